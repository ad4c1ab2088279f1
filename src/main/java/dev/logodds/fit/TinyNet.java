package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.random.RandomGenerator;

/**
 * A net with one hidden layer of tanh units and a sigmoid on top, trained on the mean cross-entropy: P(y = 1) = σ(c +
 * Σₕ vₕ tanh(aₕ + uₕ·x)). Without hidden units it is logistic regression, σ(c + w·x).
 *
 * <p>The point holds c, then for each unit vₕ, aₕ, uₕ; without units c and w. The loss is not convex, and unit order and
 * signs can be exchanged without changing it.
 *
 * @param x rows by inputs
 * @param ridge λ of (λ/2)Σ w² on all but c
 */
@SuppressWarnings("ArrayRecordComponent")
public record TinyNet(Matrix x, double[] y, int units, double ridge) implements Objective {
    public TinyNet {
        if (x.rows() != y.length || x.rows() == 0 || units < 0) {
            throw new IllegalArgumentException("a net needs rows with labels, and 0 or more hidden units");
        }
    }

    @Override
    public int dimension() {
        return units == 0 ? 1 + x.columns() : 1 + units * (2 + x.columns());
    }

    /** Weights drawn from a normal distribution with deviation 1/√inputs; all zeros would never part the units. */
    public double[] start(RandomGenerator random) {
        double[] w = new double[dimension()];
        for (int j = 1; j < w.length; j++) {
            w[j] = random.nextGaussian() / Math.sqrt(Math.max(1, x.columns()));
        }
        return w;
    }

    /** The log-odds of an input; leaves the units' activations in {@code hidden}. */
    private double score(double[] input, double[] w, double[] hidden) {
        double score = w[0];
        if (units == 0) {
            for (int j = 0; j < input.length; j++) {
                score += w[1 + j] * input[j];
            }
            return score;
        }
        for (int h = 0; h < units; h++) {
            int at = 1 + h * (2 + input.length);
            double sum = w[at + 1];
            for (int j = 0; j < input.length; j++) {
                sum += w[at + 2 + j] * input[j];
            }
            hidden[h] = Math.tanh(sum);
            score += w[at] * hidden[h];
        }
        return score;
    }

    public double probability(double[] input, double[] w) {
        return Sigmoid.sigmoid(score(input, w, new double[units]));
    }

    @Override
    public double value(double[] w) {
        double[] hidden = new double[units];
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += RowLoss.Kind.CROSS_ENTROPY.value(score(x.row(i), w, hidden), y[i]);
        }
        double squares = 0;
        for (int j = 1; j < w.length; j++) {
            squares += w[j] * w[j];
        }
        return sum / y.length + ridge / 2 * squares;
    }

    /** By backpropagation. */
    @Override
    public void gradient(double[] w, double[] out) {
        java.util.Arrays.fill(out, 0);
        double[] hidden = new double[units];
        for (int i = 0; i < y.length; i++) {
            double[] input = x.row(i);
            double slope = RowLoss.Kind.CROSS_ENTROPY.slope(score(input, w, hidden), y[i]) / y.length;
            out[0] += slope;
            for (int j = 0; j < input.length && units == 0; j++) {
                out[1 + j] += slope * input[j];
            }
            for (int h = 0; h < units; h++) {
                int at = 1 + h * (2 + input.length);
                out[at] += slope * hidden[h];
                double back = slope * w[at] * (1 - hidden[h] * hidden[h]);
                out[at + 1] += back;
                for (int j = 0; j < input.length; j++) {
                    out[at + 2 + j] += back * input[j];
                }
            }
        }
        for (int j = 1; j < w.length; j++) {
            out[j] += ridge * w[j];
        }
    }

    /** By central differences of the gradient; for small nets only. */
    @Override
    public Matrix hessian(double[] w) {
        int p = w.length;
        Matrix hessian = Matrix.zeros(p, p);
        double[] above = new double[p];
        double[] below = new double[p];
        for (int j = 0; j < p; j++) {
            double step = 1e-5 * Math.max(1, Math.abs(w[j]));
            double[] moved = w.clone();
            moved[j] = w[j] + step;
            gradient(moved, above);
            moved[j] = w[j] - step;
            gradient(moved, below);
            for (int k = 0; k < p; k++) {
                hessian.set(k, j, (above[k] - below[k]) / (2 * step));
            }
        }
        return hessian;
    }
}
