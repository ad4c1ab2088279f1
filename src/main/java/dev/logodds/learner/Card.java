package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.Outcome;
import dev.logodds.srs.State;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedule's state of one item for one learner: a cache of what replaying the review log gives. */
@Entity
public class Card extends PanacheEntityBase {
    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "item_id") String itemId) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public State state;

    public int step;
    public double stability;
    public double difficulty;

    @Column(nullable = false)
    public Instant due;

    public @Nullable Instant lastReview;
    public @Nullable LocalDate lastDay;
    public int reps;
    public int lapses;

    /** Counts the reviews applied; an answer that carries another number was made on a card that has since moved on. */
    public int version;

    protected Card() {}

    /** The card, or empty while the item is new to the learner. */
    public static Optional<Card> of(Learner learner, String itemId) {
        return Card.<Card>findByIdOptional(new Key(learner.id(), itemId));
    }

    /** The state of the item, new ones included. */
    public static CardState stateOf(Learner learner, String itemId, Instant now) {
        return of(learner, itemId).map(Card::toState).orElseGet(() -> CardState.unseen(now));
    }

    /** All cards of the learner, the earliest due first. */
    public static List<Card> all(Learner learner) {
        return list("key.learnerId = ?1 order by due, key.itemId", learner.id());
    }

    /** The cards that are due at {@code now}, the earliest first. */
    public static List<Card> due(Learner learner, Instant now) {
        return list("key.learnerId = ?1 and due <= ?2 order by due, key.itemId", learner.id(), now);
    }

    /** The card, made when it is not there, and locked until the transaction ends. */
    static Card locked(Learner learner, String itemId, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into card (learner_id, item_id, state, step, stability, difficulty, due, reps, lapses, version)
                        values (?1, ?2, 'NEW', 0, 0, 0, ?3, 0, 0, 0) on conflict do nothing""")
                .setParameter(1, learner.id())
                .setParameter(2, itemId)
                .setParameter(3, now)
                .executeUpdate();
        return Card.<Card>findById(new Key(learner.id(), itemId), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The state as the scheduler knows it. */
    public CardState toState() {
        return new CardState(state, step, stability, difficulty, due, lastReview, lastDay, reps, lapses);
    }

    void apply(Outcome outcome) {
        CardState after = outcome.after();
        state = after.state();
        step = after.step();
        stability = after.stability();
        difficulty = after.difficulty();
        due = after.due();
        lastReview = after.lastReview();
        lastDay = after.lastDay();
        reps = after.reps();
        lapses = after.lapses();
        version++;
    }
}
