package dev.logodds.web;

import dev.logodds.learner.Learner;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The study session: one item at a time. */
@Path("/study")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class StudyResource {
    @Inject
    Session session;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance next(@RestQuery @Nullable String topic, @RestQuery boolean more) {
        String scope = topic == null ? "" : topic;
        return session.work(learner, scope, more)
                .map(work -> Templates.question(work, List.of()))
                .orElseGet(() -> Templates.study(done(session.anyUnseen(learner, scope))));
    }

    private static StudyDone done(boolean more) {
        return more
                ? new StudyDone(
                        "Done for today",
                        "What was due is reviewed, and today's portion of new questions is met. Resting now is part of learning; more is there if you want it.",
                        true)
                : new StudyDone(
                        "Done",
                        "Every question has been met and nothing is due. Each comes back just before you would forget it.",
                        false);
    }
}
