package dev.logodds.matrix;

import java.util.Arrays;

/** Weighted Gram products, the inner loop of iteratively reweighted least squares. */
public final class Gram {
    private Gram() {}

    /**
     * Writes X'WX into {@code out} (p x p, both triangles), W = diag(w).
     *
     * <p>Rows are taken four at a time, so that each entry of the result is read and written once for four rows: the
     * loop is bound by arithmetic then, and not by memory.
     */
    public static void weighted(Matrix x, double[] w, double[] out) {
        int p = x.columns();
        Arrays.fill(out, 0, p * p, 0);
        int quads = x.rows() - x.rows() % 4;
        for (int i = 0; i < quads; i += 4) {
            addFourRows(x.data(), i * p, p, w, i, out);
        }
        for (int i = quads; i < x.rows(); i++) {
            addRow(x.data(), i * p, p, w[i], out);
        }
        mirror(out, p);
    }

    private static void addFourRows(double[] x, int at, int p, double[] w, int i, double[] out) {
        int b = at + p;
        int c = b + p;
        int d = c + p;
        for (int j = 0; j < p; j++) {
            double wa = w[i] * x[at + j];
            double wb = w[i + 1] * x[b + j];
            double wc = w[i + 2] * x[c + j];
            double wd = w[i + 3] * x[d + j];
            int row = j * p;
            for (int k = j; k < p; k++) {
                out[row + k] += wa * x[at + k] + wb * x[b + k] + (wc * x[c + k] + wd * x[d + k]);
            }
        }
    }

    private static void addRow(double[] x, int at, int p, double weight, double[] out) {
        for (int j = 0; j < p; j++) {
            double wx = weight * x[at + j];
            for (int k = j; k < p; k++) {
                out[j * p + k] += wx * x[at + k];
            }
        }
    }

    private static void mirror(double[] out, int p) {
        for (int j = 0; j < p; j++) {
            for (int k = j + 1; k < p; k++) {
                out[k * p + j] = out[j * p + k];
            }
        }
    }
}
