package dev.logodds.question;

import java.util.Map;

/**
 * Text of an author, ready to be shown: Markdown, mathematics and computed numbers become HTML. What it needs to know beyond
 * the text are the numbers that a variant has drawn.
 */
public interface Prose {
    /** Nothing to say. */
    Prose EMPTY = values -> "";

    /** The text as safe HTML, with {@code values} in place of the drawn names. */
    String html(Map<String, Double> values);

    /** The text of something that draws no numbers. */
    default String html() {
        return html(Map.of());
    }

    default boolean isEmpty() {
        return this == EMPTY;
    }
}
