package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Queue;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Practice of a topic, the shakiest item first, whether it is due or not. */
@Path("/drills/{topic}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DrillResource {
    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public Object next(@PathParam("topic") String topic) {
        if (library.bank().topic(topic).isEmpty()) throw new NotFoundException("There is no topic " + topic + ".");
        Optional<String> shakiest = Queue.shakiest(learner, clock.today(), topic)
                .filter(id -> library.bank().question(id).isPresent());
        return shakiest.<Object>map(id -> Redirect.to("/questions/" + id)).orElseGet(DrillResource::done);
    }

    private static TemplateInstance done() {
        return Templates.study(new StudyDone(
                "Drilled",
                "Every item of this topic was answered today. What comes back, comes back on its day.",
                false));
    }
}
