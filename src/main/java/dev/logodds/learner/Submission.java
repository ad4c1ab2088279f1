package dev.logodds.learner;

import dev.logodds.srs.Rating;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A graded answer on its way to the store.
 *
 * @param attemptId made by the form that was sent
 * @param cardVersion the version of the card that the form was made for; null where it doesn't matter which
 * @param outcome the verdict's key
 * @param rating the learner's own rating, where they rate themselves; else the evidence decides
 */
public record Submission(
        UUID attemptId,
        String itemId,
        int revision,
        long seed,
        @Nullable Integer cardVersion,
        String answer,
        String outcome,
        @Nullable String mistake,
        Evidence evidence,
        @Nullable Rating rating) {}
