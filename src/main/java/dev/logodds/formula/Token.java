package dev.logodds.formula;

/** A piece of the input; {@code glued} when no space stands before it. */
record Token(Kind kind, String text, Span span, boolean glued) {
    enum Kind {
        NUMBER,
        NAME,
        OP,
        END
    }

    boolean op(String s) {
        return kind == Kind.OP && text.equals(s);
    }

    boolean name(String s) {
        return kind == Kind.NAME && text.equals(s);
    }
}
