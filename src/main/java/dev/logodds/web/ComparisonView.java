package dev.logodds.web;

import java.util.List;

/**
 * After the interview: an answer in words beside the points that an interviewer listens for, or the learner's own marks.
 *
 * @param work null when only the learner's own marks are left to give
 * @param place such as "Answer 2 of 5"
 */
public record ComparisonView(
        String id,
        String title,
        String place,
        int position,
        @org.jspecify.annotations.Nullable Work work,
        List<Clause> clauses,
        List<AxisLine> axes,
        boolean late) {

    /** A clause of the answer, with its number. */
    public record Clause(int number, String text, String shortly) {}

    /** An axis to be marked by the learner. */
    public record AxisLine(String name, String title, String about, List<String> anchors) {}
}
