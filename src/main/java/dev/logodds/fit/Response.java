package dev.logodds.fit;

import java.util.List;

/** The left side of a formula, over all rows. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Response {
    /**
     * Counts of successes and failures; a single label is one or the other. Proportions with weights are successes of
     * a fraction.
     *
     * @param grouped whether given as {@code cbind(successes, failures)}, so that the likelihood counts arrangements
     */
    record Counts(double[] successes, double[] failures, boolean grouped) implements Response {}

    /** Any numbers. */
    record Numbers(double[] values) implements Response {}

    /** One of several classes; the first is the baseline. */
    record Classes(List<String> levels, int[] codes) implements Response {
        public Classes {
            levels = List.copyOf(levels);
        }
    }
}
