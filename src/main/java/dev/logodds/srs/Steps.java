package dev.logodds.srs;

import java.time.Duration;
import java.util.List;

/** The (re)learning steps of a day and what each button does on them: one method a button. */
record Steps(State state, List<Duration> waits) {
    /** Where an answer on the steps leads. */
    sealed interface Next {
        /** Wait and come back on this step. */
        record Wait(State state, int step, long minutes) implements Next {}

        /** Leave the steps for an interval of days. */
        record Graduate() implements Next {}
    }

    private static final Next GRADUATE = new Next.Graduate();

    Next answer(Rating rating, int step) {
        if (step >= waits.size()) {
            return GRADUATE; // there are no steps, or they were shortened since
        }
        return switch (rating) {
            case AGAIN -> again();
            case HARD -> hard(step);
            case GOOD -> good(step);
            case EASY -> GRADUATE;
        };
    }

    /** Back to the first step; also where a lapse begins. */
    Next again() {
        return waits.isEmpty() ? GRADUATE : waitOn(0, minutes(0));
    }

    /** Stay, for the mean of the first two waits, or half as much again when there is only one. */
    private Next hard(int step) {
        return waitOn(step, waits.size() == 1 ? minutes(0) * 1.5 : (minutes(0) + minutes(1)) / 2);
    }

    private Next good(int step) {
        return step + 1 < waits.size() ? waitOn(step + 1, minutes(step + 1)) : GRADUATE;
    }

    private Next waitOn(int step, double minutes) {
        return new Next.Wait(state, step, Math.round(minutes));
    }

    private double minutes(int step) {
        return waits.get(step).toSeconds() / 60.0;
    }
}
