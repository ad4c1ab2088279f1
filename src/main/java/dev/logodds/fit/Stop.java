package dev.logodds.fit;

/** Why an iteration ended. Not converging is an answer like any other, never an exception. */
public enum Stop {
    /** The gradient or the step fell under its tolerance. */
    CONVERGED,
    /** The iterations allowed were used up. */
    MAX_ITERATIONS,
    /** The point or the value left every reasonable range, or a matrix to be inverted became singular. */
    DIVERGED,
    /** No step along the chosen direction lowers the objective any more. */
    STALLED,
    /** The time allowed ran out. */
    OUT_OF_TIME
}
