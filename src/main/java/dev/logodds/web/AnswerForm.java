package dev.logodds.web;

import jakarta.ws.rs.BadRequestException;
import java.util.UUID;
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

    String text() {
        return answer == null ? "" : answer;
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
