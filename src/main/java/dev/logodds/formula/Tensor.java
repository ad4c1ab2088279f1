package dev.logodds.formula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A number, a column or a matrix with its entries.
 *
 * @param rows at least 1
 * @param cols at least 1
 * @param entries row by row
 */
public record Tensor(int rows, int cols, List<Double> entries) {
    public Tensor {
        entries = List.copyOf(entries);
        if (rows < 1 || cols < 1 || entries.size() != rows * cols) {
            throw new IllegalArgumentException(entries.size() + " entries don't make " + rows + " × " + cols);
        }
    }

    public static Tensor of(double number) {
        return new Tensor(1, 1, List.of(number));
    }

    /** A column. */
    public static Tensor column(double... entries) {
        return new Tensor(entries.length, 1, Arrays.stream(entries).boxed().toList());
    }

    static Tensor of(int rows, int cols, double[] entries) {
        return new Tensor(rows, cols, Arrays.stream(entries).boxed().toList());
    }

    /** Row and column count from 0. */
    public double at(int row, int col) {
        return entries.get(row * cols + col);
    }

    public boolean isScalar() {
        return rows == 1 && cols == 1;
    }

    public DoubleStream stream() {
        return entries.stream().mapToDouble(Double::doubleValue);
    }

    public boolean isFinite() {
        return stream().allMatch(Double::isFinite);
    }

    double[] array() {
        return stream().toArray();
    }
}
