package dev.logodds.fit;

import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;

/**
 * A loss of a linear score, summed or averaged over rows: f(w) = s·Σ ℓ(xᵢ·w, yᵢ) + (λ/2)·Σ w², with s = 1 or 1/n, the
 * intercept (the first coordinate, when there is one) outside the penalty.
 *
 * @param x n rows; with {@code intercept} a column of ones stands first
 * @param y 0 or 1 in each row
 * @param kind the loss of one row
 * @param scale what each row's loss is multiplied by
 * @param ridge λ, on every coordinate but the intercept
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowLoss(Matrix x, double[] y, boolean intercept, Kind kind, double scale, double ridge)
        implements Objective {

    /** The loss of one row as a function of the score z. */
    public enum Kind {
        /** −y log σ(z) − (1 − y) log(1 − σ(z)), computed as softplus(z) − y·z. */
        CROSS_ENTROPY,
        /** (σ(z) − y)². */
        SQUARED,
        /** ½(σ(z) − y)². */
        HALF_SQUARED;

        /** ℓ(z) of one row. */
        public double value(double z, double y) {
            return switch (this) {
                case CROSS_ENTROPY -> y * Sigmoid.softplus(-z) + (1 - y) * Sigmoid.softplus(z);
                case SQUARED -> square(residual(z, y));
                case HALF_SQUARED -> square(residual(z, y)) / 2;
            };
        }

        /** dℓ/dz. */
        public double slope(double z, double y) {
            return switch (this) {
                case CROSS_ENTROPY -> residual(z, y);
                case SQUARED -> 2 * residual(z, y) * Sigmoid.weight(z);
                case HALF_SQUARED -> residual(z, y) * Sigmoid.weight(z);
            };
        }

        /** d²ℓ/dz². */
        double curvature(double z, double y) {
            double v = Sigmoid.weight(z);
            return switch (this) {
                case CROSS_ENTROPY -> v;
                case SQUARED -> 2 * squaredCurvature(z, y, v);
                case HALF_SQUARED -> squaredCurvature(z, y, v);
            };
        }

        private static double squaredCurvature(double z, double y, double v) {
            return v * (v + residual(z, y) * (1 - 2 * Sigmoid.sigmoid(z)));
        }

        /** σ(z) − y without cancellation for y = 1: σ(z) − 1 = −σ(−z). */
        private static double residual(double z, double y) {
            return (1 - y) * Sigmoid.sigmoid(z) - y * Sigmoid.sigmoid(-z);
        }

        private static double square(double r) {
            return r * r;
        }
    }

    public RowLoss {
        if (x.rows() != y.length) {
            throw new IllegalArgumentException(x.rows() + " rows but " + y.length + " responses");
        }
        if (x.rows() == 0) {
            throw new IllegalArgumentException("a loss needs at least one row");
        }
    }

    /** The mean cross-entropy of labels 0 and 1. */
    public static RowLoss meanCrossEntropy(double[][] x, double[] y, boolean intercept) {
        return mean(x, y, intercept, Kind.CROSS_ENTROPY);
    }

    /** The mean of (σ(z) − y)², without a half in front. */
    public static RowLoss meanSquared(double[][] x, double[] y, boolean intercept) {
        return mean(x, y, intercept, Kind.SQUARED);
    }

    public static RowLoss mean(double[][] x, double[] y, boolean intercept, Kind kind) {
        return new RowLoss(design(x, intercept), y, intercept, kind, 1.0 / y.length, 0);
    }

    public static RowLoss sum(double[][] x, double[] y, boolean intercept, Kind kind) {
        return new RowLoss(design(x, intercept), y, intercept, kind, 1, 0);
    }

    public RowLoss withRidge(double lambda) {
        return new RowLoss(x, y, intercept, kind, scale, lambda);
    }

    private static Matrix design(double[][] x, boolean intercept) {
        Matrix plain = Matrix.ofRows(x);
        if (!intercept) {
            return plain;
        }
        int p = plain.columns() + 1;
        double[] data = new double[plain.rows() * p];
        for (int i = 0; i < plain.rows(); i++) {
            data[i * p] = 1;
            System.arraycopy(plain.data(), i * (p - 1), data, i * p + 1, p - 1);
        }
        return new Matrix(plain.rows(), p, data);
    }

    public int rows() {
        return x.rows();
    }

    @Override
    public int dimension() {
        return x.columns();
    }

    @Override
    public double value(double[] w) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += kind.value(x.rowDot(i, w), y[i]);
        }
        double squares = 0;
        for (int j = intercept ? 1 : 0; j < w.length; j++) {
            squares += w[j] * w[j];
        }
        return scale * sum + ridge / 2 * squares;
    }

    @Override
    public void gradient(double[] w, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < x.rows(); i++) {
            addRowGradient(i, w, scale, out);
        }
        addPenaltyGradient(w, out);
    }

    /** Adds {@code factor} times the gradient of row i's loss. */
    void addRowGradient(int i, double[] w, double factor, double[] out) {
        double slope = factor * kind.slope(x.rowDot(i, w), y[i]);
        int at = i * out.length;
        for (int j = 0; j < out.length; j++) {
            out[j] += slope * x.data()[at + j];
        }
    }

    void addPenaltyGradient(double[] w, double[] out) {
        for (int j = intercept ? 1 : 0; j < out.length; j++) {
            out[j] += ridge * w[j];
        }
    }

    @Override
    public Matrix hessian(double[] w) {
        double[] weights = new double[x.rows()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scale * kind.curvature(x.rowDot(i, w), y[i]);
        }
        Matrix hessian = Matrix.zeros(w.length, w.length);
        Gram.weighted(x, weights, hessian.data());
        for (int j = intercept ? 1 : 0; j < w.length; j++) {
            hessian.set(j, j, hessian.get(j, j) + ridge);
        }
        return hessian;
    }
}
