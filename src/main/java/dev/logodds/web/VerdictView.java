package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of an answer. */
public record VerdictView(
        String css,
        String icon,
        String line,
        @Nullable String sayHtml,
        @Nullable String message,
        @Nullable String caret,
        @Nullable String yours,
        String counterexampleCaption,
        List<Row> counterexample,
        @Nullable String whyHtml,
        @Nullable String due,
        @Nullable String dueWhy,
        List<Part> parts) {

    /** What became of a part of the answer. */
    public record Part(String css, String icon, String word, String labelHtml, String typed, String saidHtml) {}

    /** A line of the smallest counterexample. */
    public record Row(String name, String value) {}
}
