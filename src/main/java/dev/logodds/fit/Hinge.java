package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/**
 * The plain hinge, exactly: an interior-point method on the dual (Mehrotra's predictor and corrector; systems of the
 * size of the features, after Ferris and Munson 2002), then one linear system on the rows that it found on the margin.
 *
 * <p>The dual is min ½|Σ αᵢsᵢxᵢ|² − Σ αᵢ with 0 ≤ αᵢ ≤ Cᵢ and Σ sᵢαᵢ = 0; features are scaled inside by one common
 * factor, which leaves the problem the same.
 */
final class Hinge {
    private static final int ITERATIONS = 100;

    private final SvmProblem problem;
    private final Matrix z;
    private final double[] s;
    private final double[] c;
    private final int n;
    private final int p;
    private final double[] alpha;
    private final double[] upper;
    private final double[] lowerPrice;
    private final double[] upperPrice;
    private double b;

    private Hinge(SvmProblem problem) {
        this.problem = problem;
        this.s = problem.sign();
        this.c = problem.cost();
        this.n = s.length;
        this.p = problem.x().columns();
        this.z = Matrix.zeros(n, p);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                z.set(i, j, s[i] * problem.x().get(i, j));
            }
        }
        this.alpha = new double[n];
        this.upper = new double[n];
        this.lowerPrice = Scores.ones(n);
        this.upperPrice = Scores.ones(n);
        for (int i = 0; i < n; i++) {
            alpha[i] = Math.min(c[i] / 2, 1);
            upper[i] = c[i] - alpha[i];
        }
    }

    static SvmProblem.Solution solve(SvmProblem problem, Budget budget) {
        return new Hinge(problem).run(budget);
    }

    private SvmProblem.Solution run(Budget budget) {
        int iteration = 0;
        double best = Double.POSITIVE_INFINITY;
        Stop stop = Stop.MAX_ITERATIONS;
        while (iteration < ITERATIONS && stop == Stop.MAX_ITERATIONS) {
            budget.check();
            double complementarity = complementarity();
            if (complementarity < 1e-13 * (1 + Math.abs(dual())) && residual() < 1e-9) {
                stop = Stop.CONVERGED;
            } else if (iteration > 30 && !(complementarity < 0.999 * best)) {
                stop = Stop.STALLED;
            } else {
                iteration++;
                step();
            }
            best = Math.min(best, complementarity);
        }
        SvmProblem.Solution rough = candidate(weights(), iteration, stop);
        SvmProblem.Solution exact = polished(iteration);
        return exact.gap() <= rough.gap() ? exact : rough;
    }

    private double complementarity() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += alpha[i] * lowerPrice[i] + upper[i] * upperPrice[i];
        }
        return sum / (2 * n);
    }

    private double[] weights() {
        double[] w = new double[p];
        z.transposeTimes(alpha, w);
        return w;
    }

    private double dual() {
        double sum = 0;
        for (double v : weights()) {
            sum -= v * v / 2;
        }
        for (double a : alpha) {
            sum += a;
        }
        return sum;
    }

    /** The dual residual zᵢ·w + s·b − 1 − lower + upper. */
    private double[] dualResidual() {
        double[] r = z.times(weights());
        for (int i = 0; i < n; i++) {
            r[i] += s[i] * b - 1 - lowerPrice[i] + upperPrice[i];
        }
        return r;
    }

    private double balance() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += s[i] * alpha[i];
        }
        return sum;
    }

    private double residual() {
        return Math.max(Recorder.largest(dualResidual()), Math.abs(balance()));
    }

    private void step() {
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = 1 / (lowerPrice[i] / alpha[i] + upperPrice[i] / upper[i]);
        }
        double[] factor = new double[p * p];
        Gram.weighted(z, diagonal, factor);
        for (int j = 0; j < p; j++) {
            factor[j * p + j] += 1;
        }
        Cholesky.factor(factor, p);
        double[] r = dualResidual();
        double mu = complementarity();
        Direction predictor = direction(diagonal, factor, r, 0, null);
        double reach = predictor.longest();
        double ahead = 0;
        for (int i = 0; i < n; i++) {
            ahead += (alpha[i] + reach * predictor.alpha[i]) * (lowerPrice[i] + reach * predictor.lower[i])
                    + (upper[i] - reach * predictor.alpha[i]) * (upperPrice[i] + reach * predictor.upper[i]);
        }
        ahead /= 2 * n;
        double centring = Math.pow(ahead / mu, 3) * mu;
        Direction corrector = direction(diagonal, factor, r, centring, predictor);
        corrector.apply(Math.min(1, 0.9995 * corrector.longest()));
    }

    /** A step of the primal-dual system, by eliminating all but the features' p unknowns and b. */
    private Direction direction(
            double[] diagonal,
            double[] factor,
            double[] r,
            double centring,
            @org.jspecify.annotations.Nullable Direction predictor) {
        double[] right = new double[n];
        double[] lowerTarget = new double[n];
        double[] upperTarget = new double[n];
        for (int i = 0; i < n; i++) {
            double second = predictor == null ? 0 : predictor.alpha[i];
            lowerTarget[i] =
                    centring - alpha[i] * lowerPrice[i] - (predictor == null ? 0 : second * predictor.lower[i]);
            upperTarget[i] =
                    centring - upper[i] * upperPrice[i] + (predictor == null ? 0 : second * predictor.upper[i]);
            right[i] = -r[i] + lowerTarget[i] / alpha[i] - upperTarget[i] / upper[i];
        }
        double[] bySign = solve(diagonal, factor, s);
        double[] byRight = solve(diagonal, factor, right);
        double numerator = balance();
        double denominator = 0;
        for (int i = 0; i < n; i++) {
            numerator += s[i] * byRight[i];
            denominator += s[i] * bySign[i];
        }
        Direction direction = new Direction();
        direction.b = numerator / denominator;
        for (int i = 0; i < n; i++) {
            direction.alpha[i] = byRight[i] - direction.b * bySign[i];
            direction.lower[i] = (lowerTarget[i] - lowerPrice[i] * direction.alpha[i]) / alpha[i];
            direction.upper[i] = (upperTarget[i] + upperPrice[i] * direction.alpha[i]) / upper[i];
        }
        return direction;
    }

    /** (ZZ' + D⁻¹)⁻¹v by the formula of Sherman, Morrison and Woodbury. */
    private double[] solve(double[] diagonal, double[] factor, double[] v) {
        double[] scaled = new double[n];
        for (int i = 0; i < n; i++) {
            scaled[i] = diagonal[i] * v[i];
        }
        double[] inner = new double[p];
        z.transposeTimes(scaled, inner);
        Cholesky.solve(factor, p, inner);
        double[] back = z.times(inner);
        for (int i = 0; i < n; i++) {
            scaled[i] -= diagonal[i] * back[i];
        }
        return scaled;
    }

    private final class Direction {
        private final double[] alpha = new double[n];
        private final double[] lower = new double[n];
        private final double[] upper = new double[n];
        private double b;

        double longest() {
            double length = 1 / 0.9995;
            for (int i = 0; i < n; i++) {
                length = shorter(length, Hinge.this.alpha[i], alpha[i]);
                length = shorter(length, Hinge.this.upper[i], -alpha[i]);
                length = shorter(length, lowerPrice[i], lower[i]);
                length = shorter(length, upperPrice[i], upper[i]);
            }
            return length;
        }

        private static double shorter(double length, double value, double change) {
            return value + length * change < 0 ? -value / change : length;
        }

        void apply(double length) {
            Hinge.this.b += length * b;
            for (int i = 0; i < n; i++) {
                Hinge.this.alpha[i] += length * alpha[i];
                Hinge.this.upper[i] = c[i] - Hinge.this.alpha[i] > 1e-3 * c[i]
                        ? c[i] - Hinge.this.alpha[i]
                        : Hinge.this.upper[i] - length * alpha[i];
                lowerPrice[i] += length * lower[i];
                upperPrice[i] += length * upper[i];
            }
        }
    }

    /** With w given, the b that minimises the objective, and how far the primal is above the dual. */
    private SvmProblem.Solution candidate(double[] w, int iterations, Stop stop) {
        double primal = problem.objective(w, problem.margins(w, b), false);
        return new SvmProblem.Solution(w, b, Math.abs(primal - dual()), iterations, stop);
    }

    /**
     * Solves for w and b on the active sets: rows on the margin have margin 1, rows inside it αᵢ = Cᵢ, the others 0.
     * Which rows are where is told by the larger of each complementary pair.
     */
    private SvmProblem.Solution polished(int iterations) {
        int[] on = java.util.stream.IntStream.range(0, n)
                .filter(i -> alpha[i] > lowerPrice[i] && upper[i] > upperPrice[i])
                .toArray();
        SvmProblem.Solution failure =
                new SvmProblem.Solution(new double[p], 0, Double.POSITIVE_INFINITY, iterations, Stop.STALLED);
        if (on.length == 0 || on.length > 5 * (p + 1)) {
            return failure;
        }
        double[] fixed = new double[p];
        double fixedBalance = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            if (alpha[i] > lowerPrice[i] && upper[i] <= upperPrice[i]) {
                fixedBalance += s[i] * c[i];
                total += c[i];
                for (int j = 0; j < p; j++) {
                    fixed[j] += c[i] * z.get(i, j);
                }
            }
        }
        double[] solution = activeSystem(on, fixed, fixedBalance);
        if (solution.length == 0) {
            return failure;
        }
        double[] w = java.util.Arrays.copyOf(solution, p);
        double bias = solution[p];
        double dual = total;
        for (int k = 0; k < on.length; k++) {
            double a = solution[p + 1 + k];
            if (a < -1e-7 * c[on[k]] || a > c[on[k]] * (1 + 1e-7)) {
                return failure;
            }
            dual += a;
        }
        for (double v : w) {
            dual -= v * v / 2;
        }
        double primal = problem.objective(w, problem.margins(w, bias), false);
        return new SvmProblem.Solution(w, bias, Math.abs(primal - dual), iterations, Stop.CONVERGED);
    }

    /** Unknowns w, b and α of the rows on the margin; least squares by QR, so that equal rows do no harm. */
    private double[] activeSystem(int[] on, double[] fixed, double fixedBalance) {
        int size = p + 1 + on.length;
        double[][] matrix = new double[size][size];
        double[] right = new double[size];
        for (int j = 0; j < p; j++) {
            matrix[j][j] = 1;
            right[j] = fixed[j];
            for (int k = 0; k < on.length; k++) {
                matrix[j][p + 1 + k] = -z.get(on[k], j);
                matrix[p + 1 + k][j] = z.get(on[k], j);
            }
        }
        right[p] = -fixedBalance;
        for (int k = 0; k < on.length; k++) {
            matrix[p][p + 1 + k] = s[on[k]];
            matrix[p + 1 + k][p] = s[on[k]];
            right[p + 1 + k] = 1;
        }
        try {
            return new QRDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        } catch (MathRuntimeException e) {
            // rows on the margin depend on each other: the pseudo-inverse picks one of the many α, w and b are unique
            return new org.hipparchus.linear.SingularValueDecomposition(new Array2DRowRealMatrix(matrix, false))
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        }
    }
}
