package dev.logodds.learner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that is stored of a learner as one JSON document: complete, so that importing it brings everything back. */
@ApplicationScoped
public class Archive {
    public static final String FORMAT = "logodds";
    /** Raised when an older Logodds could not read it; what is newer is refused. */
    public static final int VERSION = 2;

    /**
     * A table's part of the document.
     *
     * @param columns all but the learner's id
     */
    record Section(String name, String table, String columns, String order) {}

    /** Cards are not among them: they are replayed from the reviews. */
    static final List<Section> SECTIONS = List.of(
            new Section(
                    "preferences",
                    "preference",
                    "zone, rollover, desired_retention, maximum_interval, new_a_day, reviews_a_day, capacity, oldest_first, single_keys, interview_on",
                    "learner_id"),
            new Section(
                    "versions",
                    "schedule_version",
                    "version, weights, learning_steps, relearning_steps, reason, made_at",
                    "version"),
            new Section(
                    "attempts",
                    "attempt",
                    "id, item_id, revision, seed, answer, outcome, mistake, gave_up, hint_used, duration_ms, submitted_at",
                    "submitted_at, id"),
            new Section(
                    "reviews",
                    "review_log",
                    "client_review_id, attempt_id, item_id, reviewed_at, client_at, zone, study_day, rating, proposed_rating, outcome, hint_used, duration_ms, elapsed_days, retrievability, state_before, step_before, stability_before, difficulty_before, state_after, step_after, stability_after, difficulty_after, due_after, scheduled_days, desired_retention, maximum_interval, algorithm, parameter_version",
                    "sequence"),
            new Section(
                    "undos", "review_undo", "client_review_id, undone_at, zone, study_day, replaced_by", "undone_at"),
            new Section("marks", "mark", "kind, item_id, study_day, made_at", "made_at"),
            new Section(
                    "predictions",
                    "prediction",
                    "id, lab, parameters, question, answer, expected, correct, made_at",
                    "made_at"),
            new Section(
                    "interviews",
                    "grill",
                    "id, format, pace, scenario, plan, began_at, elapsed_ms, clock_at, seat, device, ended_at, recorded, asked, correct, pass, band",
                    "began_at, id"),
            new Section("interview_events", "grill_event", "grill_id, sequence, kind, body", "grill_id, sequence"),
            new Section("tunings", "tuning", "ran_at, items, reviews, current_loss, fitted_loss, accepted", "ran_at"));

    /** Writes the document row by row; the log may be long. */
    @Transactional
    public void write(Learner learner, Instant now, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("{\"format\":\"%s\",\"version\":%d,\"exportedAt\":\"%s\"".formatted(FORMAT, VERSION, now));
        for (Section section : SECTIONS) {
            writer.write(",\n\"" + section.name() + "\":[");
            rows(learner, section, writer);
            writer.write("]");
        }
        writer.write("}\n");
        writer.flush();
    }

    private static void rows(Learner learner, Section section, Writer writer) throws IOException {
        @SuppressWarnings("unchecked")
        Stream<String> rows = database()
                .createNativeQuery(
                        "select cast(row_to_json(t) as text) from (select %s from %s where learner_id = :learner order by %s) t"
                                .formatted(section.columns(), section.table(), section.order()))
                .setParameter("learner", learner.id())
                .setHint("org.hibernate.fetchSize", 500)
                .getResultStream();
        try (rows) {
            String between = "\n";
            for (var row = rows.iterator(); row.hasNext(); between = ",\n") {
                writer.write(between);
                writer.write(row.next());
            }
        }
    }

    /** Deletes all that is stored of the learner, for good. */
    @Transactional
    public void deleteEverything(Learner learner) {
        for (String table : List.of("review_undo", "review_log", "card", "sitting")) delete(learner, table);
        for (Section section : SECTIONS) delete(learner, section.table());
    }

    private static void delete(Learner learner, String table) {
        database()
                .createNativeQuery("delete from " + table + " where learner_id = :learner")
                .setParameter("learner", learner.id())
                .executeUpdate();
    }

    static EntityManager database() {
        return Card.getEntityManager();
    }
}
