package dev.logodds.srs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that scheduling knows about one card of one learner: what replaying its reviews rebuilds.
 *
 * @param step index of the current (re)learning step; 0 in the other states
 * @param stability days; 0 while the card is new
 * @param difficulty 1 to 10; 0 while the card is new
 * @param due when it asks to be seen
 * @param lastReview null while the card is new
 * @param lastDay the day of study of the last review, as settled then; null while the card is new
 * @param reps answers so far
 * @param lapses times it was forgotten in state Review
 */
public record CardState(
        State state,
        int step,
        double stability,
        double difficulty,
        Instant due,
        @Nullable Instant lastReview,
        @Nullable LocalDate lastDay,
        int reps,
        int lapses) {
    /**
     * Checks that state and memory agree.
     *
     * @throws IllegalArgumentException when they contradict each other
     */
    public CardState {
        if (step < 0 || reps < 0 || lapses < 0) {
            throw new IllegalArgumentException("step, reps and lapses cannot be negative");
        }
        if (state != State.NEW && (lastReview == null || lastDay == null || !(stability > 0) || !(difficulty >= 1))) {
            throw new IllegalArgumentException(
                    "a card in state " + state.label() + " needs a memory and a last review");
        }
    }

    /** A card that was never answered, to be introduced from this moment on. */
    public static CardState unseen(Instant due) {
        return new CardState(State.NEW, 0, 0, 0, due, null, null, 0, 0);
    }

    /** The memory, or null while the card is new. */
    public @Nullable Memory memory() {
        return state == State.NEW ? null : new Memory(stability, difficulty);
    }

    /** Whole days of study since the last review; 0 while the card is new. */
    public int elapsedDays(StudyDay now) {
        return lastDay == null ? 0 : now.daysSince(lastDay);
    }

    /** The memory after an answer, with nothing decided about steps or intervals. */
    CardState remembered(Memory memory, StudyDay when) {
        return new CardState(
                State.REVIEW,
                0,
                memory.stability(),
                memory.difficulty(),
                due,
                when.at(),
                when.date(),
                reps + 1,
                lapses);
    }
}
