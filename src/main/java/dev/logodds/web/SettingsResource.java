package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Preference;
import dev.logodds.learner.ScheduleVersion;
import dev.logodds.learner.Sitting;
import dev.logodds.learner.Tuning;
import dev.logodds.srs.Settings;
import dev.logodds.srs.StudyDay;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;

/** How the learner wants to study. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SettingsResource {
    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance page(@RestQuery boolean saved) {
        SettingsForm form = SettingsForm.of(Preference.of(learner), ScheduleVersion.current(learner));
        return Templates.settings(form, saved, fit());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response save(@BeanParam SettingsForm form) {
        StudyDay today = clock.today();
        Settings before = ScheduleVersion.current(learner).settings();
        Settings after = form.steps(before);
        Preference draft = Preference.defaults(learner);
        form.writeTo(draft, today.date());
        if (!form.errors().isEmpty()) {
            return Response.status(422)
                    .entity(Templates.settings(form, false, fit()))
                    .build();
        }
        draft.store();
        if (!after.equals(before)) ScheduleVersion.next(learner, after, "settings", today.at());
        Sitting.replan(learner);
        return Redirect.to("/settings?saved=true");
    }

    /** What the optimiser last did, in words. */
    private String fit() {
        return Tuning.last(learner)
                .map(Tuning::said)
                .orElse(
                        "The published parameters hold. From about 1,000 reviews on they are fitted to you, in the background, and kept only when they predict your newest reviews better.");
    }
}
