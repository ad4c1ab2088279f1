package dev.logodds.learner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The item on the desk with its numbers, so that a session goes on where it was left, on any device. */
@Entity
public class Sitting extends PanacheEntityBase {
    @Id
    public UUID learnerId;

    @Column(nullable = false)
    public String itemId;

    public long seed;

    /** The topic that the session keeps to; empty for all. */
    @Column(nullable = false)
    public String scope;

    @Column(nullable = false)
    public LocalDate studyDay;

    protected Sitting() {}

    /** The item left open today in this scope. */
    public static Optional<Sitting> open(Learner learner, String scope, LocalDate day) {
        return Sitting.<Sitting>findByIdOptional(learner.id())
                .filter(s -> s.scope.equals(scope) && s.studyDay.equals(day));
    }

    /** Lays an item on the desk; called within a transaction. */
    public static void begin(Learner learner, String itemId, long seed, String scope, LocalDate day) {
        getEntityManager()
                .createNativeQuery("""
                        insert into sitting (learner_id, item_id, seed, scope, study_day) values (?1, ?2, ?3, ?4, ?5)
                        on conflict (learner_id) do update set item_id = excluded.item_id, seed = excluded.seed,
                        scope = excluded.scope, study_day = excluded.study_day""")
                .setParameter(1, learner.id())
                .setParameter(2, itemId)
                .setParameter(3, seed)
                .setParameter(4, scope)
                .setParameter(5, day)
                .executeUpdate();
    }

    /** The item is done with; called within a transaction. */
    public static void end(Learner learner, String itemId) {
        delete("learnerId = ?1 and itemId = ?2", learner.id(), itemId);
    }
}
