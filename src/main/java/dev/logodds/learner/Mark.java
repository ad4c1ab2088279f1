package dev.logodds.learner;

import dev.logodds.srs.StudyDay;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a learner has put on an item: a flag to find it again, a suspension until it is lifted, a burial for the day. */
@Entity
public class Mark extends PanacheEntityBase {
    /** What a mark says. */
    public enum Kind {
        FLAGGED,
        SUSPENDED,
        BURIED
    }

    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,

            @Enumerated(EnumType.STRING) @Column(name = "kind")
            Kind kind,

            @Column(name = "item_id") String itemId)
            implements Serializable {}

    @EmbeddedId
    public Key key;

    /** The day of study on which it was made; a burial holds no longer. */
    @Column(nullable = false)
    public LocalDate studyDay;

    @Column(nullable = false)
    public Instant madeAt;

    protected Mark() {}

    /** Puts the mark on the item, or takes it off; doing it twice changes nothing. Called within a transaction. */
    public static void set(Learner learner, Kind kind, String itemId, boolean on, StudyDay day) {
        if (!on) {
            delete("key.learnerId = ?1 and key.kind = ?2 and key.itemId = ?3", learner.id(), kind, itemId);
            return;
        }
        getEntityManager()
                .createNativeQuery("""
                        insert into mark (learner_id, kind, item_id, study_day, made_at) values (?1, ?2, ?3, ?4, ?5)
                        on conflict (learner_id, kind, item_id) do update set study_day = excluded.study_day""")
                .setParameter(1, learner.id())
                .setParameter(2, kind.name())
                .setParameter(3, itemId)
                .setParameter(4, day.date())
                .setParameter(5, day.at())
                .executeUpdate();
    }

    /** The ids of the questions that the learner has flagged. */
    public static Set<String> flagged(Learner learner) {
        return of(learner, Kind.FLAGGED).stream().map(m -> m.key.itemId()).collect(Collectors.toUnmodifiableSet());
    }

    /** All marks of a kind, the newest first. */
    public static List<Mark> of(Learner learner, Kind kind) {
        return list("key.learnerId = ?1 and key.kind = ?2 order by madeAt desc", learner.id(), kind);
    }

    /** What holds of the item on a day. */
    public static Set<Kind> on(Learner learner, String itemId, LocalDate day) {
        return Mark.<Mark>list("key.learnerId = ?1 and key.itemId = ?2", learner.id(), itemId).stream()
                .filter(m -> m.key.kind() != Kind.BURIED || m.studyDay.equals(day))
                .map(m -> m.key.kind())
                .collect(Collectors.toUnmodifiableSet());
    }
}
