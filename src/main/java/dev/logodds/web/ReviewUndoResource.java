package dev.logodds.web;

import dev.logodds.learner.Corrections;
import dev.logodds.learner.Learner;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The undo of a review: a line that takes it back. */
@Path("/reviews/{id}/undo")
@Blocking
public class ReviewUndoResource {
    @Inject
    Reviews reviews;

    @Inject
    Corrections corrections;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("id") String id, @RestForm @Nullable String from) {
        var review = reviews.review(id);
        corrections.undo(learner, review, clock.today());
        return reviews.toQuestion(review, from);
    }
}
