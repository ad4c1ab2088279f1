package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/**
 * The cross-entropy of a softmax over K classes with linear scores, times a scale, plus (λ/2)·Σw² of all but the
 * intercepts. The point is K blocks of p coefficients; with a baseline the first class has scores 0 and no block.
 *
 * @param x n rows by p columns
 * @param codes the class of each row
 * @param baseline whether the first class is fixed at 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record SoftmaxLoss(
        Matrix x,
        int[] codes,
        double[] weights,
        int classes,
        boolean baseline,
        boolean intercept,
        double scale,
        double ridge)
        implements Objective {

    int blocks() {
        return baseline ? classes - 1 : classes;
    }

    @Override
    public int dimension() {
        return blocks() * x.columns();
    }

    /** The probabilities of row i, into {@code out}; returns log Σ exp of the scores. */
    double probabilities(int i, double[] w, double[] out) {
        int p = x.columns();
        int first = baseline ? 1 : 0;
        double largest = baseline ? 0 : Double.NEGATIVE_INFINITY;
        if (baseline) {
            out[0] = 0;
        }
        for (int k = first; k < classes; k++) {
            double score = 0;
            for (int j = 0; j < p; j++) {
                score += x.get(i, j) * w[(k - first) * p + j];
            }
            out[k] = score;
            largest = Math.max(largest, score);
        }
        double own = out[codes[i]];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            out[k] = Math.exp(out[k] - largest);
            sum += out[k];
        }
        for (int k = 0; k < classes; k++) {
            out[k] /= sum;
        }
        return Math.log(sum) + largest - own;
    }

    public double[][] probabilities(double[] w) {
        double[][] all = new double[x.rows()][classes];
        for (int i = 0; i < all.length; i++) {
            probabilities(i, w, all[i]);
        }
        return all;
    }

    @Override
    public double value(double[] w) {
        double[] out = new double[classes];
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += weights[i] * probabilities(i, w, out);
        }
        double squares = 0;
        for (int c = 0; c < w.length; c++) {
            squares += penalised(c) ? w[c] * w[c] : 0;
        }
        return scale * sum + ridge / 2 * squares;
    }

    private boolean penalised(int coordinate) {
        return !(intercept && coordinate % x.columns() == 0);
    }

    @Override
    public void gradient(double[] w, double[] out) {
        java.util.Arrays.fill(out, 0);
        int p = x.columns();
        int first = baseline ? 1 : 0;
        double[] probability = new double[classes];
        for (int i = 0; i < x.rows(); i++) {
            probabilities(i, w, probability);
            for (int k = first; k < classes; k++) {
                double residual = scale * weights[i] * (probability[k] - (codes[i] == k ? 1 : 0));
                for (int j = 0; j < p; j++) {
                    out[(k - first) * p + j] += residual * x.get(i, j);
                }
            }
        }
        for (int c = 0; c < out.length; c++) {
            out[c] += penalised(c) ? ridge * w[c] : 0;
        }
    }

    /**
     * The Hessian. Without a baseline a common shift of all intercepts changes nothing; a term is added there that
     * leaves gradients alone and makes the matrix invertible, so that the intercepts keep the sum they start with.
     */
    @Override
    public Matrix hessian(double[] w) {
        int p = x.columns();
        int first = baseline ? 1 : 0;
        Matrix hessian = Matrix.zeros(w.length, w.length);
        double[] probability = new double[classes];
        for (int i = 0; i < x.rows(); i++) {
            probabilities(i, w, probability);
            for (int k = first; k < classes; k++) {
                for (int l = first; l < classes; l++) {
                    double weight =
                            scale * weights[i] * probability[k] * ((k == l ? 1 - probability[k] : -probability[l]));
                    addOuter(hessian, (k - first) * p, (l - first) * p, i, weight);
                }
            }
        }
        for (int c = 0; c < w.length; c++) {
            hessian.set(c, c, hessian.get(c, c) + (penalised(c) ? ridge : 0));
        }
        if (!baseline && intercept) {
            for (int k = 0; k < classes; k++) {
                for (int l = 0; l < classes; l++) {
                    hessian.set(k * p, l * p, hessian.get(k * p, l * p) + scale);
                }
            }
        }
        return hessian;
    }

    private void addOuter(Matrix hessian, int row, int column, int i, double weight) {
        int p = x.columns();
        for (int j = 0; j < p; j++) {
            double left = weight * x.get(i, j);
            int at = (row + j) * hessian.columns() + column;
            for (int m = 0; m < p; m++) {
                hessian.data()[at + m] += left * x.get(i, m);
            }
        }
    }
}
