package dev.logodds.formula;

import java.math.BigDecimal;

/** How near a typed number has to be. */
public sealed interface Tolerance {
    /** Within 1%. */
    Tolerance DEFAULT = new Relative(0.01);

    /** Within {@code bound} of the expected number. */
    record Absolute(double bound) implements Tolerance {
        public Absolute {
            if (!(bound >= 0)) throw new IllegalArgumentException("A tolerance is at least 0, not " + bound);
        }
    }

    /** Equal after rounding to {@code figures} significant figures. */
    record Digits(int figures) implements Tolerance {
        public Digits {
            if (figures < 1 || figures > 15) {
                throw new IllegalArgumentException("Significant figures must be 1 to 15, not " + figures);
            }
        }
    }

    /** Within {@code fraction} of the expected number's size. */
    record Relative(double fraction) implements Tolerance {
        public Relative {
            if (!(fraction >= 0)) throw new IllegalArgumentException("A tolerance is at least 0, not " + fraction);
        }
    }

    static Tolerance absolute(double bound) {
        return new Absolute(bound);
    }

    static Tolerance digits(int figures) {
        return new Digits(figures);
    }

    static Tolerance relative(double fraction) {
        return new Relative(fraction);
    }

    /** Whether {@code typed} counts as {@code expected}. */
    default boolean accepts(double typed, double expected) {
        if (!Double.isFinite(typed) || !Double.isFinite(expected)) {
            return false;
        }
        double slack = 1e-12 * Math.abs(expected);
        double gap = Math.abs(typed - expected);
        return switch (this) {
            case Absolute(double bound) -> gap <= bound + slack;
            case Relative(double fraction) -> gap <= (expected == 0 ? 1e-9 : fraction * Math.abs(expected)) + slack;
            case Digits(int figures) -> gap <= halfUnit(expected, figures) + slack;
        };
    }

    private static double halfUnit(double expected, int figures) {
        if (expected == 0) {
            return 0.5 * Math.pow(10, -figures);
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(expected)));
        return 0.5 * Math.pow(10, exponent - figures + 1.0);
    }

    /** The sentence beside the box. */
    default String inWords() {
        return switch (this) {
            case Absolute(double bound) -> "Within " + plain(bound) + ".";
            case Relative(double fraction) -> "Within " + plain(fraction * 100) + "%.";
            case Digits(int figures) ->
                "To at least " + figures + " significant figure" + (figures == 1 ? "" : "s") + ".";
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
