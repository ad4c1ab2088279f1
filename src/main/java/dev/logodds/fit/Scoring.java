package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;

/**
 * Maximises a binomial likelihood by Newton's method on the observed information (the expected one where that is not
 * positive definite; for the logit they are the same, and this is iteratively reweighted least squares), with step
 * halving. It stops a step after the Newton decrement falls under 1e−8 standard errors: convergence is quadratic, so
 * what is left is rounding.
 */
final class Scoring {
    private static final double DECREMENT = 1e-8;
    private static final int HALVINGS = 1100;

    /** The end of it; {@code theta} is the best point found. */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(double[] theta, double[] eta, double value, int iterations, Stop stop) {}

    private final BinomialLikelihood likelihood;
    private final Budget budget;

    private Scoring(BinomialLikelihood likelihood, Budget budget) {
        this.likelihood = likelihood;
        this.budget = budget;
    }

    static Outcome maximise(BinomialLikelihood likelihood, double[] start, int iterations, Budget budget) {
        return new Scoring(likelihood, budget).run(start, iterations);
    }

    private Outcome run(double[] start, int iterations) {
        double[] theta = start.clone();
        double[] eta = likelihood.linear(theta);
        double value = likelihood.value(eta);
        if (theta.length == 0) {
            return new Outcome(theta, eta, value, 0, Stop.CONVERGED);
        }
        for (int t = 1; t <= iterations; t++) {
            budget.check();
            double[] score = likelihood.score(eta);
            double[] step = step(eta, score);
            if (step.length == 0) {
                return new Outcome(theta, eta, value, t - 1, Stop.DIVERGED);
            }
            double length = length(theta, step, value);
            if (length == 0) {
                return new Outcome(theta, eta, value, t - 1, Stop.STALLED);
            }
            theta = moved(theta, step, length);
            eta = likelihood.linear(theta);
            value = likelihood.value(eta);
            if (decrement(score, step) < DECREMENT) {
                return new Outcome(theta, eta, value, t, Stop.CONVERGED);
            }
        }
        return new Outcome(theta, eta, value, iterations, Stop.MAX_ITERATIONS);
    }

    /**
     * The whole step where it does not lower the likelihood; else the best of its halves, found by halving on while
     * that helps: where probabilities have saturated, a Newton step can be e^70 times too long. 0 for none.
     */
    private double length(double[] theta, double[] step, double value) {
        // near the optimum the value cannot tell better from worse any more, and the full step is right
        double slack = 1e-12 * Math.max(1, Math.abs(value));
        double length = 1;
        double at = valueAt(theta, step, length);
        if (at >= value - slack) {
            return length;
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double next = valueAt(theta, step, length / 2);
            if (at >= value && !(next > at)) {
                return length;
            }
            at = next;
            length /= 2;
        }
        return 0;
    }

    private double valueAt(double[] theta, double[] step, double length) {
        return likelihood.value(likelihood.linear(moved(theta, step, length)));
    }

    private static double[] moved(double[] theta, double[] step, double length) {
        double[] moved = theta.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += length * step[j];
        }
        return moved;
    }

    private static double decrement(double[] score, double[] step) {
        double sum = 0;
        for (int j = 0; j < step.length; j++) {
            sum += score[j] * step[j];
        }
        return Math.sqrt(Math.abs(sum));
    }

    /** Information⁻¹ · score; empty where no information is left. */
    private double[] step(double[] eta, double[] score) {
        double[] step = solve(likelihood.observedWeights(eta), score);
        return step.length > 0 ? step : solve(likelihood.expectedWeights(eta), score);
    }

    private double[] solve(double[] weights, double[] score) {
        double[] information = likelihood.gram(weights);
        if (!(Cholesky.factor(information, score.length) > 1e-14)) {
            return new double[0];
        }
        double[] step = score.clone();
        Cholesky.solve(information, score.length, step);
        return step;
    }
}
