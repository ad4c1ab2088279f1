package dev.logodds.web;

import dev.logodds.question.Question;

/** A question in a list, with what the learner has done with it. */
public record QuestionLine(String id, String title, String kind, String facet, int level, String round, String state) {
    static QuestionLine of(Question question, String state) {
        var m = question.meta();
        return new QuestionLine(m.id(), m.title(), question.kind(), m.facet(), m.level(), m.round(), state);
    }
}
