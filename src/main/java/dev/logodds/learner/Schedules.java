package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.LogEntry;
import dev.logodds.srs.Replay;
import dev.logodds.srs.Scheduler;
import dev.logodds.srs.StudyDay;
import dev.logodds.srs.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scheduler of a learner as it holds on a day, and cards rebuilt from the log. */
@ApplicationScoped
public class Schedules {
    /**
     * A scheduler with the number of the version that it schedules by.
     *
     * @param version goes into the log
     */
    public record Dated(int version, Scheduler scheduler) {}

    /** The scheduler of the day for an item: current version, the learner's wishes, quiet days preferred. */
    public Dated on(Learner learner, String itemId, StudyDay day) {
        Preference preference = Preference.of(learner);
        ScheduleVersion version = ScheduleVersion.current(learner);
        Workload workload = new Workload(DueCounts.of(learner, itemId, preference), preference.shares());
        return new Dated(version.number(), new Scheduler(preference.settings(version, day.date()), workload));
    }

    /** The card's state in the memory of a version; a card stated in another one is restated from its log. */
    public CardState state(Learner learner, Card card, int version) {
        return card.parameterVersion == version ? card.toState() : replayed(learner, card.key.itemId(), version);
    }

    /** The state of the item now, new ones included. */
    public CardState state(Learner learner, String itemId, StudyDay now, int version) {
        return Card.of(learner, itemId)
                .map(c -> state(learner, c, version))
                .orElseGet(() -> CardState.unseen(now.at()));
    }

    /** What the item's log gives: the truth that the card caches. */
    public CardState replayed(Learner learner, String itemId, int version) {
        return replayed(learner, itemId, version, Review.standing(learner, itemId));
    }

    /** What these reviews of the item give, the oldest first. */
    CardState replayed(Learner learner, String itemId, int version, List<Review> reviews) {
        List<LogEntry> log = reviews.stream().map(Review::toEntry).toList();
        Instant introduced =
                Review.first(learner, itemId).map(r -> r.reviewedAt).orElse(Instant.EPOCH);
        Map<Integer, Scheduler> schedulers = new HashMap<>();
        Replay replay = new Replay(v -> schedulers.computeIfAbsent(
                v, n -> new Scheduler(ScheduleVersion.of(learner, n).settings())));
        return replay.card(introduced, log, version, StudyRecord.seed(learner, itemId));
    }
}
