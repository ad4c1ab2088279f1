package dev.logodds.web;

import dev.logodds.question.Answer;
import dev.logodds.question.Question;
import jakarta.ws.rs.BadRequestException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The form under a question, as it was sent. */
public class AnswerForm {
    @RestForm
    @Nullable
    String answer;

    @RestForm
    @Nullable
    String attempt;

    @RestForm
    @Nullable
    String seed;

    @RestForm
    @Nullable
    String version;

    @RestForm
    @Nullable
    String started;

    @RestForm
    boolean hint;

    @RestForm
    @Nullable
    String from;

    @RestForm("give-up")
    boolean giveUp;

    @RestForm
    @Nullable
    String rating;

    /** The parts of an answer in the order of the form: entries, gaps, places, partners, probes. */
    @RestForm
    List<String> part = List.of();

    /** What was ticked. */
    @RestForm
    List<String> pick = List.of();

    /** The lines to be ordered, in the order of the form. */
    @RestForm
    List<String> line = List.of();

    /** The traps that the learner stands by. */
    @RestForm
    List<String> kept = List.of();

    /** Whether the key points of an open answer were shown. */
    @RestForm
    boolean compared;

    /** The answer in the one spelling of {@link Answer}. */
    String text(Question question) {
        String typed = answer == null ? "" : answer;
        return switch (question) {
            case Question.Choices ignored -> String.join(" ", pick);
            case Question.Order ignored -> ordered();
            case Question.Match ignored ->
                String.join(" ", part.stream().map(p -> p.isBlank() ? "0" : p).toList());
            case Question.Matrix ignored -> Answer.of(part);
            case Question.Cloze ignored -> Answer.of(part);
            case Question.Interpretation ignored -> Answer.of(part);
            case Question.Open ignored -> compared ? open(typed) : typed;
            case Question.Choice ignored -> typed;
            case Question.Numeric ignored -> typed;
            case Question.Formula ignored -> typed;
            case Question.Derivation ignored -> typed;
            case Question.Card ignored -> typed;
        };
    }

    /** The lines by the places given to them; two in one place make an answer that is not complete. */
    private String ordered() {
        if (line.size() != part.size()) return "";
        List<Integer> rows = IntStream.range(0, line.size())
                .boxed()
                .sorted(Comparator.comparing(i -> place(part.get(i))))
                .toList();
        String order = String.join(" ", rows.stream().map(line::get).toList());
        return part.stream().distinct().count() < part.size() ? order + " 0" : order;
    }

    private static int place(String text) {
        return text.matches("[1-9]") ? Integer.parseInt(text) : 10;
    }

    private String open(String typed) {
        return Answer.open(
                numbers(pick),
                numbers(part),
                kept.stream().filter(k -> k.matches("[A-Z0-9_]+")).toList(),
                typed);
    }

    private static List<Integer> numbers(List<String> texts) {
        return texts.stream()
                .map(t -> t.matches("[1-9]") ? Integer.parseInt(t) : 0)
                .toList();
    }

    String origin() {
        return "study".equals(from) ? "study" : "";
    }

    UUID attemptId() {
        try {
            return UUID.fromString(attempt == null ? "" : attempt);
        } catch (IllegalArgumentException e) {
            throw damaged("attempt");
        }
    }

    long seedNumber() {
        return number("seed", seed);
    }

    int versionNumber() {
        return (int) number("version", version);
    }

    long startedAt() {
        return number("started", started);
    }

    private static long number(String field, @Nullable String value) {
        try {
            return Long.parseLong(value == null ? "" : value);
        } catch (NumberFormatException e) {
            throw damaged(field);
        }
    }

    private static BadRequestException damaged(String field) {
        return new BadRequestException("The form is damaged: its field '" + field
                + "' does not hold what it was sent with. Open the question again.");
    }
}
