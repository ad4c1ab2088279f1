package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;
import java.util.Arrays;

/**
 * Logistic regression by Firth's penalised likelihood (Firth 1993; Heinze and Schemper 2002): maximises ℓ(β) + ½ log
 * |I(β)|, the posterior mode under Jeffreys' prior. The estimates are finite also where the data are separated. The
 * modified score is Σ (sᵢ − nᵢpᵢ + hᵢ(½ − pᵢ))xᵢ, h the leverages; standard errors are those of I⁻¹.
 */
public final class Firth {
    private static final int ITERATIONS = 2000;

    private Firth() {}

    /** The fit, whose {@code logLikelihood} is without the penalty; and the penalised one beside it. */
    public record Outcome(GlmFit fit, double penalizedLogLikelihood) {}

    public static Outcome fit(Design design, Budget budget) {
        BinomialData data = BinomialData.of(design);
        Basis basis = data.basis();
        BinomialLikelihood likelihood = data.likelihood(Link.LOGIT, basis.z());
        double[] theta = Glm.start(data, basis.kept().length, Link.LOGIT);
        Point point = new Point(likelihood, theta);
        Anderson memory = new Anderson(theta.length);
        Stop stop = Stop.MAX_ITERATIONS;
        int iterations = 0;
        while (iterations < ITERATIONS && stop == Stop.MAX_ITERATIONS) {
            budget.check();
            iterations++;
            double[] step = point.step();
            if (point.decrement(step) < 1e-13) {
                stop = Stop.CONVERGED;
            }
            point = next(likelihood, point, step, memory);
        }
        GlmFit fit = result(data, basis, likelihood, point, iterations, stop, budget);
        return new Outcome(fit, point.penalized - logDeterminant(basis.back()));
    }

    /** log |∂β/∂θ|; adding multiples of rows to the intercept's row does not change it. */
    private static double logDeterminant(Matrix back) {
        double sum = 0;
        for (int j = 0; j < back.rows(); j++) {
            sum += Math.log(Math.abs(back.get(j, j)));
        }
        return sum;
    }

    /**
     * The iteration θ + I⁻¹U* converges linearly only, and slowly where the data are separated: so its steps are
     * mixed (Anderson 1965). A mixture that lowers the penalised likelihood is not taken.
     */
    private static Point next(BinomialLikelihood likelihood, Point point, double[] step, Anderson memory) {
        double[] mixed = memory.mix(point.theta, step);
        double slack = 1e-12 * Math.max(1, Math.abs(point.penalized));
        Point next = new Point(likelihood, mixed);
        if (next.penalized >= point.penalized - slack) {
            return next;
        }
        memory.forget();
        return damped(likelihood, point, step);
    }

    private static Point damped(BinomialLikelihood likelihood, Point from, double[] step) {
        double slack = 1e-12 * Math.max(1, Math.abs(from.penalized));
        // a step of more than 5 on the scale of standardised columns is too far for the quadratic to be trusted
        double length = Math.min(1, 5 / Math.max(5, Recorder.largest(step)));
        for (int halving = 0; halving < 40; halving++, length /= 2) {
            double[] theta = from.theta.clone();
            for (int j = 0; j < theta.length; j++) {
                theta[j] += length * step[j];
            }
            Point next = new Point(likelihood, theta);
            if (next.penalized >= from.penalized - slack) {
                return next;
            }
        }
        return from;
    }

    private static GlmFit result(
            BinomialData data,
            Basis basis,
            BinomialLikelihood likelihood,
            Point point,
            int iterations,
            Stop stop,
            Budget budget) {
        int p = data.design().terms().size();
        double[] beta = basis.coefficients(point.theta);
        double[] coefficients = new double[p];
        Arrays.fill(coefficients, Double.NaN);
        for (int a = 0; a < beta.length; a++) {
            coefficients[basis.kept()[a]] = beta[a];
        }
        double[] eta = data.design().offset().clone();
        for (int i = 0; i < eta.length; i++) {
            for (int a = 0; a < beta.length; a++) {
                eta[i] += data.design().x().get(i, basis.kept()[a]) * beta[a];
            }
        }
        double kernel = likelihood.value(point.eta);
        return new GlmFit(
                data.design().terms(),
                coefficients,
                Glm.spread(Glm.covariance(basis, likelihood, point.eta), basis.kept(), p),
                eta,
                Arrays.stream(eta).map(Sigmoid::sigmoid).toArray(),
                kernel + data.constant(),
                kernel,
                likelihood.deviance(point.eta),
                Glm.nullDeviance(data, Link.LOGIT, budget),
                data.rows().length,
                beta.length,
                iterations,
                stop,
                Separation.NONE,
                Glm.aliased(basis, data.design().terms()));
    }

    /** All that depends on θ. */
    private static final class Point {
        private final BinomialLikelihood likelihood;
        private final double[] theta;
        private final double[] eta;
        private final double[] factor;
        private final double[] weights;
        private final double penalized;

        Point(BinomialLikelihood likelihood, double[] theta) {
            this.likelihood = likelihood;
            this.theta = theta;
            this.eta = likelihood.linear(theta);
            this.weights = likelihood.expectedWeights(eta);
            this.factor = likelihood.gram(weights);
            boolean regular = Cholesky.factor(factor, theta.length) > 0;
            this.penalized = regular
                    ? likelihood.value(eta) + Cholesky.logDeterminant(factor, theta.length) / 2
                    : Double.NEGATIVE_INFINITY;
        }

        private double[] score() {
            Matrix z = likelihood.z();
            double[] inverse = Cholesky.inverse(factor, theta.length);
            double[] residual = new double[eta.length];
            for (int i = 0; i < residual.length; i++) {
                double p = Sigmoid.sigmoid(eta[i]);
                double q = Sigmoid.sigmoid(-eta[i]);
                double leverage = weights[i] * Quadratic.form(z, i, inverse);
                residual[i] = likelihood.successes()[i] * q - likelihood.failures()[i] * p + leverage * (q - p) / 2;
            }
            double[] score = new double[theta.length];
            z.transposeTimes(residual, score);
            return score;
        }

        double[] step() {
            double[] step = score();
            Cholesky.solve(factor, theta.length, step);
            return step;
        }

        /** The step's length in standard errors. */
        double decrement(double[] step) {
            double sum = 0;
            for (double v : likelihood.z().times(step)) {
                sum += v * v;
            }
            return Math.sqrt(sum / eta.length);
        }
    }
}
