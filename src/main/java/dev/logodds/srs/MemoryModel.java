package dev.logodds.srs;

import org.jspecify.annotations.Nullable;

/**
 * The equations of FSRS-6: forgetting, difficulty and stability. Elapsed time t is in whole days, grades G run from 1
 * (Again) to 4 (Easy).
 *
 * <p>Source: open-spaced-repetition, "The Algorithm", section FSRS-6. Each method
 * states its equation.
 */
final class MemoryModel {
    private static final double TARGET_AT_STABILITY = 0.9;
    private static final double MIN_INITIAL_STABILITY = 0.1;

    private final double[] w;
    private final double decay;
    private final double factor;

    MemoryModel(Parameters parameters) {
        w = parameters.toArray();
        decay = -w[20];
        factor = Math.pow(TARGET_AT_STABILITY, 1 / decay) - 1;
    }

    /** R = (1 + factor·t/S)^decay, where the factor makes R(S) = 0.9. */
    double retrievability(double stability, double elapsedDays) {
        return Math.pow(1 + factor * elapsedDays / stability, decay);
    }

    /** The days after which retrievability has fallen to the desired retention: the inverse of the curve. */
    double daysUntil(double desiredRetention, double stability) {
        return stability * (Math.pow(desiredRetention, 1 / decay) - 1) / factor;
    }

    /** Memory after an answer; without an earlier memory the answer is the first. */
    Memory next(@Nullable Memory before, int elapsedDays, Rating rating) {
        if (before == null) {
            return initial(rating);
        }
        // stability moves by the difficulty before the answer
        return new Memory(nextStability(before, elapsedDays, rating), nextDifficulty(before.difficulty(), rating));
    }

    /** S0 = w[G-1]; D0 = w4 - e^(w5·(G-1)) + 1. */
    private Memory initial(Rating rating) {
        double stability = Math.max(w[rating.grade() - 1], MIN_INITIAL_STABILITY);
        return new Memory(stability, Math.clamp(initialDifficulty(rating), 1, 10));
    }

    private double initialDifficulty(Rating rating) {
        return w[4] - Math.exp(w[5] * (rating.grade() - 1)) + 1;
    }

    /** A step of -w6·(G-3), damped near the hard end, then a pull of w7 back to where Easy would start. */
    private double nextDifficulty(double difficulty, Rating rating) {
        double moved = difficulty - w[6] * (rating.grade() - 3) * (10 - difficulty) / 9;
        return Math.clamp(w[7] * initialDifficulty(Rating.EASY) + (1 - w[7]) * moved, 1, 10);
    }

    private double nextStability(Memory before, int elapsedDays, Rating rating) {
        double next = elapsedDays == 0
                ? sameDay(before.stability(), rating)
                : rating.recalled() ? recalled(before, elapsedDays, rating) : forgotten(before, elapsedDays);
        return Math.clamp(next, Memory.MIN_STABILITY, Memory.MAX_STABILITY);
    }

    /** S·e^(w17·(G-3+w18))·S^-w19; a success on the same day never shortens. */
    private double sameDay(double stability, Rating rating) {
        double increase = Math.exp(w[17] * (rating.grade() - 3 + w[18])) * Math.pow(stability, -w[19]);
        return stability * (rating.recalled() ? Math.max(increase, 1) : increase);
    }

    /** S·(1 + e^w8·(11-D)·S^-w9·(e^(w10·(1-R)) - 1)·[w15 if Hard]·[w16 if Easy]). */
    private double recalled(Memory before, int elapsedDays, Rating rating) {
        double stability = before.stability();
        double surprise = Math.expm1(w[10] * (1 - retrievability(stability, elapsedDays)));
        double gain = Math.exp(w[8]) * (11 - before.difficulty()) * Math.pow(stability, -w[9]) * surprise;
        return stability * (1 + gain * bonus(rating));
    }

    private double bonus(Rating rating) {
        return switch (rating) {
            case HARD -> w[15];
            case EASY -> w[16];
            case AGAIN, GOOD -> 1;
        };
    }

    /** w11·D^-w12·((S+1)^w13 - 1)·e^(w14·(1-R)), but no more than S / e^(w17·w18). */
    private double forgotten(Memory before, int elapsedDays) {
        double stability = before.stability();
        double longTerm = w[11]
                * Math.pow(before.difficulty(), -w[12])
                * (Math.pow(stability + 1, w[13]) - 1)
                * Math.exp(w[14] * (1 - retrievability(stability, elapsedDays)));
        return Math.min(longTerm, stability / Math.exp(w[17] * w[18]));
    }
}
