package dev.logodds.web;

import dev.logodds.question.Answer;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import java.util.List;
import java.util.stream.Collectors;

/** An answer in the words of its question, not in the numbers of its spelling. */
final class Said {
    private Said() {}

    static String of(Variant variant, String answer) {
        return switch (variant.question()) {
            case Question.Choice q -> options(variant, q.options(), answer);
            case Question.Choices q -> options(variant, q.options(), answer);
            case Question.Order q ->
                Answer.indices(answer, q.lines().size()).stream()
                        .filter(i -> i > 0)
                        .map(i -> plain(variant, q.lines().get(i - 1).source(variant.bindings())))
                        .collect(Collectors.joining("\n"));
            case Question.Match q -> {
                List<Integer> given = Answer.indices(answer, q.partners().size());
                StringBuilder pairs = new StringBuilder();
                for (int i = 0; i < Math.min(given.size(), q.left().size()); i++) {
                    int partner = given.get(i);
                    pairs.append(plain(variant, q.left().get(i).source(variant.bindings())))
                            .append(" → ")
                            .append(
                                    partner == 0
                                            ? "–"
                                            : plain(
                                                    variant,
                                                    q.partners()
                                                            .get(partner - 1)
                                                            .source(variant.bindings())))
                            .append('\n');
                }
                yield pairs.toString().strip();
            }
            case Question.Matrix ignored -> answer.replace("\n", ", ");
            case Question.Cloze ignored -> answer;
            case Question.Interpretation ignored -> answer.replace("\n", " ");
            case Question.Open ignored -> Answer.text(answer);
            case Question.Numeric ignored -> answer;
            case Question.Formula ignored -> answer;
            case Question.Derivation ignored -> answer;
            case Question.Card ignored -> answer;
        };
    }

    private static String options(Variant variant, List<Question.Option> options, String answer) {
        return Answer.indices(answer, options.size()).stream()
                .filter(i -> i > 0)
                .map(i -> plain(variant, options.get(i - 1).text().source(variant.bindings())))
                .collect(Collectors.joining("\n"));
    }

    private static String plain(Variant variant, String source) {
        return source.strip().replaceAll("\\s+", " ");
    }
}
