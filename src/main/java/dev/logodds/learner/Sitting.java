package dev.logodds.learner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** The day's portion of new items; null when it was not looked for yet. */
    public String @Nullable [] portion;

    protected Sitting() {}

    /** The item left open today in this scope. */
    public static Optional<Sitting> open(Learner learner, String scope, LocalDate day) {
        return Sitting.<Sitting>findByIdOptional(learner.id())
                .filter(s -> s.scope.equals(scope) && s.studyDay.equals(day) && !s.itemId.isEmpty());
    }

    /** The new items that were chosen for the day. */
    static Optional<List<String>> portion(Learner learner, LocalDate day) {
        return Sitting.<Sitting>findByIdOptional(learner.id())
                .filter(s -> s.studyDay.equals(day))
                .flatMap(s -> Optional.ofNullable(s.portion))
                .map(List::of);
    }

    /** Keeps the new items that were chosen for the day. */
    static void plan(Learner learner, LocalDate day, List<String> ids) {
        getEntityManager()
                .createNativeQuery("""
                        insert into sitting (learner_id, item_id, seed, scope, study_day, portion) values (?1, '', 0, '', ?2, ?3)
                        on conflict (learner_id) do update set portion = excluded.portion, study_day = excluded.study_day,
                        item_id = case when sitting.study_day = excluded.study_day then sitting.item_id else '' end""")
                .setParameter(1, learner.id())
                .setParameter(2, day)
                .setParameter(3, ids.toArray(String[]::new))
                .executeUpdate();
        getEntityManager().clear();
    }

    /** Other settings choose another portion; called within a transaction. */
    public static void replan(Learner learner) {
        update("portion = null where learnerId = ?1", learner.id());
    }

    /** Lays an item on the desk; called within a transaction. */
    public static void begin(Learner learner, String itemId, long seed, String scope, LocalDate day) {
        getEntityManager()
                .createNativeQuery("""
                        insert into sitting (learner_id, item_id, seed, scope, study_day) values (?1, ?2, ?3, ?4, ?5)
                        on conflict (learner_id) do update set item_id = excluded.item_id, seed = excluded.seed,
                        scope = excluded.scope, study_day = excluded.study_day,
                        portion = case when sitting.study_day = excluded.study_day then sitting.portion end""")
                .setParameter(1, learner.id())
                .setParameter(2, itemId)
                .setParameter(3, seed)
                .setParameter(4, scope)
                .setParameter(5, day)
                .executeUpdate();
    }

    /** The item is done with; called within a transaction. */
    public static void end(Learner learner, String itemId) {
        update("itemId = '' where learnerId = ?1 and itemId = ?2", learner.id(), itemId);
    }
}
