package dev.logodds.formula;

import org.jspecify.annotations.Nullable;

/** Why a text can't be read or evaluated; never leaves the package. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Mistake mistake;
    private final transient @Nullable Span span;

    Rejection(Mistake mistake, @Nullable Span span, String message) {
        super(message, null, false, false);
        this.mistake = mistake;
        this.span = span;
    }

    Mistake mistake() {
        return mistake;
    }

    @Nullable
    Span span() {
        return span;
    }

    /** The same, for a text that stands {@code by} characters further on. */
    Rejection moved(int by) {
        Span s = span;
        return s == null ? this : new Rejection(mistake, new Span(s.start() + by, s.end() + by), text());
    }

    String text() {
        String message = getMessage();
        return message == null ? mistake.sentence() : message;
    }
}
