package dev.logodds.srs;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * FSRS-6: from a card and an answer to the card afterwards. It holds no state, reads no clock and draws no randomness
 * but from the seed it is given, so a preview equals the answer and a log replays to the same cards.
 *
 * <p>Source: open-spaced-repetition, FSRS-6; step and interval rules as in its reference implementations.
 */
public final class Scheduler {
    private static final int MINUTES_A_DAY = 1_440;

    private final Settings settings;
    private final MemoryModel model;
    private final Intervals intervals;
    private final Steps learning;
    private final Steps relearning;

    public Scheduler(Settings settings) {
        this(settings, Workload.NONE);
    }

    /** A scheduler whose fuzz, if the settings want any, prefers the quiet days of this workload. */
    public Scheduler(Settings settings, Workload workload) {
        this.settings = settings;
        model = new MemoryModel(settings.parameters());
        intervals = new Intervals(settings, model, workload);
        learning = new Steps(State.LEARNING, settings.learningSteps());
        relearning = new Steps(State.RELEARNING, settings.relearningSteps());
    }

    public Settings settings() {
        return settings;
    }

    /** The chance of recall after this many days without a review; empty while the card is new. */
    public OptionalDouble retrievability(CardState card, double elapsedDays) {
        return card.state() == State.NEW
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.retrievability(card.stability(), Math.max(0, elapsedDays)));
    }

    /**
     * The card after an answer.
     *
     * @param cardSeed anything fixed for the card, such as a hash of its id; fuzz mixes it with the number of answers
     */
    public Outcome review(CardState card, Rating rating, StudyDay now, long cardSeed) {
        return review(card, rating, now, cardSeed, 0);
    }

    /**
     * The card after an answer whose interval is already on record: the workload of that day is no longer known, so
     * the interval it led to is not drawn again.
     *
     * @param recordedDays the interval given then; 0 when the card went to a step
     */
    Outcome review(CardState card, Rating rating, StudyDay now, long cardSeed, int recordedDays) {
        Memory memory = memory(card, rating, now);
        return switch (step(card, rating)) {
            case Steps.Next.Wait wait -> {
                Instant due = now.at().plus(Duration.ofMinutes(wait.minutes()));
                CardState after = answered(card, rating, now, memory, wait.state(), wait.step(), due);
                yield outcome(card, rating, now, after, 0, wait.minutes());
            }
            case Steps.Next.Graduate() -> {
                int days = recordedDays > 0 ? recordedDays : intervals.after(card, rating, now, memory, cardSeed);
                CardState after = answered(card, rating, now, memory, State.REVIEW, 0, now.plusDays(days));
                yield outcome(card, rating, now, after, days, (long) days * MINUTES_A_DAY);
            }
        };
    }

    /** All four outcomes of an answer now. */
    public Preview preview(CardState card, StudyDay now, long cardSeed) {
        return new Preview(
                review(card, Rating.AGAIN, now, cardSeed),
                review(card, Rating.HARD, now, cardSeed),
                review(card, Rating.GOOD, now, cardSeed),
                review(card, Rating.EASY, now, cardSeed));
    }

    /** The memory after an answer, whatever becomes of the interval. */
    Memory memory(CardState card, Rating rating, StudyDay now) {
        return model.next(card.memory(), card.elapsedDays(now), rating);
    }

    private Steps.Next step(CardState card, Rating rating) {
        return switch (card.state()) {
            case NEW, LEARNING -> learning.answer(rating, card.step());
            case RELEARNING -> relearning.answer(rating, card.step());
            case REVIEW -> rating.recalled() ? new Steps.Next.Graduate() : relearning.again();
        };
    }

    private static CardState answered(
            CardState card, Rating rating, StudyDay now, Memory memory, State state, int step, Instant due) {
        boolean lapse = card.state() == State.REVIEW && !rating.recalled();
        return new CardState(
                state,
                step,
                memory.stability(),
                memory.difficulty(),
                due,
                now.at(),
                now.date(),
                card.reps() + 1,
                card.lapses() + (lapse ? 1 : 0));
    }

    private Outcome outcome(
            CardState card, Rating rating, StudyDay now, CardState after, int scheduledDays, long scheduledMinutes) {
        int elapsed = card.elapsedDays(now);
        return new Outcome(
                rating, card, after, elapsed, retrievability(card, elapsed), scheduledDays, scheduledMinutes);
    }
}
