package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;

/**
 * The fast way to a logistic maximum of likelihood, for a well-conditioned matrix of moderate scale: fused iteratively
 * reweighted least squares while n·p² is small, else L-BFGS preconditioned by the Gram matrix of some of the rows, and
 * one Newton step at the end. All work space is set up before the first iteration.
 *
 * <p>ℓ(θ) = Σ sᵢηᵢ − nᵢ log(1 + e^ηᵢ), η = offset + Zθ, s successes in n trials. It neither looks for separation nor
 * halves steps more than a few times: where it does not converge, {@link Scoring} goes on from where it stopped.
 */
public final class LogitSolver {
    private static final double FUSED = 1e6;
    private static final int MEMORY = 8;
    private static final int NEWTON_STEPS = 12;
    private static final int LBFGS_STEPS = 40;
    /** Squared length of a step, in standard errors, after which one Newton step is enough. */
    private static final double NEAR = 1e-8;
    /** Squared length of a step that leaves the information as good as it was. */
    private static final double SHORT = 1e-3;
    /** The fourth power of 1e−4: an error of 1e−8 standard errors. */
    private static final double TOLERANCE = 1e-16;

    private final double[] z;
    private final int rows;
    private final int p;
    private final double[] successes;
    private final double[] trials;
    private final double[] offset;
    private final double[] theta;
    private final double[] trial;
    private final double[] score;
    private final double[] step;
    private final double[] gram;
    private final double[] weight = new double[4];
    private final double[] residual = new double[4];
    private double product = 1;
    private boolean converged;
    private int iterations;

    private LogitSolver(Matrix z, double[] successes, double[] trials, double[] offset, double[] start) {
        this.z = z.data();
        this.rows = z.rows();
        this.p = z.columns();
        this.successes = successes;
        this.trials = trials;
        this.offset = offset;
        this.theta = start.clone();
        this.trial = new double[p];
        this.score = new double[p];
        this.step = new double[p];
        this.gram = new double[p * p];
    }

    /** Where it ended, and whether within 1e−8 standard errors of the maximum. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double[] theta, int iterations, boolean converged) {}

    /** @param start where to begin, of length z.columns() */
    public static Result solve(Matrix z, double[] successes, double[] trials, double[] offset, double[] start) {
        LogitSolver solver = new LogitSolver(z, successes, trials, offset, start);
        if ((double) solver.rows * solver.p * solver.p < FUSED) {
            solver.newton(NEWTON_STEPS);
        } else {
            solver.quasiNewton();
            solver.newton(4);
        }
        return new Result(solver.theta, solver.iterations, solver.converged);
    }

    /**
     * Newton steps, halved where the likelihood falls. After a short step the information is kept for the next (the
     * chord method): what a step leaves is about its length times that of the first one with the same information.
     */
    private void newton(int steps) {
        double value = pass(theta, 1, true);
        boolean fresh = true;
        double first = 1;
        for (int t = 0; t < steps && !converged; t++) {
            if (fresh && !(Cholesky.factor(gram, p) > 1e-12)) {
                return;
            }
            double squared = solveStep();
            first = fresh ? squared : first;
            iterations++;
            if (squared * first < TOLERANCE) {
                // so near, the quadratic is the function: nothing is left to check
                add(theta, 1, step);
                converged = true;
                return;
            }
            fresh = squared > SHORT;
            value = advance(value, 1, fresh);
            if (Double.isNaN(value)) {
                return;
            }
        }
    }

    /** Solves for the step; returns its squared length in standard errors. */
    private double solveStep() {
        System.arraycopy(score, 0, step, 0, p);
        Cholesky.solve(gram, p, step);
        return dot(step, score);
    }

    /** Moves θ along the step, halved until the likelihood does not fall; NaN when ten halvings don't help. */
    private double advance(double value, double length, boolean wantGram) {
        for (int halving = 0; halving < 10; halving++, length /= 2) {
            for (int j = 0; j < p; j++) {
                trial[j] = theta[j] + length * step[j];
            }
            double next = pass(trial, 1, wantGram);
            if (next >= value - 1e-12 * Math.abs(value)) {
                System.arraycopy(trial, 0, theta, 0, p);
                return next;
            }
        }
        return Double.NaN;
    }

    private void quasiNewton() {
        double[][] s = new double[MEMORY][p];
        double[][] y = new double[MEMORY][p];
        double[] rho = new double[MEMORY];
        double[] alpha = new double[MEMORY];
        double[] last = new double[p];
        precondition();
        double value = pass(theta, 1, false);
        int kept = 0;
        for (int t = 0; t < LBFGS_STEPS; t++) {
            direction(s, y, rho, alpha, kept);
            if (dot(step, score) < NEAR) {
                return;
            }
            System.arraycopy(score, 0, last, 0, p);
            System.arraycopy(theta, 0, s[kept % MEMORY], 0, p);
            double next = advance(value, 1, false);
            if (Double.isNaN(next)) {
                return;
            }
            value = next;
            iterations++;
            int slot = kept % MEMORY;
            for (int j = 0; j < p; j++) {
                s[slot][j] = theta[j] - s[slot][j];
                y[slot][j] = last[j] - score[j];
            }
            double curvature = dot(s[slot], y[slot]);
            if (curvature > 0) {
                rho[slot] = 1 / curvature;
                kept++;
            }
        }
    }

    /** The two loops of Nocedal and Wright (2006), algorithm 7.4, around the preconditioner; fills {@code step}. */
    private void direction(double[][] s, double[][] y, double[] rho, double[] alpha, int kept) {
        System.arraycopy(score, 0, step, 0, p);
        int oldest = Math.max(0, kept - MEMORY);
        for (int k = kept - 1; k >= oldest; k--) {
            int slot = k % MEMORY;
            alpha[slot] = rho[slot] * dot(s[slot], step);
            add(step, -alpha[slot], y[slot]);
        }
        Cholesky.solve(gram, p, step);
        for (int k = oldest; k < kept; k++) {
            int slot = k % MEMORY;
            add(step, alpha[slot] - rho[slot] * dot(y[slot], step), s[slot]);
        }
    }

    /** The factor of the information at θ from every so many rows, scaled to all of them. */
    private void precondition() {
        int stride = Math.max(1, rows / Math.max(20 * p, rows / 12));
        pass(theta, stride, true);
        for (int k = 0; k < gram.length; k++) {
            gram[k] *= stride;
        }
        Cholesky.factor(gram, p);
    }

    /**
     * One pass over the rows (every {@code stride}-th block of four): the log-likelihood, the score and, when wanted,
     * the information. The exponential of −|η| serves for all of them; logarithms are taken of products.
     */
    private double pass(double[] at, int stride, boolean wantGram) {
        java.util.Arrays.fill(score, 0);
        if (wantGram) {
            java.util.Arrays.fill(gram, 0);
        }
        double value = 0;
        product = 1;
        int quads = rows - rows % 4;
        for (int i = 0; i < quads; i += 4 * stride) {
            value += fourRows(i, at);
            if (wantGram) {
                addFour(i * p);
            }
        }
        for (int i = quads; i < rows; i++) {
            value += oneRow(i, at);
            if (wantGram) {
                addOne(i * p, weight[0]);
            }
        }
        if (wantGram) {
            mirror();
        }
        return value - Math.log(product);
    }

    private double fourRows(int i, double[] at) {
        int a = i * p;
        int b = a + p;
        int c = b + p;
        int d = c + p;
        double eta0 = offset[i];
        double eta1 = offset[i + 1];
        double eta2 = offset[i + 2];
        double eta3 = offset[i + 3];
        for (int j = 0; j < p; j++) {
            double coefficient = at[j];
            eta0 += z[a + j] * coefficient;
            eta1 += z[b + j] * coefficient;
            eta2 += z[c + j] * coefficient;
            eta3 += z[d + j] * coefficient;
        }
        double value = point(i, eta0, 0) + point(i + 1, eta1, 1) + point(i + 2, eta2, 2) + point(i + 3, eta3, 3);
        double r0 = residual[0];
        double r1 = residual[1];
        double r2 = residual[2];
        double r3 = residual[3];
        for (int j = 0; j < p; j++) {
            score[j] += r0 * z[a + j] + r1 * z[b + j] + (r2 * z[c + j] + r3 * z[d + j]);
        }
        return value;
    }

    private double oneRow(int i, double[] at) {
        double eta = offset[i];
        int from = i * p;
        for (int j = 0; j < p; j++) {
            eta += z[from + j] * at[j];
        }
        double value = point(i, eta, 0);
        for (int j = 0; j < p; j++) {
            score[j] += residual[0] * z[from + j];
        }
        return value;
    }

    /** Weight and residual of a row into their slots; its log-likelihood but for the logarithm left to the product. */
    private double point(int i, double eta, int slot) {
        double n = trials[i];
        double e = Math.exp(-Math.abs(eta));
        double inverse = 1 / (1 + e);
        weight[slot] = n * e * inverse * inverse;
        residual[slot] = successes[i] - n * (eta >= 0 ? inverse : e * inverse);
        double value = successes[i] * eta - n * Math.max(eta, 0);
        if (n != 1) {
            return value - n * Math.log1p(e);
        }
        // log(1 + e) of many rows as one logarithm
        product *= 1 + e;
        if (product > 1e290) {
            value -= Math.log(product);
            product = 1;
        }
        return value;
    }

    private void addFour(int a) {
        int b = a + p;
        int c = b + p;
        int d = c + p;
        double w0 = weight[0];
        double w1 = weight[1];
        double w2 = weight[2];
        double w3 = weight[3];
        for (int j = 0; j < p; j++) {
            double x0 = w0 * z[a + j];
            double x1 = w1 * z[b + j];
            double x2 = w2 * z[c + j];
            double x3 = w3 * z[d + j];
            int row = j * p;
            for (int k = j; k < p; k++) {
                gram[row + k] += x0 * z[a + k] + x1 * z[b + k] + (x2 * z[c + k] + x3 * z[d + k]);
            }
        }
    }

    private void addOne(int a, double w) {
        for (int j = 0; j < p; j++) {
            double x = w * z[a + j];
            for (int k = j; k < p; k++) {
                gram[j * p + k] += x * z[a + k];
            }
        }
    }

    private void mirror() {
        for (int j = 0; j < p; j++) {
            for (int k = j + 1; k < p; k++) {
                gram[k * p + j] = gram[j * p + k];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * what[j];
        }
    }
}
