package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.LogEntry;
import dev.logodds.srs.Outcome;
import dev.logodds.srs.Rating;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A line of the review log; never changed, never deleted. */
@Entity
@Table(name = "review_log")
public class Review extends PanacheEntityBase {
    private static final String ALGORITHM = "FSRS-6";

    /** Learner first; the client's id keeps the same form sent twice from being two reviews. */
    @jakarta.persistence.Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "client_review_id") UUID clientReviewId) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Generated
    @Column(insertable = false, updatable = false)
    public long sequence;

    @Column(nullable = false)
    public String itemId;

    /** The attempt it rests on; a changed rating is another review of the same attempt. */
    @Column(nullable = false)
    public UUID attemptId;

    @Column(nullable = false)
    public Instant reviewedAt;

    public @Nullable Instant clientAt;

    @Column(nullable = false)
    public String zone;

    @Column(nullable = false)
    public LocalDate studyDay;

    public short rating;
    public short proposedRating;

    @Column(nullable = false)
    public String outcome;

    public boolean hintUsed;
    public long durationMs;
    public int elapsedDays;
    public @Nullable Double retrievability;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public State stateBefore;

    public int stepBefore;
    public double stabilityBefore;
    public double difficultyBefore;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public State stateAfter;

    public int stepAfter;
    public double stabilityAfter;
    public double difficultyAfter;

    @Column(nullable = false)
    public Instant dueAfter;

    @Column(nullable = false)
    public String algorithm;

    public int parameterVersion;

    /** The interval it led to; 0 when the card went to a step. */
    public int scheduledDays;

    public double desiredRetention;
    public int maximumInterval;

    protected Review() {}

    static Review of(
            Learner learner, Submission s, StudyDay day, Rating proposed, Outcome o, Schedules.Dated scheduled) {
        Review r = new Review();
        r.key = new Key(learner.id(), s.attemptId());
        r.attemptId = s.attemptId();
        r.itemId = s.itemId();
        r.proposedRating = (short) proposed.grade();
        r.outcome = s.outcome();
        r.hintUsed = s.evidence().hintUsed();
        r.durationMs = s.evidence().duration().toMillis();
        r.scheduled(day, o, scheduled);
        return r;
    }

    /** The same answer with another rating: the evidence stays, and so do the moment and its day. */
    Review rerated(UUID clientReviewId, Outcome o, Schedules.Dated scheduled) {
        Review r = new Review();
        r.key = new Key(key.learnerId(), clientReviewId);
        r.attemptId = attemptId;
        r.itemId = itemId;
        r.proposedRating = proposedRating;
        r.outcome = outcome;
        r.hintUsed = hintUsed;
        r.durationMs = durationMs;
        r.scheduled(day(), o, scheduled);
        return r;
    }

    private void scheduled(StudyDay day, Outcome o, Schedules.Dated by) {
        reviewedAt = day.at();
        zone = day.zone().getId();
        studyDay = day.date();
        rating = (short) o.rating().grade();
        elapsedDays = o.elapsedDays();
        retrievability =
                o.retrievabilityBefore().isPresent() ? o.retrievabilityBefore().getAsDouble() : null;
        scheduledDays = o.scheduledDays();
        before(o.before());
        after(o.after());
        algorithm = ALGORITHM;
        parameterVersion = by.version();
        desiredRetention = by.scheduler().settings().desiredRetention();
        maximumInterval = by.scheduler().settings().maximumInterval();
    }

    /** The moment with its day of study, as settled then. */
    public StudyDay day() {
        return new StudyDay(reviewedAt, ZoneId.of(zone), studyDay);
    }

    LogEntry toEntry() {
        return new LogEntry.Answered(sequence, day(), Rating.ofGrade(rating), scheduledDays, parameterVersion);
    }

    private void before(CardState c) {
        stateBefore = c.state();
        stepBefore = c.step();
        stabilityBefore = c.stability();
        difficultyBefore = c.difficulty();
    }

    private void after(CardState c) {
        stateAfter = c.state();
        stepAfter = c.step();
        stabilityAfter = c.stability();
        difficultyAfter = c.difficulty();
        dueAfter = c.due();
    }

    private static final String STANDING =
            " and not exists (select 1 from ReviewUndo u where u.key.learnerId = r.key.learnerId"
                    + " and u.key.clientReviewId = r.key.clientReviewId)";

    public static Optional<Review> withId(Learner learner, UUID clientReviewId) {
        return Review.<Review>findByIdOptional(new Key(learner.id(), clientReviewId));
    }

    /** The review that an attempt stands for; empty for practice and for what was taken back. */
    public static Optional<Review> of(Learner learner, UUID attemptId) {
        return Review.<Review>find(
                        "from Review r where r.key.learnerId = ?1 and r.attemptId = ?2" + STANDING
                                + " order by r.sequence desc",
                        learner.id(),
                        attemptId)
                .firstResultOptional();
    }

    /** The reviews of an item that were not taken back, the oldest first. */
    public static List<Review> standing(Learner learner, String itemId) {
        return list(
                "from Review r where r.key.learnerId = ?1 and r.itemId = ?2" + STANDING + " order by r.sequence",
                learner.id(),
                itemId);
    }

    /** All reviews that were not taken back, the oldest first. */
    public static List<Review> allStanding(Learner learner) {
        return list("from Review r where r.key.learnerId = ?1" + STANDING + " order by r.sequence", learner.id());
    }

    /** The last review of an item that was not taken back. */
    public static Optional<Review> last(Learner learner, String itemId) {
        return Review.<Review>find(
                        "from Review r where r.key.learnerId = ?1 and r.itemId = ?2" + STANDING
                                + " order by r.sequence desc",
                        learner.id(),
                        itemId)
                .firstResultOptional();
    }

    /** The first review of an item that the log has, taken back or not. */
    static Optional<Review> first(Learner learner, String itemId) {
        return Review.<Review>find("key.learnerId = ?1 and itemId = ?2 order by sequence", learner.id(), itemId)
                .firstResultOptional();
    }

    /** The last review of a day of study that was not taken back: what an undo would undo. */
    public static Optional<Review> lastOn(Learner learner, LocalDate day) {
        return Review.<Review>find(
                        "from Review r where r.key.learnerId = ?1 and r.studyDay = ?2" + STANDING
                                + " order by r.sequence desc",
                        learner.id(),
                        day)
                .firstResultOptional();
    }

    /** How many items the learner met for the first time on a day of study. */
    public static long introducedOn(Learner learner, LocalDate day) {
        return count(
                "from Review r where r.key.learnerId = ?1 and r.studyDay = ?2 and r.stateBefore = ?3" + STANDING,
                learner.id(),
                day,
                State.NEW);
    }

    /** How many items that were in review were reviewed on a day of study. */
    public static long reviewedOn(Learner learner, LocalDate day) {
        return count(
                "from Review r where r.key.learnerId = ?1 and r.studyDay = ?2 and r.stateBefore = ?3" + STANDING,
                learner.id(),
                day,
                State.REVIEW);
    }

    /** How many reviews were made on a day of study. */
    public static long madeOn(Learner learner, LocalDate day) {
        return count("from Review r where r.key.learnerId = ?1 and r.studyDay = ?2" + STANDING, learner.id(), day);
    }
}
