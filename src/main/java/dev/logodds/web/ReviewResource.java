package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Corrections;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.srs.Rating;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A review: why it led to its date, its undo, and the learner's own rating in place of the one that the evidence led to. */
@Path("/reviews/{id}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ReviewResource {
    @Inject
    Corrections corrections;

    @Inject
    Reasons reasons;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance why(@PathParam("id") String id) {
        return Templates.review(reasons.of(review(id)));
    }

    /** To the question again, with the numbers that the review was made on. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("id") String id, @RestForm @Nullable String from) {
        Review review = review(id);
        corrections.undo(learner, review, clock.today());
        String seed =
                Attempt.of(learner, review.attemptId).map(a -> "seed=" + a.seed).orElse("");
        return Redirect.to("/questions/" + review.itemId + "?" + seed + origin(from));
    }

    /** To the verdict that the review rests on. */
    @POST
    @Path("/rating")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rate(
            @PathParam("id") String id,
            @RestForm @Nullable String rating,
            @RestForm @Nullable String replacement,
            @RestForm @Nullable String from) {
        Review review = review(id);
        corrections.rerate(learner, review, made(replacement), rating(rating), clock.today());
        return Redirect.to("/questions/" + review.itemId + "?attempt=" + review.attemptId + origin(from));
    }

    /** The learner's own review; another learner's is not found either. */
    private Review review(String id) {
        UUID known = uuid(id);
        if (known == null) throw missing();
        return Review.withId(learner, known).orElseThrow(ReviewResource::missing);
    }

    private static NotFoundException missing() {
        return new NotFoundException("There is no such review of yours.");
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The id that the form made for what it adds. */
    private static UUID made(@Nullable String id) {
        UUID made = uuid(id);
        if (made != null) return made;
        throw new BadRequestException(
                "The form is damaged: it does not say which review it adds. Open the page again.");
    }

    private static Rating rating(@Nullable String grade) {
        try {
            return Rating.ofGrade(Integer.parseInt(grade == null ? "" : grade));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("A rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).");
        }
    }

    private static String origin(@Nullable String from) {
        return "study".equals(from) ? "&from=study" : "";
    }
}
