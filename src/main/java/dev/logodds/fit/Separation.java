package dev.logodds.fit;

import java.util.List;

/**
 * Whether a linear predictor tells the responses apart, so that the likelihood has no maximum (Albert and Anderson 1984).
 *
 * @param kind the verdict
 * @param terms the terms whose estimates are infinite
 * @param directions for each of these terms where it goes
 */
public record Separation(Kind kind, List<String> terms, List<Direction> directions) {
    public static final Separation NONE = new Separation(Kind.NONE, List.of(), List.of());

    /** How far the separation goes. */
    public enum Kind {
        /** The responses overlap: the estimates are finite. */
        NONE,
        /** Separated but for rows on the boundary. */
        QUASI_COMPLETE,
        /** Every row is on its own side. */
        COMPLETE
    }

    /** Where an estimate goes. */
    public enum Direction {
        PLUS_INFINITY,
        MINUS_INFINITY,
        /** The separating directions do not agree on a sign. */
        EITHER
    }

    public Separation {
        terms = List.copyOf(terms);
        directions = List.copyOf(directions);
    }
}
