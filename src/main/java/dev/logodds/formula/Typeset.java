package dev.logodds.formula;

/** Typesets readings. */
final class Typeset {
    private Typeset() {}

    static String latex(Typed typed) {
        return typed.reading().body().toString();
    }
}
