package dev.logodds.formula;

import java.util.List;

/** Checks typed answers against a task; never throws for what a learner typed. */
public final class Checker {
    public Checker() {}

    /** Grades {@code answer}; throws IllegalArgumentException only for a bad context or task. */
    public Verdict check(Context context, Task task, String answer) {
        return Verdict.of(Outcome.UNDETERMINED, null, "Not built yet.");
    }

    /** Reads {@code input} without grading it. */
    public Preview preview(Context context, String input) {
        return new Preview("", "", List.of(), List.of(), "Not built yet.", null, null);
    }
}
