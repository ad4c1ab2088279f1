package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.Rating;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Stores what was answered: attempt, review and card state in one transaction, or nothing. */
@ApplicationScoped
public class StudyRecord {

    /** The card has moved on since the form was made: another tab or device was faster. Nothing was stored. */
    public static final class Stale extends RuntimeException {
        private final String itemId;

        Stale(String itemId) {
            super("the card " + itemId + " has been answered elsewhere");
            this.itemId = itemId;
        }

        public String itemId() {
            return itemId;
        }
    }

    @Inject
    Schedules schedules;

    /**
     * Records a graded answer. The same attempt id again changes nothing.
     *
     * @return the review it led to; empty when it was practice that leaves the schedule alone
     * @throws Stale when the card's version is not the one that the answer was made for
     */
    @Transactional
    public Optional<Review> record(Learner learner, Submission s, StudyDay day) {
        if (!Attempt.insert(learner, s, day.at())) return Review.of(learner, s.attemptId());
        Card card = Card.locked(learner, s.itemId(), day.at());
        Integer made = s.cardVersion();
        if (made != null && card.version != made) throw new Stale(s.itemId());
        Sitting.end(learner, s.itemId());
        Schedules.Dated scheduled = schedules.on(learner, s.itemId(), day);
        CardState before = schedules.state(learner, card, scheduled.version());
        if (isPractice(before, day)) return Optional.empty();
        Rating proposed = s.evidence().rating();
        Rating rating = s.rating() == null ? proposed : s.rating();
        var outcome = scheduled.scheduler().review(before, rating, day, seed(learner, s.itemId()));
        card.become(outcome.after(), scheduled.version());
        Review review = Review.of(learner, s, day, proposed, outcome, scheduled);
        review.persist();
        reviewed.fire(new Reviewed(learner));
        return Optional.of(review);
    }

    /** A review was stored; those who wait for enough of them are told after the transaction. */
    public record Reviewed(Learner learner) {}

    @Inject
    Event<Reviewed> reviewed;

    /** One review of an item a day counts for its stability; a card that is still being learned counts at every step. */
    public static boolean isPractice(CardState card, StudyDay day) {
        return card.state() == State.REVIEW && day.date().equals(card.lastDay());
    }

    /** What fuzz is drawn from, so that a preview shows what will happen. */
    public static long seed(Learner learner, String itemId) {
        return learner.id().hashCode() * 31L + itemId.hashCode();
    }
}
