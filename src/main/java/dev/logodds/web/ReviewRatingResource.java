package dev.logodds.web;

import dev.logodds.learner.Corrections;
import dev.logodds.learner.Learner;
import dev.logodds.srs.Rating;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The learner's own rating in place of the one that the evidence led to. Both are kept. */
@Path("/reviews/{id}/rating")
@Blocking
public class ReviewRatingResource {
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
    public Response rate(
            @PathParam("id") String id,
            @RestForm @Nullable String rating,
            @RestForm @Nullable String replacement,
            @RestForm @Nullable String from) {
        var review = reviews.review(id);
        var rated = corrections.rerate(learner, review, Reviews.made(replacement), rating(rating), clock.today());
        return Reviews.toVerdict(rated, from);
    }

    private static Rating rating(@Nullable String grade) {
        try {
            return Rating.ofGrade(Integer.parseInt(grade == null ? "" : grade));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("A rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).");
        }
    }
}
