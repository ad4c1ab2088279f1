package dev.logodds.formula;

import java.util.List;

/** One concrete draw on which the answer and the reference differ. */
public record Counterexample(List<Row> rows) {
    public Counterexample {
        rows = List.copyOf(rows);
    }

    /** A named value, written for people. */
    public record Row(String name, String value) {}
}
