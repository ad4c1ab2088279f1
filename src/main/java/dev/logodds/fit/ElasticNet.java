package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression with an elastic net: minimises s·Σ wᵢℓᵢ + l1·Σ|βⱼ| + (l2/2)·Σβⱼ², the intercept never penalised;
 * s is 1/Σw for the mean of the losses and 1 for their sum.
 *
 * <p>Proximal Newton steps whose quadratic models are minimised by coordinate descent (Friedman, Hastie and Tibshirani
 * 2010); at the end Newton's method on the coefficients that are not 0, which gives them all their digits.
 */
public final class ElasticNet {
    private static final int OUTER = 200;
    private static final int INNER = 2000;

    /**
     * The strengths and what they apply to.
     *
     * @param mean whether the losses are averaged (else summed)
     */
    public record Penalty(double l1, double l2, boolean mean) {
        public Penalty {
            if (!(l1 >= 0 && l2 >= 0 && l1 < Double.POSITIVE_INFINITY && l2 < Double.POSITIVE_INFINITY)) {
                throw FitProblem.request("the penalties must be numbers of 0 or more");
            }
        }

        /** glmnet's λ and α (with {@code standardize = FALSE}): mean loss, l1 = λα, l2 = λ(1 − α). */
        public static Penalty glmnet(double lambda, double alpha) {
            return new Penalty(lambda * alpha, lambda * (1 - alpha), true);
        }

        /** scikit-learn's C and l1_ratio: C·Σℓ + penalty, which is the sum with strengths divided by C. */
        public static Penalty scikit(double c, double l1Ratio) {
            return new Penalty(l1Ratio / c, (1 - l1Ratio) / c, false);
        }

        /** The same penalty on the other scale, for n rows (or their total weight). */
        public Penalty rescaled(double n) {
            return mean ? new Penalty(l1 * n, l2 * n, false) : new Penalty(l1 / n, l2 / n, true);
        }

        /** scikit-learn's C for n rows; ∞ without a penalty. */
        public double scikitC(double n) {
            Penalty sum = mean ? rescaled(n) : this;
            return 1 / (sum.l1 + sum.l2);
        }
    }

    /**
     * @param coefficients the intercept first, where the design has one
     * @param objective the penalised objective at them
     * @param kkt how far the conditions of optimality are violated at worst, in the objective's units a coefficient
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fit(double[] coefficients, double objective, double kkt, int iterations, Stop stop) {}

    private final BinomialData data;
    private final Matrix z;
    private final boolean intercept;
    private final double[] mean;
    private final double[] spread;
    private final Budget budget;

    private ElasticNet(Design design, Budget budget) {
        this.data = BinomialData.of(design);
        this.intercept = design.intercept();
        this.budget = budget;
        int p = data.x().columns();
        this.mean = new double[p];
        this.spread = Scores.ones(p);
        for (int j = intercept ? 1 : 0; j < p; j++) {
            Moments moments = Moments.of(data.x().column(j), data.trials());
            mean[j] = intercept ? moments.mean() : 0;
            double size = Math.hypot(moments.deviation(), intercept ? 0 : moments.mean());
            // a constant column beside an intercept stays at 0
            spread[j] = size > 1e-11 * Math.abs(moments.mean()) ? size : Double.POSITIVE_INFINITY;
        }
        this.z = Matrix.zeros(data.x().rows(), p);
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < p; j++) {
                z.set(i, j, (data.x().get(i, j) - mean[j]) / spread[j]);
            }
        }
    }

    public static Fit fit(Design design, Penalty penalty, Budget budget) {
        ElasticNet net = new ElasticNet(design, budget);
        return net.new Run(penalty, new double[net.z.columns()]).go();
    }

    /** Fits for each penalty in turn, each started where the one before ended. */
    public static List<Fit> path(Design design, List<Penalty> penalties, Budget budget) {
        ElasticNet net = new ElasticNet(design, budget);
        List<Fit> fits = new ArrayList<>();
        double[] warm = new double[net.z.columns()];
        for (Penalty penalty : penalties) {
            Run run = net.new Run(penalty, warm);
            fits.add(run.go());
            warm = run.b;
        }
        return fits;
    }

    /** The least λ at which glmnet's path with this α > 0 has no coefficient but the intercept. */
    public static double lambdaMax(Design design, double alpha) {
        ElasticNet net = new ElasticNet(design, Budget.UNLIMITED);
        Run run = net.new Run(new Penalty(Double.MAX_VALUE, 0, true), new double[net.z.columns()]);
        run.go();
        double largest = 0;
        for (int j = net.intercept ? 1 : 0; j < run.gradient.length; j++) {
            largest = Math.max(largest, Math.abs(run.gradient[j]) * net.spread[j]);
        }
        return largest / alpha;
    }

    /** One fit, in centred and scaled coordinates: b_j = β_j·spread_j, so each coordinate has its own penalty. */
    private final class Run {
        private final int p = z.columns();
        private final double scale;
        private final double[] l1 = new double[p];
        private final double[] l2 = new double[p];
        private double[] b;
        private final double[] gradient = new double[p];
        private double[] hessian = new double[p * p];

        Run(Penalty penalty, double[] start) {
            this.scale = penalty.mean() ? 1 / data.sum(data.trials()) : 1;
            for (int j = intercept ? 1 : 0; j < p; j++) {
                l1[j] = penalty.l1() / spread[j];
                l2[j] = penalty.l2() / spread[j] / spread[j];
            }
            this.b = start.clone();
            if (intercept && start[0] == 0) {
                this.b = Glm.start(data, p, Link.LOGIT);
                System.arraycopy(start, 1, b, 1, p - 1);
            }
        }

        Fit go() {
            double objective = objective(b);
            int iteration = 0;
            Stop stop = Stop.MAX_ITERATIONS;
            while (iteration < OUTER && stop == Stop.MAX_ITERATIONS) {
                budget.check();
                iteration++;
                model();
                double[] target = polished(descended());
                double[] next = search(target, objective);
                double change = 0;
                for (int j = 0; j < p; j++) {
                    change = Math.max(change, Math.abs(next[j] - b[j]) / Math.max(1e-3, Math.abs(b[j])));
                }
                b = next;
                objective = objective(b);
                if (Recorder.far(b)) {
                    stop = Stop.DIVERGED;
                } else if (change < 1e-13) {
                    stop = Stop.CONVERGED;
                }
            }
            model();
            double kkt = violation();
            if (stop == Stop.MAX_ITERATIONS && kkt < 1e-12 * scaleOfLoss()) {
                stop = Stop.CONVERGED;
            }
            return new Fit(original(), objective(b), kkt, iteration, stop);
        }

        private double scaleOfLoss() {
            return scale * data.sum(data.trials());
        }

        private double[] linear(double[] at) {
            double[] eta = z.times(at);
            for (int i = 0; i < eta.length; i++) {
                eta[i] += data.offset()[i];
            }
            return eta;
        }

        private double objective(double[] at) {
            double value = -scale * data.likelihood(Link.LOGIT, z).value(linear(at));
            for (int j = 0; j < p; j++) {
                // 0 · ∞ for a coefficient that cannot move is 0
                value += at[j] == 0 ? 0 : l1[j] * Math.abs(at[j]) + l2[j] / 2 * at[j] * at[j];
            }
            return value;
        }

        /** Gradient and Hessian of the loss at b, without the penalty. */
        private void model() {
            BinomialLikelihood likelihood = data.likelihood(Link.LOGIT, z);
            double[] eta = linear(b);
            double[] score = likelihood.score(eta);
            hessian = likelihood.gram(likelihood.expectedWeights(eta));
            for (int j = 0; j < p; j++) {
                gradient[j] = -scale * score[j];
            }
            for (int k = 0; k < hessian.length; k++) {
                hessian[k] *= scale;
            }
        }

        /** Coordinate descent on the quadratic model. */
        private double[] descended() {
            double[] at = b.clone();
            double[] slope = gradient.clone();
            for (int sweep = 0; sweep < INNER; sweep++) {
                double largest = 0;
                for (int j = 0; j < p; j++) {
                    double curvature = hessian[j * p + j];
                    if (curvature <= 0) {
                        continue;
                    }
                    double moved = soft(curvature * at[j] - slope[j], l1[j]) / (curvature + l2[j]);
                    double step = moved - at[j];
                    if (step != 0) {
                        at[j] = moved;
                        for (int k = 0; k < p; k++) {
                            slope[k] += step * hessian[j * p + k];
                        }
                        largest = Math.max(largest, Math.abs(step) / Math.max(1e-3, Math.abs(moved)));
                    }
                }
                if (largest < 1e-10) {
                    break;
                }
            }
            return at;
        }

        private static double soft(double v, double threshold) {
            return Math.abs(v) <= threshold ? 0 : v - Math.copySign(threshold, v);
        }

        /** The exact minimum of the model on the face of signs that coordinate descent found. */
        private double[] polished(double[] at) {
            int[] active = java.util.stream.IntStream.range(0, p)
                    .filter(j -> at[j] != 0 || (intercept && j == 0))
                    .toArray();
            int q = active.length;
            double[] matrix = new double[q * q];
            double[] step = new double[q];
            for (int a = 0; a < q; a++) {
                int j = active[a];
                double slope = gradient[j] + l2[j] * b[j] + (l1[j] == 0 ? 0 : Math.signum(at[j]) * l1[j]);
                for (int c = 0; c < q; c++) {
                    matrix[a * q + c] = hessian[j * p + active[c]];
                }
                matrix[a * q + a] += l2[j];
                // the model is around b, whose other coordinates go to 0
                for (int k = 0; k < p; k++) {
                    slope += at[k] == 0 && !(intercept && k == 0) ? -hessian[j * p + k] * b[k] : 0;
                }
                step[a] = -slope;
            }
            if (!(Cholesky.factor(matrix, q) > 1e-14)) {
                return at;
            }
            Cholesky.solve(matrix, q, step);
            double[] exact = new double[p];
            for (int a = 0; a < q; a++) {
                int j = active[a];
                exact[j] = b[j] + step[a];
                if (l1[j] > 0 && exact[j] * at[j] <= 0) {
                    return at;
                }
            }
            return exact;
        }

        private double[] search(double[] target, double objective) {
            double slack = 1e-13 * Math.max(1, Math.abs(objective));
            double length = 1;
            for (int halving = 0; halving < 60; halving++, length /= 2) {
                double[] next = new double[p];
                for (int j = 0; j < p; j++) {
                    next[j] = length == 1 ? target[j] : b[j] + length * (target[j] - b[j]);
                }
                if (objective(next) <= objective + slack) {
                    return next;
                }
            }
            return b;
        }

        private double violation() {
            double worst = 0;
            for (int j = 0; j < p; j++) {
                double slope = gradient[j] + (b[j] == 0 ? 0 : l2[j] * b[j]);
                double violated = b[j] == 0 && !(intercept && j == 0)
                        ? Math.max(0, Math.abs(slope) - l1[j])
                        : Math.abs(slope + (l1[j] == 0 ? 0 : Math.signum(b[j]) * l1[j]));
                worst = Math.max(worst, violated == 0 ? 0 : violated * spread[j]);
            }
            return worst;
        }

        private double[] original() {
            double[] beta = new double[p];
            for (int j = 0; j < p; j++) {
                beta[j] = b[j] / spread[j];
            }
            for (int j = 1; j < p && intercept; j++) {
                beta[0] -= beta[j] * mean[j];
            }
            return beta;
        }
    }
}
