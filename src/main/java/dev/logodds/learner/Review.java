package dev.logodds.learner;

import dev.logodds.srs.CardState;
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
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A line of the review log; never changed, never deleted. */
@Entity
@Table(name = "review_log")
public class Review extends PanacheEntityBase {
    private static final String ALGORITHM = "FSRS-6";
    private static final int DEFAULT_PARAMETERS = 0;

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

    protected Review() {}

    static Review of(Learner learner, Submission s, StudyDay day, Rating proposed, Outcome o) {
        Review r = new Review();
        r.key = new Key(learner.id(), s.attemptId());
        r.itemId = s.itemId();
        r.reviewedAt = day.at();
        r.zone = day.zone().getId();
        r.studyDay = day.date();
        r.rating = (short) o.rating().grade();
        r.proposedRating = (short) proposed.grade();
        r.outcome = s.outcome();
        r.hintUsed = s.evidence().hintUsed();
        r.durationMs = s.evidence().duration().toMillis();
        r.elapsedDays = o.elapsedDays();
        r.retrievability =
                o.retrievabilityBefore().isPresent() ? o.retrievabilityBefore().getAsDouble() : null;
        r.before(o.before());
        r.after(o.after());
        r.algorithm = ALGORITHM;
        r.parameterVersion = DEFAULT_PARAMETERS;
        return r;
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

    /** The review that an attempt led to; empty for practice that left the schedule alone. */
    public static Optional<Review> of(Learner learner, UUID clientReviewId) {
        return Review.<Review>findByIdOptional(new Key(learner.id(), clientReviewId));
    }

    /** The last review of an item. */
    public static Optional<Review> last(Learner learner, String itemId) {
        return Review.<Review>find("key.learnerId = ?1 and itemId = ?2 order by sequence desc", learner.id(), itemId)
                .firstResultOptional();
    }

    /** How many items the learner met for the first time on a day of study. */
    public static long introducedOn(Learner learner, LocalDate day) {
        return count("key.learnerId = ?1 and studyDay = ?2 and stateBefore = ?3", learner.id(), day, State.NEW);
    }

    /** How many reviews were made on a day of study. */
    public static long madeOn(Learner learner, LocalDate day) {
        return count("key.learnerId = ?1 and studyDay = ?2", learner.id(), day);
    }
}
