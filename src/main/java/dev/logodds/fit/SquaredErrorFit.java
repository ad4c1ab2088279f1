package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Labels fitted by the mean of (σ(xβ) − y)², without a half. The objective is not convex and may have several minima:
 * damped Newton runs from 0, from the maximum of the likelihood, from steeper versions of it and from single features,
 * and the best end is taken. It is a local minimum, and nothing proves that it is global; often steps at infinity
 * (separating hyperplanes with 0/1 predictions) are lower still, but only where no finite minimum is found do they count.
 *
 * @param objective the mean squared error at the coefficients
 * @param minima the distinct objectives that the starts ended at, best first
 */
@SuppressWarnings("ArrayRecordComponent")
public record SquaredErrorFit(
        List<String> terms,
        double[] coefficients,
        double[] fitted,
        double objective,
        List<Double> minima,
        int iterations,
        Stop stop,
        List<String> aliased) {
    private static final int ITERATIONS = 200;

    public static SquaredErrorFit fit(Design design, Budget budget) {
        BinomialData data = BinomialData.of(design);
        Basis basis = data.basis();
        WeightedSquares loss = new WeightedSquares(basis.z(), data, 1 / data.sum(data.trials()), budget);
        Trace best = null;
        boolean bestFinite = false;
        List<Double> minima = new ArrayList<>();
        for (double[] start : starts(data, basis, budget)) {
            Trace trace = new Newton(true, ITERATIONS, 1e-15).minimise(loss, start);
            if (minima.stream().noneMatch(v -> Math.abs(v - trace.value()) < 1e-9)) {
                minima.add(trace.value());
            }
            boolean finite = isFinite(loss, trace);
            boolean better = best == null || trace.value() < best.value() - 1e-15;
            if ((finite && !bestFinite) || (finite == bestFinite && better)) {
                best = trace;
                bestFinite = finite;
            }
        }
        return describe(design, basis, java.util.Objects.requireNonNull(best), bestFinite, minima);
    }

    /** A minimum has curvature in all directions; where a run goes to infinity, the curvature dies out. */
    private static boolean isFinite(Objective loss, Trace trace) {
        Matrix hessian = loss.hessian(trace.point());
        double[] factor = hessian.data().clone();
        int p = hessian.rows();
        if (!(Cholesky.factor(factor, p) > 0)) {
            return false;
        }
        for (int j = 0; j < p; j++) {
            if (factor[j * p + j] * factor[j * p + j] < 1e-7) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> starts(BinomialData data, Basis basis, Budget budget) {
        int p = basis.kept().length;
        double[] likelihood = Scoring.maximise(
                        data.likelihood(Link.LOGIT, basis.z()), Glm.start(data, p, Link.LOGIT), 12, budget)
                .theta();
        List<double[]> starts = new ArrayList<>(List.of(new double[p], likelihood, times(3, likelihood)));
        starts.add(times(-1, likelihood));
        for (int j = 0; j < Math.min(p, 5); j++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] axis = new double[p];
                axis[j] = 3.0 * sign;
                starts.add(axis);
            }
        }
        return starts;
    }

    private static double[] times(double factor, double[] v) {
        return Arrays.stream(v).map(x -> factor * x).toArray();
    }

    private static SquaredErrorFit describe(
            Design design, Basis basis, Trace best, boolean finite, List<Double> minima) {
        double[] beta = basis.coefficients(best.point());
        double[] coefficients = new double[design.terms().size()];
        Arrays.fill(coefficients, Double.NaN);
        double[] fitted = new double[design.x().rows()];
        for (int a = 0; a < beta.length; a++) {
            coefficients[basis.kept()[a]] = beta[a];
        }
        for (int i = 0; i < fitted.length; i++) {
            double eta = design.offset()[i];
            for (int a = 0; a < beta.length; a++) {
                eta += beta[a] * design.x().get(i, basis.kept()[a]);
            }
            fitted[i] = Sigmoid.sigmoid(eta);
        }
        minima.sort(null);
        return new SquaredErrorFit(
                design.terms(),
                coefficients,
                fitted,
                best.value(),
                List.copyOf(minima),
                best.iterations(),
                finite ? best.stop() : Stop.DIVERGED,
                Glm.aliased(basis, design.terms()));
    }

    /** Σ w((1 − share)σ² + share(1 − σ)²), with weights, offsets and counts. */
    private record WeightedSquares(Matrix z, BinomialData data, double scale, Budget budget) implements Objective {
        @Override
        public int dimension() {
            return z.columns();
        }

        private double eta(int i, double[] w) {
            return data.offset()[i] + z.rowDot(i, w);
        }

        @Override
        public double value(double[] w) {
            double sum = 0;
            for (int i = 0; i < z.rows(); i++) {
                double eta = eta(i, w);
                sum += data.successes()[i] * RowLoss.Kind.SQUARED.value(eta, 1)
                        + data.failures()[i] * RowLoss.Kind.SQUARED.value(eta, 0);
            }
            return scale * sum;
        }

        @Override
        public void gradient(double[] w, double[] out) {
            double[] slopes = new double[z.rows()];
            for (int i = 0; i < slopes.length; i++) {
                double eta = eta(i, w);
                slopes[i] = scale
                        * (data.successes()[i] * RowLoss.Kind.SQUARED.slope(eta, 1)
                                + data.failures()[i] * RowLoss.Kind.SQUARED.slope(eta, 0));
            }
            z.transposeTimes(slopes, out);
        }

        @Override
        public Matrix hessian(double[] w) {
            budget.check();
            double[] weights = new double[z.rows()];
            for (int i = 0; i < weights.length; i++) {
                double eta = eta(i, w);
                weights[i] = scale
                        * (data.successes()[i] * RowLoss.Kind.SQUARED.curvature(eta, 1)
                                + data.failures()[i] * RowLoss.Kind.SQUARED.curvature(eta, 0));
            }
            Matrix hessian = Matrix.zeros(w.length, w.length);
            Gram.weighted(z, weights, hessian.data());
            return hessian;
        }
    }
}
