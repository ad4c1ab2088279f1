package dev.logodds.learner;

import java.util.List;

/** Empties a learner's tables between tests. */
public final class LearnerTables {
    private LearnerTables() {}

    /** Everything of every learner but the learner; called within a transaction. */
    public static void empty() {
        for (String table : List.of(
                "grill_event",
                "grill",
                "review_undo",
                "review_log",
                "attempt",
                "card",
                "prediction",
                "mark",
                "sitting",
                "preference",
                "schedule_version",
                "tuning")) {
            Card.getEntityManager().createNativeQuery("delete from " + table).executeUpdate();
        }
    }
}
