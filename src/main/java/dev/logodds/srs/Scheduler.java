package dev.logodds.srs;

import java.time.Duration;
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
    private final Steps learning;
    private final Steps relearning;

    public Scheduler(Settings settings) {
        this.settings = settings;
        model = new MemoryModel(settings.parameters());
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
        int elapsed = card.elapsedDays(now);
        Memory memory = model.next(card.memory(), elapsed, rating);
        return switch (step(card, rating)) {
            case Steps.Next.Wait wait -> wait(card, rating, now, memory, wait);
            case Steps.Next.Graduate() -> days(card, rating, now, memory, interval(card, rating, elapsed, memory));
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

    private Steps.Next step(CardState card, Rating rating) {
        return switch (card.state()) {
            case NEW, LEARNING -> learning.answer(rating, card.step());
            case RELEARNING -> relearning.answer(rating, card.step());
            case REVIEW -> rating.recalled() ? new Steps.Next.Graduate() : relearning.again();
        };
    }

    private int interval(CardState card, Rating rating, int elapsed, Memory memory) {
        if (card.state() != State.REVIEW || !rating.recalled()) {
            return interval(memory);
        }
        return reviewInterval(card, rating, elapsed);
    }

    /** In state Review a better button never gives a shorter interval: hard ≤ good, good + 1 ≤ easy. */
    private int reviewInterval(CardState card, Rating rating, int elapsed) {
        int plainGood = interval(model.next(card.memory(), elapsed, Rating.GOOD));
        int hard = Math.min(interval(model.next(card.memory(), elapsed, Rating.HARD)), plainGood);
        int good = Math.max(plainGood, hard + 1);
        int easy = Math.max(interval(model.next(card.memory(), elapsed, Rating.EASY)), good + 1);
        int chosen = rating == Rating.HARD ? hard : rating == Rating.GOOD ? good : easy;
        return Math.min(chosen, settings.maximumInterval());
    }

    private int interval(Memory memory) {
        long days = Math.round(model.daysUntil(settings.desiredRetention(), memory.stability()));
        return (int) Math.clamp(days, 1, settings.maximumInterval());
    }

    private Outcome wait(CardState card, Rating rating, StudyDay now, Memory memory, Steps.Next.Wait wait) {
        CardState after = new CardState(
                wait.state(),
                wait.step(),
                memory.stability(),
                memory.difficulty(),
                now.at().plus(Duration.ofMinutes(wait.minutes())),
                now.at(),
                now.date(),
                card.reps() + 1,
                lapses(card, rating));
        return outcome(card, rating, now, after, 0, wait.minutes());
    }

    private Outcome days(CardState card, Rating rating, StudyDay now, Memory memory, int days) {
        CardState after = new CardState(
                State.REVIEW,
                0,
                memory.stability(),
                memory.difficulty(),
                now.plusDays(days),
                now.at(),
                now.date(),
                card.reps() + 1,
                lapses(card, rating));
        return outcome(card, rating, now, after, days, (long) days * MINUTES_A_DAY);
    }

    private Outcome outcome(
            CardState card, Rating rating, StudyDay now, CardState after, int scheduledDays, long scheduledMinutes) {
        int elapsed = card.elapsedDays(now);
        return new Outcome(
                rating, card, after, elapsed, retrievability(card, elapsed), scheduledDays, scheduledMinutes);
    }

    private static int lapses(CardState card, Rating rating) {
        return card.lapses() + (card.state() == State.REVIEW && !rating.recalled() ? 1 : 0);
    }
}
