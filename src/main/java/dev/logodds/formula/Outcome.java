package dev.logodds.formula;

import java.util.Locale;

/** The verdict on an answer. Only the first three are graded; the others never use up an attempt. */
public enum Outcome {
    CORRECT,
    CORRECT_NOTE,
    INCORRECT,
    INVALID,
    AMBIGUOUS,
    UNDETERMINED;

    /** The name used in tables and in the API: {@code correct_note}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean graded() {
        return this == CORRECT || this == CORRECT_NOTE || this == INCORRECT;
    }

    public boolean isCorrect() {
        return this == CORRECT || this == CORRECT_NOTE;
    }
}
