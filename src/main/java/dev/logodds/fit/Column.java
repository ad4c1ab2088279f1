package dev.logodds.fit;

import java.util.List;

/** A named column of a frame. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Column {
    String name();

    int size();

    /** Whether the cell of that row (from 0) is empty or NA. */
    boolean missing(int row);

    /** Numbers; a missing cell is NaN and marked, other NaN and ±∞ are what the text said. */
    record Numeric(String name, double[] values, boolean[] absent) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean missing(int row) {
            return absent[row];
        }
    }

    /** Text as levels, in alphabetical order; a missing cell has the code −1. */
    record Factor(String name, List<String> levels, int[] codes) implements Column {
        public Factor {
            levels = List.copyOf(levels);
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean missing(int row) {
            return codes[row] < 0;
        }
    }
}
