package dev.logodds.learner;

import dev.logodds.srs.CardState;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Brings an archive back: all of it in one transaction, or nothing. What is here already is not doubled. An item whose log here
 * and in the file part ways keeps the one that is here, and that is said.
 */
@ApplicationScoped
public class ArchiveImport {
    /** The file can't be taken, and why. Nothing was changed. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * What came of it.
     *
     * @param kept items whose own log was kept
     */
    public record Report(int attempts, int reviews, List<String> kept) {}

    /** Items with another review here than in the file at the same place of their logs. */
    private static final String DIVERGED = """
            create temporary table diverged on commit drop as select distinct a.item_id from
              (select item_id, client_review_id, row_number() over (partition by item_id order by sequence) n
               from review_log where learner_id = :learner) a
              join (select item_id, client_review_id, row_number() over (partition by item_id order by ordinal) n
               from in_reviews) b on a.item_id = b.item_id and a.n = b.n and a.client_review_id <> b.client_review_id""";

    @Inject
    Schedules schedules;

    /** Imports what the stream holds; it is closed by the caller. */
    @Transactional
    @TransactionConfiguration(timeout = 600)
    public Report read(Learner learner, InputStream in) throws IOException {
        new ArchiveReader().read(in);
        sql(DIVERGED, learner);
        renumber(learner);
        int attempts = take(learner, "attempts", "");
        int reviews = take(
                learner,
                "reviews",
                "where t.item_id not in (select item_id from diverged) and not exists (select 1 from review_log l"
                        + " where l.learner_id = :learner and l.client_review_id = t.client_review_id) order by t.ordinal");
        take(
                learner,
                "undos",
                "where exists (select 1 from review_log l where l.learner_id = :learner and l.client_review_id = t.client_review_id)");
        for (String rest : List.of("marks", "predictions", "tunings", "preferences")) take(learner, rest, "");
        interviews(learner);
        rebuild(learner);
        return new Report(attempts, reviews, texts("select item_id from diverged order by 1"));
    }

    /** Interviews that are not here yet, with all that happened in them; each must replay. */
    private static void interviews(Learner learner) {
        sql(
                "create temporary table new_interviews on commit drop as select id from in_interviews i"
                        + " where not exists (select 1 from grill g where g.learner_id = :learner and g.id = i.id)",
                learner);
        take(learner, "interviews", "");
        take(learner, "interview_events", "where t.grill_id in (select id from new_interviews)");
        Card.getEntityManager().clear();
        for (String id : texts("select cast(id as text) from new_interviews order by 1")) {
            try {
                Interview interview = Interview.of(learner, UUID.fromString(id)).orElseThrow();
                interview.kind();
                interview.grill(interview.clockAt);
            } catch (RuntimeException e) {
                throw ArchiveReader.refused("The events of the interview " + id + " don't make one.");
            }
        }
    }

    /** The file's versions come after those that are here; what is current here stays current. */
    private static void renumber(Learner learner) {
        ScheduleVersion current = ScheduleVersion.current(learner);
        int by = current.number();
        boolean same = by > 0
                && texts("select cast(v.version as text) from in_versions v join schedule_version s on s.learner_id = '"
                                        + learner.id()
                                        + "' and s.version = v.version and s.weights = v.weights and s.learning_steps = v.learning_steps"
                                        + " and s.relearning_steps = v.relearning_steps")
                                .size()
                        == texts("select cast(version as text) from in_versions")
                                .size();
        if (same) return;
        if (by > 0) {
            sql("update in_versions set version = version + " + by);
            sql("update in_reviews set parameter_version = parameter_version + " + by + " where parameter_version > 0");
        }
        take(learner, "versions", "");
        if (by > 0 && !texts("select cast(version as text) from in_versions").isEmpty()) {
            Card.getEntityManager().clear();
            ScheduleVersion.next(learner, current.settings(), "kept at an import", current.madeAt);
            ScheduleVersion.flush();
        }
    }

    private static int take(Learner learner, String name, String condition) {
        Archive.Section s = Archive.SECTIONS.stream()
                .filter(x -> x.name().equals(name))
                .findFirst()
                .orElseThrow();
        return sql(
                "insert into %s (learner_id, %s) select :learner, %s from in_%s t %s on conflict do nothing"
                        .formatted(s.table(), s.columns(), s.columns(), name, condition),
                learner);
    }

    /** The cards of all items of the file, replayed from the logs as they are now. */
    private void rebuild(Learner learner) {
        Card.getEntityManager().clear();
        int version = ScheduleVersion.current(learner).number();
        for (String item : texts("select distinct item_id from in_reviews order by 1")) {
            Card card = Card.locked(learner, item, Instant.EPOCH);
            try {
                CardState state = schedules.replayed(learner, item, version);
                card.become(state, version);
            } catch (RuntimeException e) {
                throw ArchiveReader.refused(
                        "The reviews of " + item + " don't make a history: " + e.getMessage() + ".");
            }
            card.version = lines(learner, item);
        }
    }

    /** How many lines the item has in the log, reviews and undos: the version of its card. */
    static int lines(Learner learner, String item) {
        return ((Number) Archive.database()
                        .createNativeQuery("""
                                select count(*) + count(u.client_review_id) from review_log r left join review_undo u
                                on u.learner_id = r.learner_id and u.client_review_id = r.client_review_id
                                where r.learner_id = :learner and r.item_id = :item""")
                        .setParameter("learner", learner.id())
                        .setParameter("item", item)
                        .getSingleResult())
                .intValue();
    }

    private static int sql(String statement, Learner learner) {
        return Archive.database()
                .createNativeQuery(statement)
                .setParameter("learner", learner.id())
                .executeUpdate();
    }

    private static void sql(String statement) {
        Archive.database().createNativeQuery(statement).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(String select) {
        return Archive.database().createNativeQuery(select).getResultList();
    }
}
