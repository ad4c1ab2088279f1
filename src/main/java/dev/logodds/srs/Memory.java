package dev.logodds.srs;

/**
 * What FSRS believes about one learner's memory of one card.
 *
 * @param stability days after which retrievability has fallen to 0.9; within [0.001, 36500]
 * @param difficulty within [1, 10]
 */
public record Memory(double stability, double difficulty) {
    static final double MIN_STABILITY = 0.001;
    static final double MAX_STABILITY = 36_500;

    public Memory {
        if (!(stability >= MIN_STABILITY && stability <= MAX_STABILITY)) {
            throw new IllegalArgumentException("stability must lie in [0.001, 36500] days, not " + stability);
        }
        if (!(difficulty >= 1 && difficulty <= 10)) {
            throw new IllegalArgumentException("difficulty must lie in [1, 10], not " + difficulty);
        }
    }
}
