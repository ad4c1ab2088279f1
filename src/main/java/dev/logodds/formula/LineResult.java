package dev.logodds.formula;

/** What became of one line of a derivation; {@code line} counts from 1. */
public record LineResult(int line, String text, Status status, String message) {
    /** How a line fared. */
    public enum Status {
        /** Agrees with the line before and with its label. */
        RIGHT,
        /** The first line that is wrong. */
        FIRST_BAD,
        /** Wrong, but it follows from the learner's own earlier line. */
        FOLLOWS_FROM_YOURS,
        /** Right, though a line before it is not. */
        RIGHT_ON_ITS_OWN,
        /** Wrong on its own as well. */
        WRONG,
        /** Says nothing that can be checked. */
        NOT_CHECKED
    }
}
