package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Baseline-category logit: P(k | x) ∝ exp(xβ_k), β = 0 for the first class; maximum likelihood by Newton's method. With
 * an L2 penalty all classes have coefficients, whose sum over classes is 0.
 *
 * @param classes the baseline first
 * @param coefficients a row for each class but the baseline (for each class, when penalised); NaN where not estimable
 * @param errors their standard errors; NaN when penalised
 * @param probabilities rows by classes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Multinomial(
        List<String> classes,
        List<String> terms,
        double[][] coefficients,
        double[][] errors,
        double[][] probabilities,
        double logLikelihood,
        double nullDeviance,
        double objective,
        int parameters,
        int iterations,
        Stop stop,
        Separation separation,
        List<String> aliased) {
    private static final int ITERATIONS = 200;

    public double deviance() {
        return -2 * logLikelihood;
    }

    public double aic() {
        return deviance() + 2.0 * parameters;
    }

    /** The class with the largest probability in each row; the first of equals. */
    public int[] predictions() {
        return Arrays.stream(probabilities)
                .mapToInt(row -> {
                    int best = 0;
                    for (int k = 1; k < row.length; k++) {
                        best = row[k] > row[best] ? k : best;
                    }
                    return best;
                })
                .toArray();
    }

    /** @throws FitProblem when the response has a single class, or there is an offset or an L1 penalty */
    public static Multinomial fit(Design design, ElasticNet.Penalty penalty, Budget budget) {
        return new Fitter(design, penalty, budget).fit();
    }

    private static final class Fitter {
        private final Design design;
        private final ElasticNet.Penalty penalty;
        private final Budget budget;
        private final Response.Classes response;
        private final int[] rows;
        private final double[] w;
        private final int[] codes;
        private final Basis basis;
        private final int classes;

        Fitter(Design design, ElasticNet.Penalty penalty, Budget budget) {
            this.design = design;
            this.penalty = penalty;
            this.budget = budget;
            this.response = ResponseReader.classes(design);
            this.classes = response.levels().size();
            if (classes < 2) {
                throw FitProblem.data("the response has one class only");
            }
            if (penalty.l1() > 0) {
                throw FitProblem.request("the multinomial model takes an l2 penalty, but not l1");
            }
            if (Recorder.largest(design.offset()) > 0) {
                throw FitProblem.request("the multinomial model takes no offset");
            }
            this.rows = java.util.stream.IntStream.range(0, design.weights().length)
                    .filter(i -> design.weights()[i] > 0)
                    .toArray();
            this.w = Arrays.stream(rows).mapToDouble(i -> design.weights()[i]).toArray();
            this.codes = Arrays.stream(rows).map(i -> response.codes()[i]).toArray();
            this.basis = Basis.of(design.x().rows(rows), w, design.intercept());
            long parameters = (long) classes * design.terms().size();
            if (parameters > 500) {
                throw FitProblem.limit("classes times columns is %d, over the limit of 500".formatted(parameters));
            }
        }

        Multinomial fit() {
            return penalty.l2() > 0 ? penalised() : likelihood();
        }

        private Multinomial likelihood() {
            SoftmaxLoss loss = new SoftmaxLoss(basis.z(), codes, w, classes, true, design.intercept(), 1, 0);
            Objective timed = timed(loss);
            Trace trace = new Newton(true, 30, 0).minimise(timed, new double[loss.dimension()]);
            Matrix signed = signed();
            Separation separation = Separation.NONE;
            if (trace.stop() != Stop.CONVERGED
                    || !SeparationFinder.overlapProven(signed, slopes(loss, trace.point()))) {
                SeparationFinder finder = new SeparationFinder(signed, budget);
                SeparationFinder.Finding finding =
                        finder.separates(trace.point()) ? finder.complete(trace.point()) : finder.find();
                if (finding.kind() != Separation.Kind.NONE) {
                    separation = finder.describe(finding, blockBack(), blockNames());
                } else {
                    trace = new Newton(true, ITERATIONS, 0).minimise(timed, trace.point());
                }
            }
            return result(loss, trace, separation);
        }

        /** For each row and each other class, the direction that raises the own class over it. */
        private Matrix signed() {
            int p = basis.z().columns();
            Matrix signed = Matrix.zeros(rows.length * (classes - 1), p * (classes - 1));
            int r = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < classes; k++) {
                    if (k == codes[i]) {
                        continue;
                    }
                    for (int j = 0; j < p; j++) {
                        if (codes[i] > 0) {
                            signed.set(r, (codes[i] - 1) * p + j, basis.z().get(i, j));
                        }
                        if (k > 0) {
                            signed.set(r, (k - 1) * p + j, -basis.z().get(i, j));
                        }
                    }
                    r++;
                }
            }
            return signed;
        }

        /** The slope of a row's log-likelihood along each of its signed rows: the other class's probability. */
        private double[] slopes(SoftmaxLoss loss, double[] point) {
            double[] slopes = new double[rows.length * (classes - 1)];
            double[] probability = new double[classes];
            int r = 0;
            for (int i = 0; i < rows.length; i++) {
                loss.probabilities(i, point, probability);
                for (int k = 0; k < classes; k++) {
                    if (k != codes[i]) {
                        slopes[r++] = w[i] * probability[k];
                    }
                }
            }
            return slopes;
        }

        private Matrix blockBack() {
            int p = basis.z().columns();
            Matrix back = Matrix.zeros(p * (classes - 1), p * (classes - 1));
            for (int k = 0; k < classes - 1; k++) {
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        back.set(k * p + a, k * p + b, basis.back().get(a, b));
                    }
                }
            }
            return back;
        }

        private List<String> blockNames() {
            List<String> names = new ArrayList<>();
            for (int k = 1; k < classes; k++) {
                for (int j : basis.kept()) {
                    names.add(response.levels().get(k) + ":" + design.terms().get(j));
                }
            }
            return names;
        }

        private Objective timed(SoftmaxLoss loss) {
            return new Timed(loss, budget);
        }

        private Multinomial result(SoftmaxLoss loss, Trace trace, Separation separation) {
            int p = basis.z().columns();
            Matrix hessian = loss.hessian(trace.point());
            double[][] coefficients = new double[classes - 1][];
            double[][] errors = new double[classes - 1][];
            boolean regular = Cholesky.factor(hessian.data(), hessian.rows()) > 1e-15;
            Matrix inverse = new Matrix(
                    hessian.rows(),
                    hessian.rows(),
                    regular
                            ? Cholesky.inverse(hessian.data(), hessian.rows())
                            : Scores.ones(hessian.rows() * hessian.rows()));
            for (int k = 0; k < classes - 1; k++) {
                double[] beta = basis.coefficients(Arrays.copyOfRange(trace.point(), k * p, (k + 1) * p));
                coefficients[k] = new double[design.terms().size()];
                errors[k] = new double[design.terms().size()];
                Arrays.fill(coefficients[k], Double.NaN);
                Arrays.fill(errors[k], Double.NaN);
                Matrix block = Matrix.zeros(p, p);
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        block.set(a, b, inverse.get(k * p + a, k * p + b));
                    }
                }
                Matrix covariance = basis.covariance(block);
                for (int a = 0; a < p; a++) {
                    int j = basis.kept()[a];
                    String name =
                            response.levels().get(k + 1) + ":" + design.terms().get(j);
                    if (!separation.terms().contains(name)) {
                        coefficients[k][j] = beta[a];
                        errors[k][j] = regular ? Math.sqrt(covariance.get(a, a)) : Double.NaN;
                    }
                }
            }
            return new Multinomial(
                    response.levels(),
                    design.terms(),
                    coefficients,
                    errors,
                    everyRow(loss.probabilities(trace.point())),
                    -trace.value(),
                    nullDeviance(),
                    trace.value(),
                    loss.dimension(),
                    trace.iterations(),
                    separation.kind() == Separation.Kind.NONE ? trace.stop() : Stop.DIVERGED,
                    separation,
                    Glm.aliased(basis, design.terms()));
        }

        private double[][] everyRow(double[][] used) {
            double[][] every = new double[design.x().rows()][classes];
            for (double[] row : every) {
                Arrays.fill(row, Double.NaN);
            }
            for (int r = 0; r < rows.length; r++) {
                every[rows[r]] = used[r];
            }
            return every;
        }

        private double nullDeviance() {
            double[] counts = new double[classes];
            double total = 0;
            for (int i = 0; i < codes.length; i++) {
                counts[codes[i]] += w[i];
                total += w[i];
            }
            double sum = 0;
            for (double count : counts) {
                double share = design.intercept() ? count / total : 1.0 / classes;
                sum -= count > 0 ? 2 * count * Math.log(share) : 0;
            }
            return sum;
        }

        /** Columns are centred only: the penalty is on coefficients of the data as they are. */
        private Multinomial penalised() {
            Matrix x = design.x().rows(rows);
            int p = x.columns();
            double[] mean = new double[p];
            for (int j = 1; j < p && design.intercept(); j++) {
                mean[j] = Moments.of(x.column(j), w).mean();
            }
            Matrix centred = Matrix.zeros(x.rows(), p);
            for (int i = 0; i < x.rows(); i++) {
                for (int j = 0; j < p; j++) {
                    centred.set(i, j, x.get(i, j) - mean[j]);
                }
            }
            double scale = penalty.mean() ? 1 / Arrays.stream(w).sum() : 1;
            SoftmaxLoss loss =
                    new SoftmaxLoss(centred, codes, w, classes, false, design.intercept(), scale, penalty.l2());
            Trace trace = new Newton(true, ITERATIONS, 0).minimise(timed(loss), new double[loss.dimension()]);
            double[][] coefficients = new double[classes][p];
            double[][] errors = new double[classes][p];
            for (int k = 0; k < classes; k++) {
                Arrays.fill(errors[k], Double.NaN);
                System.arraycopy(trace.point(), k * p, coefficients[k], 0, p);
                for (int j = 1; j < p; j++) {
                    coefficients[k][0] -= mean[j] * coefficients[k][j];
                }
            }
            double[][] probabilities = loss.probabilities(trace.point());
            double logLikelihood = 0;
            for (int i = 0; i < codes.length; i++) {
                logLikelihood += w[i] * Math.log(probabilities[i][codes[i]]);
            }
            return new Multinomial(
                    response.levels(),
                    design.terms(),
                    coefficients,
                    errors,
                    everyRow(probabilities),
                    logLikelihood,
                    nullDeviance(),
                    trace.value(),
                    (classes - 1) * p,
                    trace.iterations(),
                    trace.stop(),
                    Separation.NONE,
                    List.of());
        }
    }

    /** An objective that looks at the time before each Hessian. */
    private record Timed(Objective objective, Budget budget) implements Objective {
        @Override
        public int dimension() {
            return objective.dimension();
        }

        @Override
        public double value(double[] w) {
            return objective.value(w);
        }

        @Override
        public void gradient(double[] w, double[] out) {
            objective.gradient(w, out);
        }

        @Override
        public Matrix hessian(double[] w) {
            budget.check();
            return objective.hessian(w);
        }
    }
}
