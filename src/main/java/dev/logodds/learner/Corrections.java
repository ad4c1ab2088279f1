package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.Preview;
import dev.logodds.srs.Rating;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes a review back, or gives it another rating. Both are lines added to the log; the card is replayed from it. */
@ApplicationScoped
public class Corrections {
    @Inject
    Schedules schedules;

    /**
     * Takes back the item's last review. Taking it back twice is taking it back once.
     *
     * @throws StudyRecord.Stale when the item was reviewed since
     */
    @Transactional
    public void undo(Learner learner, Review review, StudyDay now) {
        Card card = Card.locked(learner, review.itemId, now.at());
        if (ReviewUndo.exists(review)) return;
        requireLast(learner, review);
        new ReviewUndo(review, now, null).persist();
        ReviewUndo.flush();
        int version = ScheduleVersion.current(learner).number();
        card.become(schedules.replayed(learner, review.itemId, version), version);
    }

    /**
     * Gives the item's last review another rating: the review is taken back, and another of the same answer stands in its
     * place. The same id again changes nothing.
     *
     * @throws StudyRecord.Stale when the item was reviewed since, or the review is no longer the one that stands
     */
    @Transactional
    public Review rerate(Learner learner, Review review, UUID newId, Rating rating, StudyDay now) {
        Card card = Card.locked(learner, review.itemId, now.at());
        Optional<Review> known = Review.withId(learner, newId);
        if (known.isPresent()) return known.get();
        requireLast(learner, review);
        CardState before = before(learner, review);
        Schedules.Dated scheduled = schedules.on(learner, review.itemId, review.day());
        var outcome =
                scheduled.scheduler().review(before, rating, review.day(), StudyRecord.seed(learner, review.itemId));
        new ReviewUndo(review, now, newId).persist();
        Review other = review.rerated(newId, outcome, scheduled);
        other.persist();
        card.become(outcome.after(), scheduled.version());
        card.version++; // two lines: one takes back, one is new
        return other;
    }

    /** What the four ratings would have led to, from the card as it was before the review. */
    public Preview choices(Learner learner, Review review) {
        Schedules.Dated scheduled = schedules.on(learner, review.itemId, review.day());
        return scheduled
                .scheduler()
                .preview(before(learner, review), review.day(), StudyRecord.seed(learner, review.itemId));
    }

    /** Whether the review is the last one of its item, and stands. */
    public boolean canChange(Learner learner, Review review) {
        return Review.last(learner, review.itemId)
                .filter(r -> r.key.equals(review.key))
                .isPresent();
    }

    private CardState before(Learner learner, Review review) {
        List<Review> earlier = Review.standing(learner, review.itemId).stream()
                .filter(r -> r.sequence < review.sequence)
                .toList();
        int version = ScheduleVersion.current(learner).number();
        return schedules.replayed(learner, review.itemId, version, earlier);
    }

    private void requireLast(Learner learner, Review review) {
        if (!canChange(learner, review)) throw new StudyRecord.Stale(review.itemId);
    }
}
