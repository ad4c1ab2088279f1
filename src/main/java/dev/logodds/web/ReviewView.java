package dev.logodds.web;

import java.util.List;

/** A review explained: words first, then the states, then the equations with their numbers. */
public record ReviewView(
        String id,
        String questionId,
        String title,
        String when,
        List<String> sentences,
        List<Row> rows,
        List<Step> steps,
        boolean undone) {

    /** A quantity before and after the answer. */
    public record Row(String name, String before, String after) {}

    /** A step of the calculation, typeset. */
    public record Step(String words, String equationHtml, String numbersHtml) {}
}
