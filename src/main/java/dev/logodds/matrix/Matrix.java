package dev.logodds.matrix;

import java.util.Arrays;

/**
 * A dense matrix of doubles, row after row in one array; entry (i, j) is {@code data[i * columns + j]}.
 *
 * <p>The array is not copied: whoever makes a matrix hands it over, and inner loops may read it.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Matrix(int rows, int columns, double[] data) {
    public Matrix {
        if (rows < 0 || columns < 0 || data.length != rows * columns) {
            throw new IllegalArgumentException(
                    "a %d x %d matrix cannot hold %d numbers".formatted(rows, columns, data.length));
        }
    }

    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns]);
    }

    public static Matrix identity(int size) {
        Matrix identity = zeros(size, size);
        for (int i = 0; i < size; i++) {
            identity.set(i, i, 1);
        }
        return identity;
    }

    public static Matrix ofRows(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] data = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row %d has %d entries, row 0 has %d".formatted(i, rows[i].length, columns));
            }
            System.arraycopy(rows[i], 0, data, i * columns, columns);
        }
        return new Matrix(rows.length, columns, data);
    }

    public double get(int i, int j) {
        return data[i * columns + j];
    }

    public void set(int i, int j, double value) {
        data[i * columns + j] = value;
    }

    public double[] row(int i) {
        return Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
    }

    public double[] column(int j) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = get(i, j);
        }
        return column;
    }

    /** Row i times v. */
    public double rowDot(int i, double[] v) {
        double sum = 0;
        int at = i * columns;
        for (int j = 0; j < columns; j++) {
            sum += data[at + j] * v[j];
        }
        return sum;
    }

    /** Writes this times v into {@code out}, of length rows. */
    public void times(double[] v, double[] out) {
        for (int i = 0; i < rows; i++) {
            out[i] = rowDot(i, v);
        }
    }

    public double[] times(double[] v) {
        double[] out = new double[rows];
        times(v, out);
        return out;
    }

    /** Writes this transposed times v into {@code out}, of length columns. */
    public void transposeTimes(double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < rows; i++) {
            int at = i * columns;
            for (int j = 0; j < columns; j++) {
                out[j] += data[at + j] * v[i];
            }
        }
    }

    public Matrix times(Matrix other) {
        if (columns != other.rows) {
            throw new IllegalArgumentException(
                    "%d x %d times %d x %d".formatted(rows, columns, other.rows, other.columns));
        }
        Matrix product = zeros(rows, other.columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double left = get(i, k);
                for (int j = 0; j < other.columns; j++) {
                    product.data[i * other.columns + j] += left * other.get(k, j);
                }
            }
        }
        return product;
    }

    public Matrix transposed() {
        Matrix transposed = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.set(j, i, get(i, j));
            }
        }
        return transposed;
    }

    /** The columns named by index, in that order. */
    public Matrix columns(int... chosen) {
        Matrix part = zeros(rows, chosen.length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < chosen.length; j++) {
                part.set(i, j, get(i, chosen[j]));
            }
        }
        return part;
    }

    /** The rows named by index, in that order. */
    public Matrix rows(int... chosen) {
        double[] part = new double[chosen.length * columns];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(data, chosen[i] * columns, part, i * columns, columns);
        }
        return new Matrix(chosen.length, columns, part);
    }
}
