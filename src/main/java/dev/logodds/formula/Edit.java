package dev.logodds.formula;

import java.util.function.UnaryOperator;

/** A small change to a tree, and the mistake that it would put right; {@code put} makes the whole tree again. */
record Edit(Mistake mistake, String message, boolean likely, Expr edited, UnaryOperator<Expr> put) {
    static final String FUNCTION = "A function without brackets";

    /** The whole tree with the change made. */
    Expr result() {
        return put.apply(edited);
    }

    /** Lower ranks are tried first. */
    int rank() {
        return switch (mistake) {
            case TERM_SIGN -> likely ? 0 : 3;
            case LABEL_CODING, SOFTMAX_AXIS, INDICATOR_REVERSED -> 0;
            case MISPLACED_BRACKET -> bare() ? 0 : 2;
            default -> likely ? 1 : 4;
        };
    }

    /** Whether it makes sense as one of two slips. */
    boolean combines() {
        return switch (mistake) {
            case TERM_SIGN, MISSING_1_OVER_N, INDICATOR_REVERSED, SOFTMAX_AXIS, LABEL_CODING, SUM_RANGE, SUM_FOR_MEAN ->
                true;
            case MISSING_FACTOR, MISSING_COMPLEMENT, EXTRA_SQUARE, LINK_DROPPED -> likely;
            default -> false;
        };
    }

    /** Whether a function written without brackets took too little. */
    boolean bare() {
        return message.startsWith(FUNCTION);
    }
}
