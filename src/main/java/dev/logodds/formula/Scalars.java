package dev.logodds.formula;

import java.util.Map;

/** Evaluates scalar expressions for authors. */
public final class Scalars {
    private Scalars() {}

    /** The value of {@code expression}; IllegalArgumentException says why it has none. */
    public static double evaluate(String expression, Map<String, Double> values) {
        throw new IllegalArgumentException("Not built yet: " + expression + values);
    }
}
