package dev.logodds.learner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a learner answered, word for word, and what was said of it. Only answers that could be graded are attempts. */
@Entity
public class Attempt extends PanacheEntityBase {
    /** Learner first; the id is made by the form, so that the same form sent twice is one attempt. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "id") UUID id) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public String itemId;

    public int revision;
    public long seed;

    @Column(nullable = false)
    public String answer;

    @Column(nullable = false)
    public String outcome;

    public @Nullable String mistake;
    public boolean gaveUp;
    public boolean hintUsed;
    public long durationMs;

    @Column(nullable = false)
    public Instant submittedAt;

    protected Attempt() {}

    public static Optional<Attempt> of(Learner learner, UUID id) {
        return Attempt.<Attempt>findByIdOptional(new Key(learner.id(), id));
    }

    /** The last attempts at an item, the newest first. */
    public static List<Attempt> history(Learner learner, String itemId, int atMost) {
        return Attempt.<Attempt>find(
                        "key.learnerId = ?1 and itemId = ?2 order by submittedAt desc", learner.id(), itemId)
                .range(0, atMost - 1)
                .list();
    }

    /** The last attempts at anything, the newest first. */
    public static List<Attempt> latest(Learner learner, int atMost) {
        return Attempt.<Attempt>find("key.learnerId = ?1 order by submittedAt desc", learner.id())
                .range(0, atMost - 1)
                .list();
    }

    /** Stores the attempt unless its id is known already. */
    static boolean insert(Learner learner, Submission s, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into attempt (learner_id, id, item_id, revision, seed, answer, outcome, mistake, gave_up,
                                             hint_used, duration_ms, submitted_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as text), ?9, ?10, ?11, ?12) on conflict do nothing""")
                        .setParameter(1, learner.id())
                        .setParameter(2, s.attemptId())
                        .setParameter(3, s.itemId())
                        .setParameter(4, s.revision())
                        .setParameter(5, s.seed())
                        .setParameter(6, s.answer())
                        .setParameter(7, s.outcome())
                        .setParameter(8, s.mistake())
                        .setParameter(9, s.evidence().gaveUp())
                        .setParameter(10, s.evidence().hintUsed())
                        .setParameter(11, s.evidence().duration().toMillis())
                        .setParameter(12, now)
                        .executeUpdate()
                == 1;
    }
}
