package dev.logodds.srs;

/** From a memory to days: the interval at the desired retention, spread, and ordered between the buttons. */
final class Intervals {
    private final Settings settings;
    private final MemoryModel model;
    private final Workload workload;

    Intervals(Settings settings, MemoryModel model, Workload workload) {
        this.settings = settings;
        this.model = model;
        this.workload = workload;
    }

    /** Days for an answer that leaves the steps or stays in review. */
    int after(CardState card, Rating rating, StudyDay now, Memory memory, long cardSeed) {
        return card.state() == State.REVIEW && rating.recalled()
                ? ordered(card, rating, now, cardSeed)
                : days(memory, card, now, cardSeed);
    }

    /** In state Review a better button never gives a shorter interval: hard ≤ good, good + 1 ≤ easy. */
    private int ordered(CardState card, Rating rating, StudyDay now, long cardSeed) {
        int plainGood = days(card, Rating.GOOD, now, cardSeed);
        int hard = Math.min(days(card, Rating.HARD, now, cardSeed), plainGood);
        int good = Math.max(plainGood, hard + 1);
        int chosen = switch (rating) {
            case AGAIN -> throw new IllegalArgumentException("a lapse is not ordered among the successes");
            case HARD -> hard;
            case GOOD -> good;
            case EASY -> Math.max(days(card, Rating.EASY, now, cardSeed), good + 1);
        };
        return Math.min(chosen, settings.maximumInterval());
    }

    private int days(CardState card, Rating rating, StudyDay now, long cardSeed) {
        return days(model.next(card.memory(), card.elapsedDays(now), rating), card, now, cardSeed);
    }

    private int days(Memory memory, CardState card, StudyDay now, long cardSeed) {
        long exact = Math.round(model.daysUntil(settings.desiredRetention(), memory.stability()));
        int interval = (int) Math.clamp(exact, 1, settings.maximumInterval());
        return settings.fuzz()
                ? Fuzz.around(interval, card.elapsedDays(now), settings.maximumInterval())
                        .pick(Fuzz.draw(cardSeed, card.reps()), now.date(), workload)
                : interval;
    }
}
