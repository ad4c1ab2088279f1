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
    Desk desk;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance next(@RestQuery @Nullable String topic, @RestQuery boolean more) {
        Session.Queue queue = session.queue(learner, topic == null ? "" : topic, more);
        return queue.next()
                .map(q -> Templates.question(desk.fresh(learner, q, null, "study", queue.left()), List.of()))
                .orElseGet(() -> Templates.study(done(queue)));
    }

    private static StudyDone done(Session.Queue queue) {
        return queue.unseen() > 0
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
