package dev.logodds.lab;

import dev.logodds.fit.Column;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.Frame;
import java.util.Arrays;

/** Reads numbers from a table of the learner's own, and says of the first bad cell where it is and what to write instead. */
final class OwnTable {
    private OwnTable() {}

    /** The 0/1 outcomes of the last column, both of which occur. */
    static double[] outcomes(Frame frame) {
        int last = frame.columns().size() - 1;
        double[] y = numbers(frame, last, "Write 0 or 1.");
        for (int i = 0; i < y.length; i++) {
            if (y[i] != 0 && y[i] != 1)
                throw at(frame, last, i, "the outcome is %s. Write 0 or 1.".formatted(Show.plain(y[i], 2)));
        }
        double ones = Arrays.stream(y).sum();
        if (ones == 0 || ones == y.length)
            throw FitProblem.data(
                    "Every outcome in the column \"%s\" is %s. Both 0s and 1s are needed; the outcome is the last column."
                            .formatted(frame.columns().get(last).name(), ones == 0 ? "0" : "1"),
                    0,
                    0);
        return y;
    }

    /** The probabilities of the first column. */
    static double[] forecasts(Frame frame) {
        double[] p = numbers(frame, 0, "Write a probability.");
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1))
                throw at(
                        frame,
                        0,
                        i,
                        "the forecast is %s. A probability is from 0 to 1; divide percentages by 100."
                                .formatted(Show.plain(p[i], 3)));
        }
        return p;
    }

    private static double[] numbers(Frame frame, int column, String mend) {
        double[] values = new double[frame.rows()];
        Column cells = frame.columns().get(column);
        for (int i = 0; i < values.length; i++) {
            if (cells.missing(i))
                throw at(frame, column, i, "the cell of the column \"%s\" is empty. %s".formatted(cells.name(), mend));
            values[i] = switch (cells) {
                case Column.Numeric numeric -> numeric.values()[i];
                case Column.Factor factor ->
                    number(frame, column, i, factor.levels().get(factor.codes()[i]), mend);
            };
        }
        return values;
    }

    private static double number(Frame frame, int column, int row, String text, String mend) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw at(
                    frame,
                    column,
                    row,
                    "\"%s\" in the column \"%s\" is no number. %s"
                            .formatted(text, frame.columns().get(column).name(), mend));
        }
    }

    private static FitProblem at(Frame frame, int column, int row, String message) {
        int line = frame.lines()[row];
        return FitProblem.data("line %d: %s".formatted(line, message), line, column + 1);
    }

    /** Every other row of each outcome: rows to fit by, in the order of the table. */
    static boolean[] halves(double[] y) {
        boolean[] first = new boolean[y.length];
        boolean[] turn = {true, true};
        for (int i = 0; i < y.length; i++) {
            first[i] = turn[(int) y[i]];
            turn[(int) y[i]] = !first[i];
        }
        return first;
    }
}
