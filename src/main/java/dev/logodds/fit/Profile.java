package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/** The deviance as a function of one coefficient, the others at their best (Venzon and Moolgavkar 1988). */
final class Profile {
    private static final int ITERATIONS = 300;

    private final BinomialData data;
    private final Link link;
    private final GlmFit fit;
    private final int term;
    private final Basis others;
    private final Budget budget;
    private double[] warm;

    Profile(BinomialData data, Link link, GlmFit fit, int term, Budget budget) {
        this.data = data;
        this.link = link;
        this.fit = fit;
        this.term = term;
        this.budget = budget;
        int[] rest = java.util.stream.IntStream.range(0, data.x().columns())
                .filter(j -> j != term)
                .toArray();
        boolean intercept = data.design().intercept() && term != 0;
        this.others = Basis.of(data.x().columns(rest), data.trials(), intercept);
        this.warm = new double[others.kept().length];
    }

    /** The least deviance with the coefficient held at {@code value}. */
    double deviance(double value) {
        double[] offset = data.offset().clone();
        for (int i = 0; i < offset.length; i++) {
            offset[i] += value * data.x().get(i, term);
        }
        Matrix z = others.z();
        BinomialLikelihood likelihood = data.likelihood(link, z).with(z, offset);
        Scoring.Outcome outcome = Scoring.maximise(likelihood, warm, ITERATIONS, budget);
        if (outcome.stop() == Stop.CONVERGED) {
            warm = outcome.theta();
        }
        return likelihood.deviance(outcome.eta());
    }

    /** Where the deviance has risen by {@code rise} on that side; ±∞ if it does not within 10⁴ standard errors. */
    double bound(int side, double rise, double error) {
        double target = Math.sqrt(rise);
        warm = new double[warm.length];
        double near = 0;
        double far = target;
        while (root(side * far * error) < target) {
            near = far;
            far *= 1.5;
            if (far > 1e4) {
                return side * Double.POSITIVE_INFINITY;
            }
        }
        return fit.coefficients()[term] + side * error * solve(side * error, near, far, target);
    }

    /** The signed root, nearly linear in the coefficient, so that the secant converges fast. */
    private double root(double change) {
        double value = fit.coefficients()[term] + change;
        return Math.sqrt(Math.max(0, deviance(value) - fit.deviance()));
    }

    /** The Illinois variant of the false position. */
    private double solve(double unit, double near, double far, double target) {
        double low = near;
        double high = far;
        double atLow = root(unit * low) - target;
        double atHigh = root(unit * high) - target;
        int kept = 0;
        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
            double middle = (low * atHigh - high * atLow) / (atHigh - atLow);
            double at = root(unit * middle) - target;
            if (Math.abs(at) < 1e-13) {
                return middle;
            }
            if (at < 0) {
                low = middle;
                atLow = at;
                atHigh = kept < 0 ? atHigh / 2 : atHigh;
                kept = -1;
            } else {
                high = middle;
                atHigh = at;
                atLow = kept > 0 ? atLow / 2 : atLow;
                kept = 1;
            }
        }
        return (low * atHigh - high * atLow) / (atHigh - atLow);
    }
}
