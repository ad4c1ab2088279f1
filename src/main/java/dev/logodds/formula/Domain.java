package dev.logodds.formula;

import java.util.Locale;

/** The set that a symbol's entries come from; draws are taken from it and no larger set. */
public sealed interface Domain {
    /** All of ℝ; drawn from U(−2, 2). */
    record Real() implements Domain {}

    /** Labels 0 and 1. */
    record Binary() implements Domain {}

    /** Labels −1 and 1. */
    record PlusMinus() implements Domain {}

    /** Probabilities strictly between 0 and 1. */
    record Unit() implements Domain {}

    /** Positive reals. */
    record Positive() implements Domain {}

    /** Rows with a single 1. */
    record OneHot() implements Domain {}

    /** Integers. */
    record Int() implements Domain {}

    /** A free index over a dimension: the answer is read as a vector over it. */
    record Index(String dimension) implements Domain {}

    /** Reads the spelling used in questions and in the API. */
    static Domain parse(String text) {
        String t = text.strip().replace(" ", "").toLowerCase(Locale.ROOT);
        if (t.startsWith("index:") && t.length() > 6) {
            return new Index(text.strip().replace(" ", "").substring(6));
        }
        return switch (t) {
            case "", "real" -> new Real();
            case "{0,1}" -> new Binary();
            case "{-1,1}", "{-1,+1}", "{±1}", "{1,-1}" -> new PlusMinus();
            case "(0,1)" -> new Unit();
            case ">0", "positive" -> new Positive();
            case "one-hot", "onehot" -> new OneHot();
            case "integer", "int" -> new Int();
            default ->
                throw new IllegalArgumentException("Unknown domain '" + text
                        + "': use real, {0,1}, {-1,1}, (0,1), >0, one-hot, integer or index:d");
        };
    }

    /** The spelling that {@link #parse} reads. */
    default String label() {
        return switch (this) {
            case Real() -> "real";
            case Binary() -> "{0,1}";
            case PlusMinus() -> "{-1,1}";
            case Unit() -> "(0,1)";
            case Positive() -> ">0";
            case OneHot() -> "one-hot";
            case Int() -> "integer";
            case Index(String d) -> "index:" + d;
        };
    }
}
