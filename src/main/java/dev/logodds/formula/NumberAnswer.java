package dev.logodds.formula;

import java.util.Map;

/** Checks a typed number. */
public final class NumberAnswer {
    private NumberAnswer() {}

    /** Grades {@code typed}; {@code misconceptions} maps a mistake's key to the number it leads to. */
    public static Verdict check(
            String typed, double expected, Tolerance tolerance, Map<String, Double> misconceptions) {
        return Verdict.of(
                Outcome.UNDETERMINED, null, "Not built yet: " + typed + expected + tolerance + misconceptions);
    }
}
