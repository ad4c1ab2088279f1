package dev.logodds.fit;

import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;

/**
 * ℓ(θ) = Σ sᵢ log P(ηᵢ) + fᵢ log Q(ηᵢ) with η = offset + Zθ; s and f are weighted counts of successes and failures.
 * The terms free of θ are left out.
 */
@SuppressWarnings("ArrayRecordComponent")
record BinomialLikelihood(Link link, Matrix z, double[] successes, double[] failures, double[] offset) {
    int rows() {
        return z.rows();
    }

    double[] linear(double[] theta) {
        double[] eta = z.times(theta);
        for (int i = 0; i < eta.length; i++) {
            eta[i] += offset[i];
        }
        return eta;
    }

    double value(double[] eta) {
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            sum += row(i, eta[i]);
        }
        return sum;
    }

    private double row(int i, double eta) {
        double sum = 0;
        if (successes[i] > 0) {
            sum += successes[i] * link.logP(eta);
        }
        if (failures[i] > 0) {
            sum += failures[i] * link.logQ(eta);
        }
        return sum;
    }

    /** dℓ/dθ. */
    double[] score(double[] eta) {
        double[] residual = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            residual[i] = (successes[i] > 0 ? successes[i] * link.slopeP(eta[i]) : 0)
                    + (failures[i] > 0 ? failures[i] * link.slopeQ(eta[i]) : 0);
        }
        double[] score = new double[z.columns()];
        z.transposeTimes(residual, score);
        return score;
    }

    double[] expectedWeights(double[] eta) {
        double[] weights = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            weights[i] = (successes[i] + failures[i]) * link.information(eta[i]);
        }
        return weights;
    }

    double[] observedWeights(double[] eta) {
        double[] weights = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            weights[i] = -(successes[i] > 0 ? successes[i] * link.curvatureP(eta[i]) : 0)
                    - (failures[i] > 0 ? failures[i] * link.curvatureQ(eta[i]) : 0);
        }
        return weights;
    }

    double[] gram(double[] weights) {
        double[] gram = new double[z.columns() * z.columns()];
        Gram.weighted(z, weights, gram);
        return gram;
    }

    /** Twice the distance to the saturated model, row by row so that nothing large cancels. */
    double deviance(double[] eta) {
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            sum += deviance(i, eta[i]);
        }
        return sum;
    }

    double deviance(int i, double eta) {
        double n = successes[i] + failures[i];
        double sum = 0;
        if (successes[i] > 0) {
            sum += successes[i] * (Math.log(successes[i] / n) - link.logP(eta));
        }
        if (failures[i] > 0) {
            sum += failures[i] * (Math.log(failures[i] / n) - link.logQ(eta));
        }
        return 2 * Math.max(0, sum);
    }

    BinomialLikelihood with(Matrix otherZ, double[] otherOffset) {
        return new BinomialLikelihood(link, otherZ, successes, failures, otherOffset);
    }
}
