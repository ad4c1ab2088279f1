package dev.logodds.learner;

import dev.logodds.srs.History;
import dev.logodds.srs.Optimizer;
import dev.logodds.srs.Proposal;
import dev.logodds.srs.Rating;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Fits the parameters to learners who have enough reviews: in the background, one at a time, and accepted only when the newest
 * fifth of the reviews is predicted better. Cards are then restated from their logs; one that is answered before its turn is
 * restated there and then.
 */
@ApplicationScoped
public class Tuner {
    private static final Logger LOG = Logger.getLogger(Tuner.class);
    /** Answers after which it is asked again whether there is enough that is new. */
    private static final int ASKED_EVERY = 50;

    private static final int ENOUGH = 1_000;
    /** The share of reviews that must be new since the last run. */
    private static final double NEW_SHARE = 0.1;

    private static final int RESTATED_AT_ONCE = 200;

    @Inject
    Schedules schedules;

    @Inject
    Clock clock;

    private final Map<UUID, Integer> answered = new ConcurrentHashMap<>();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("tuner").factory());

    void reviewed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StudyRecord.Reviewed review) {
        int count = answered.merge(review.learner().id(), 1, Integer::sum);
        if (count % ASKED_EVERY != 1) return;
        try {
            background.execute(() -> tuneIfDue(review.learner()));
        } catch (RejectedExecutionException e) {
            LOG.debug("the application is stopping; the parameters are fitted another time");
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    private void tuneIfDue(Learner learner) {
        try {
            if (QuarkusTransaction.requiringNew().call(() -> isDue(learner))) tune(learner);
        } catch (RuntimeException e) {
            LOG.warnf(e, "the parameters of %s could not be fitted; they stay as they are", learner.id());
        }
    }

    private static boolean isDue(Learner learner) {
        long reviews = Review.count("key.learnerId = ?1", learner.id());
        return reviews >= ENOUGH
                && Tuning.last(learner)
                        .map(t -> reviews >= t.reviews * (1 + NEW_SHARE))
                        .orElse(true);
    }

    /** Fits now, whether it is due or not, and says what came of it. */
    public Tuning tune(Learner learner) {
        ScheduleVersion current = QuarkusTransaction.requiringNew().call(() -> ScheduleVersion.current(learner));
        List<History> histories = QuarkusTransaction.requiringNew().timeout(600).call(() -> histories(learner));
        Optimizer optimizer = new Optimizer(current.relearningSteps.length);
        Proposal proposal = optimizer.propose(histories, current.settings().parameters());
        int reviews = histories.stream().mapToInt(h -> h.answers().size()).sum();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tuning tuning = QuarkusTransaction.requiringNew().call(() -> stored(learner, proposal, reviews, now));
        if (proposal instanceof Proposal.Accepted) restate(learner);
        return tuning;
    }

    private static Tuning stored(Learner learner, Proposal proposal, int reviews, Instant now) {
        if (proposal instanceof Proposal.Accepted accepted) {
            var settings = ScheduleVersion.current(learner).settings().withParameters(accepted.fitted());
            ScheduleVersion.next(learner, settings, "fitted", now);
        }
        Tuning tuning = Tuning.of(learner, now, proposal, reviews);
        tuning.persist();
        return tuning;
    }

    /** The cards that are still stated in older parameters, a few at a time. */
    void restate(Learner learner) {
        int version = QuarkusTransaction.requiringNew()
                .call(() -> ScheduleVersion.current(learner).number());
        String after = "";
        while (true) {
            String from = after;
            List<String> done = QuarkusTransaction.requiringNew().call(() -> restated(learner, version, from));
            if (done.isEmpty()) return;
            after = done.getLast();
        }
    }

    private List<String> restated(Learner learner, int version, String after) {
        List<String> ids = Card.outdated(learner, version, after, RESTATED_AT_ONCE);
        for (String id : ids) {
            Card card = Card.locked(learner, id, Instant.EPOCH);
            if (card.parameterVersion < version) card.restate(schedules.replayed(learner, id, version), version);
        }
        return ids;
    }

    /** Every card's standing answers, read without entities: the log may be long. */
    private static List<History> histories(Learner learner) {
        Map<String, List<History.Answer>> cards = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        @SuppressWarnings("unchecked")
        var rows = (java.util.stream.Stream<Object[]>) Card.getEntityManager()
                .createNativeQuery("""
                        select r.item_id, r.reviewed_at, cast(r.study_day - date '1970-01-01' as bigint), r.rating from review_log r
                        where r.learner_id = :learner and not exists (select 1 from review_undo u
                          where u.learner_id = r.learner_id and u.client_review_id = r.client_review_id)
                        order by r.sequence""")
                .setParameter("learner", learner.id())
                .setHint("org.hibernate.fetchSize", 1_000)
                .getResultStream();
        try (rows) {
            rows.forEach(row -> {
                String item = (String) row[0];
                long day = ((Number) row[2]).longValue();
                int elapsed = (int) Math.max(0, day - last.getOrDefault(item, day));
                last.put(item, day);
                cards.computeIfAbsent(item, i -> new ArrayList<>())
                        .add(new History.Answer(
                                (Instant) row[1], elapsed, Rating.ofGrade(((Number) row[3]).intValue())));
            });
        }
        return cards.values().stream().map(History::new).toList();
    }
}
