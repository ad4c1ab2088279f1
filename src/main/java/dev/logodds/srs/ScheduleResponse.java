package dev.logodds.srs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card after each review of a {@link ScheduleRequest}.
 *
 * @param reviews one row a review, in the same order
 */
public record ScheduleResponse(List<Row> reviews) {
    /**
     * The card after one review.
     *
     * @param state New, Learning, Review or Relearning, after the review
     * @param step index into the (re)learning steps
     * @param stability days
     * @param difficulty 1 to 10
     * @param retrievabilityBefore the chance of recall just before; null for the first review
     * @param scheduledDays 0 when a step is due instead
     */
    public record Row(
            String state,
            int step,
            double stability,
            double difficulty,
            @Nullable Double retrievabilityBefore,
            int scheduledDays,
            long scheduledMinutes,
            Instant due,
            int reps,
            int lapses) {
        static Row of(Outcome outcome) {
            CardState after = outcome.after();
            return new Row(
                    after.state().label(),
                    after.step(),
                    after.stability(),
                    after.difficulty(),
                    outcome.retrievabilityBefore().isPresent()
                            ? outcome.retrievabilityBefore().getAsDouble()
                            : null,
                    outcome.scheduledDays(),
                    outcome.scheduledMinutes(),
                    after.due(),
                    after.reps(),
                    after.lapses());
        }
    }
}
