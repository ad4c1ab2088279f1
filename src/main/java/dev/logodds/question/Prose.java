package dev.logodds.question;

/**
 * Text of an author, ready to be shown: Markdown, mathematics and computed numbers become HTML. What it needs to know beyond
 * the text are the numbers that a variant has drawn.
 */
public interface Prose {
    /** Nothing to say. */
    Prose EMPTY = bindings -> "";

    /** The text as safe HTML, with {@code bindings} in place of the drawn names. */
    String html(Bindings bindings);

    /** The text as the author wrote it, with the values in place: enough to see that it can be computed, and to compare texts. */
    default String source(Bindings bindings) {
        return html(bindings);
    }

    /** The text of something that draws no numbers. */
    default String html() {
        return html(Bindings.NONE);
    }

    /** Text without any markup. */
    static Prose plain(String text) {
        if (text.isBlank()) return EMPTY;
        String html = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return bindings -> html;
    }

    default boolean isEmpty() {
        return this == EMPTY;
    }
}
