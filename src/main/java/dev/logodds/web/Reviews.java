package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds a learner's review by the id in an address, and the way back from it. */
@ApplicationScoped
public class Reviews {
    @Inject
    Learner learner;

    /** The learner's own review; another learner's is not found either. */
    Review review(String id) {
        return Review.withId(learner, uuid(id)).orElseThrow(Reviews::missing);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static NotFoundException missing() {
        return new NotFoundException("There is no such review of yours.");
    }

    /** The id that a form made for what it adds. */
    static UUID made(@Nullable String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(
                    "The form is damaged: it does not say which review it adds. Open the page again.");
        }
    }

    /** To the verdict that the review rests on. */
    static Response toVerdict(Review review, @Nullable String from) {
        return to("/questions/" + review.itemId + "?attempt=" + review.attemptId + origin(from));
    }

    /** To the question again, with the numbers that the review was made on. */
    Response toQuestion(Review review, @Nullable String from) {
        String seed =
                Attempt.of(learner, review.attemptId).map(a -> "seed=" + a.seed).orElse("");
        return to("/questions/" + review.itemId + "?" + seed + origin(from));
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static String origin(@Nullable String from) {
        return "study".equals(from) ? "&from=study" : "";
    }
}
