package dev.logodds.learner;

import dev.logodds.srs.CardState;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schedule's state of one item for one learner: a cache of what replaying the review log gives. */
@Entity
public class Card extends PanacheEntityBase {
    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "item_id") String itemId) implements Serializable {}

    /** So many lapses mean that something beneath the item is missing. */
    public static final int LEECH = 4;

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

    /** Counts the lines of the log, reviews and undos; an answer that carries another number was made on a card that has since moved on. */
    public int version;

    /** The parameters that the memory is stated in. */
    public int parameterVersion;

    protected Card() {}

    /** The card, or empty while the item is new to the learner. */
    public static Optional<Card> of(Learner learner, String itemId) {
        return Card.<Card>findByIdOptional(new Key(learner.id(), itemId));
    }

    /** The cards of these items, by item; those never met have none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Card> of(Learner learner, List<String> itemIds) {
        List<Card> cards = getEntityManager()
                .createNativeQuery(
                        "select * from card where learner_id = ?1 and item_id = any(?2) and state <> 'NEW'", Card.class)
                .setParameter(1, learner.id())
                .setParameter(2, itemIds.toArray(String[]::new))
                .getResultList();
        return cards.stream().collect(Collectors.toMap(c -> c.key.itemId(), Function.identity()));
    }

    /** Whether the learner has met anything yet. */
    public static boolean any(Learner learner) {
        return find("key.learnerId = ?1 and state <> 'NEW'", learner.id())
                .range(0, 0)
                .firstResultOptional()
                .isPresent();
    }

    /** The first cards that are due at a moment, the earliest first. */
    public static List<Card> due(Learner learner, Instant now, int atMost) {
        return Card.<Card>find(
                        "key.learnerId = ?1 and due <= ?2 and state <> 'NEW' order by due, key.itemId",
                        learner.id(),
                        now)
                .range(0, atMost - 1)
                .list();
    }

    /** The cards that come due next, the earliest first. */
    public static List<Card> later(Learner learner, Instant now, int atMost) {
        return Card.<Card>find(
                        "key.learnerId = ?1 and due > ?2 and state <> 'NEW' order by due, key.itemId",
                        learner.id(),
                        now)
                .range(0, atMost - 1)
                .list();
    }

    /** The cards that were forgotten again and again, the worst first. */
    public static List<Card> leeches(Learner learner, int atMost) {
        return Card.<Card>find(
                        "key.learnerId = ?1 and lapses >= ?2 order by lapses desc, key.itemId", learner.id(), LEECH)
                .range(0, atMost - 1)
                .list();
    }

    /** The ids of cards whose memory is stated in older parameters, after an id, in order. */
    static List<String> outdated(Learner learner, int version, String after, int atMost) {
        return Card.<Card>find(
                        "key.learnerId = ?1 and parameterVersion < ?2 and key.itemId > ?3 order by key.itemId",
                        learner.id(),
                        version,
                        after)
                .range(0, atMost - 1)
                .stream()
                .map(c -> c.key.itemId())
                .toList();
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

    /** Takes over a state, and with it one more line of the log. */
    void become(CardState after, int statedIn) {
        state = after.state();
        step = after.step();
        stability = after.stability();
        difficulty = after.difficulty();
        due = after.due();
        lastReview = after.lastReview();
        lastDay = after.lastDay();
        reps = after.reps();
        lapses = after.lapses();
        parameterVersion = statedIn;
        version++;
    }

    /** Only the memory changes, as new parameters see it; the card is no other for those who hold its form. */
    void restate(CardState restated, int statedIn) {
        stability = restated.stability();
        difficulty = restated.difficulty();
        parameterVersion = statedIn;
    }
}
