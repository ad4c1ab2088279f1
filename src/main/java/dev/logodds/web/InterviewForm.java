package dev.logodds.web;

import dev.logodds.question.Answer;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A form of a mock interview, as it was sent: an answer's fields, and where they belong. */
public class InterviewForm extends AnswerForm {
    private static final int LONGEST = 6000;

    @RestForm
    @Nullable
    String seat;

    @RestForm
    @Nullable
    String position;

    @RestForm
    @Nullable
    String to;

    /** For each key point of an answer in words, the clause that makes it. */
    @RestForm
    List<String> span = List.of();

    /** For each probe, how sure the learner is, in per cent. */
    @RestForm
    List<String> sure = List.of();

    UUID seatId() {
        return uuid("seat", seat);
    }

    int positionNumber() {
        return number("position", position);
    }

    int target() {
        return number("to", to);
    }

    /** What stands in the box: nothing, while the lines lie as they were shuffled and no partner is picked. */
    String draft(Variant variant) {
        String text = limited(text(variant.question()));
        return switch (variant.question()) {
            case Question.Order ignored
            when text.equals(
                    Answer.spelled(variant.order().stream().map(i -> i + 1).toList())) -> "";
            case Question.Match ignored when text.matches("[0 ]*") -> "";
            default -> text;
        };
    }

    /** A text of a length that somebody can have typed. */
    static String limited(String text) {
        if (text.length() > LONGEST) {
            throw new ClientErrorException("An answer may have at most 6,000 characters; nothing was taken.", 413);
        }
        return text;
    }

    static List<Integer> counted(List<String> texts, int most) {
        return texts.stream()
                .map(t -> t.matches("\\d{1,3}") ? Math.min(most, Integer.parseInt(t)) : 0)
                .toList();
    }

    static UUID uuid(String field, @Nullable String value) {
        try {
            return UUID.fromString(value == null ? "" : value);
        } catch (IllegalArgumentException e) {
            throw damaged(field);
        }
    }

    private static int number(String field, @Nullable String value) {
        if (value == null || !value.matches("\\d{1,4}")) throw damaged(field);
        return Integer.parseInt(value);
    }

    private static BadRequestException damaged(String field) {
        return new BadRequestException("The form is damaged: its field '" + field
                + "' does not hold what it was sent with. Open the interview again; what was saved is there.");
    }
}
