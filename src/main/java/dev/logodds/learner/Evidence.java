package dev.logodds.learner;

import dev.logodds.srs.Rating;
import java.time.Duration;

/**
 * What speaks for how well something is known.
 *
 * @param correct right in the checker's word
 * @param verified checked by the engine, not picked from a list
 * @param gaveUp the solution was asked for
 * @param hintUsed the hint was asked for
 * @param retry another answer to the same variant was wrong just before
 * @param duration time from the question to the answer
 * @param target the question's target time
 */
public record Evidence(
        boolean correct,
        boolean verified,
        boolean gaveUp,
        boolean hintUsed,
        boolean retry,
        Duration duration,
        Duration target) {

    /** Wrong is Again; right with help, late or at the second try is Hard; right is Good; fast and verified is Easy. */
    public Rating rating() {
        if (!correct || gaveUp) return Rating.AGAIN;
        if (hintUsed || retry || duration.compareTo(target.multipliedBy(2)) > 0) return Rating.HARD;
        boolean fast = duration.multipliedBy(2).compareTo(target) <= 0;
        return fast && verified ? Rating.EASY : Rating.GOOD;
    }
}
