package dev.logodds.pack;

import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every text of a question, by the section or key in which it stands. */
record Shown(Variant variant) {

    Map<String, List<Prose>> texts() {
        Question.Body body = variant.question().body();
        Map<String, List<Prose>> texts = new LinkedHashMap<>();
        boolean card = variant.question() instanceof Question.Card;
        texts.put(card ? "Front" : "Prompt", List.of(body.prompt()));
        texts.put("Hint", List.of(body.hint()));
        texts.put(card ? "Back" : "Solution", List.of(body.solution()));
        texts.put("Follow-up", List.of(body.followUp()));
        switch (variant.question()) {
            case Question.Choice q -> texts.put("Options", options(q.options()));
            case Question.Choices q -> texts.put("Options", options(q.options()));
            case Question.Order q -> texts.put("Lines", q.lines());
            case Question.Match q ->
                texts.put(
                        "Pairs",
                        Stream.concat(q.left().stream(), q.partners().stream()).toList());
            case Question.Cloze q -> texts.put("Text", List.of(q.text()));
            case Question.Open q ->
                texts.put(
                        "Key points", q.points().stream().flatMap(Shown::point).toList());
            case Question.Interpretation q ->
                texts.put(
                        "reading",
                        List.of(
                                q.reading().feature(),
                                q.reading().unit(),
                                q.reading().event()));
            case Question.Numeric ignored -> {}
            case Question.Matrix ignored -> {}
            case Question.Formula ignored -> {}
            case Question.Derivation ignored -> {}
            case Question.Card ignored -> {}
        }
        return texts;
    }

    private static List<Prose> options(List<Question.Option> options) {
        return options.stream().flatMap(o -> Stream.of(o.text(), o.why())).toList();
    }

    private static Stream<Prose> point(Question.KeyPoint point) {
        return Stream.concat(
                Stream.of(point.text()),
                Stream.ofNullable(point.probe())
                        .filter(Objects::nonNull)
                        .flatMap(p -> Stream.concat(Stream.of(p.question()), options(p.options()).stream())));
    }
}
