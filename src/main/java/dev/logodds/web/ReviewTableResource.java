package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** The reviews that stand as a table for a spreadsheet. It holds no text that a learner typed. */
@Path("/data/reviews.csv")
@Blocking
public class ReviewTableResource {
    private static final String HEAD =
            "item,reviewed_at,study_day,rating,proposed_rating,elapsed_days,retrievability,state,stability,difficulty,scheduled_days,due,seconds\n";

    @Inject
    Learner learner;

    @GET
    @Transactional
    public Response table() {
        String rows = Review.allStanding(learner).stream()
                .map(ReviewTableResource::row)
                .collect(Collectors.joining("\n", HEAD, "\n"));
        return OwnData.download(rows, "text/csv; charset=utf-8", "logodds-reviews.csv");
    }

    private static String row(Review r) {
        return "%s,%s,%s,%d,%d,%d,%s,%s,%s,%s,%d,%s,%s"
                .formatted(
                        r.itemId,
                        r.reviewedAt,
                        r.studyDay,
                        r.rating,
                        r.proposedRating,
                        r.elapsedDays,
                        r.retrievability == null ? "" : r.retrievability,
                        r.stateAfter.label(),
                        r.stabilityAfter,
                        r.difficultyAfter,
                        r.scheduledDays,
                        r.dueAfter,
                        r.durationMs / 1000.0);
    }
}
