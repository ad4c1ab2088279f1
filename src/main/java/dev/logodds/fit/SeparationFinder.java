package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for separation: for a direction d ≠ 0 with zᵢ·d ≥ 0 in all rows, zᵢ = (2y − 1)xᵢ, and > 0 in some (Albert and
 * Anderson 1984; by linear programming as Konis 2007).
 */
final class SeparationFinder {
    private static final double MARGIN = 1e-7;

    /**
     * What was found.
     *
     * @param separated for each row of the signed matrix, whether some direction puts it strictly on its side
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Finding(Separation.Kind kind, boolean[] separated) {}

    private final Matrix signed;
    private final Budget budget;

    SeparationFinder(Matrix signed, Budget budget) {
        this.signed = signed;
        this.budget = budget;
    }

    /**
     * Signed rows of a binomial problem: z for rows with successes, −z for rows with failures, both for rows with both.
     */
    static Matrix signed(Matrix z, double[] successes, double[] failures) {
        int rows = 0;
        for (int i = 0; i < z.rows(); i++) {
            rows += (successes[i] > 0 ? 1 : 0) + (failures[i] > 0 ? 1 : 0);
        }
        Matrix signed = Matrix.zeros(rows, z.columns());
        int r = 0;
        for (int i = 0; i < z.rows(); i++) {
            if (successes[i] > 0) {
                copy(z, i, 1, signed, r++);
            }
            if (failures[i] > 0) {
                copy(z, i, -1, signed, r++);
            }
        }
        return signed;
    }

    private static void copy(Matrix from, int i, int sign, Matrix to, int r) {
        for (int j = 0; j < from.columns(); j++) {
            to.set(r, j, sign * from.get(i, j));
        }
    }

    /**
     * A proof that there is no separation, from a point near the maximum.
     *
     * <p>Suppose Zd ≥ 0, d ≠ 0. With μᵢ ≥ 0 the slopes and g = Z'μ the score, τ·‖Z_S d‖ ≤ τ·Σ_S zᵢd ≤ Σ μᵢzᵢd = g·d ≤
     * ‖g‖‖d‖, where S are the rows with μᵢ ≥ τ. So ‖g‖ < τ·σ_min(Z_S) rules d out; and σ_min ≥ 1/√tr((Z_S'Z_S)⁻¹).
     *
     * @param mu for each signed row the slope of its log-likelihood, between 0 and ∞
     */
    static boolean overlapProven(Matrix signed, double[] mu) {
        double[] score = new double[signed.columns()];
        signed.transposeTimes(mu, score);
        double size = 0;
        double g = 0;
        for (int i = 0; i < mu.length; i++) {
            size += mu[i];
        }
        for (double v : score) {
            g += v * v;
        }
        double bound = Math.sqrt(g) + 1e-13 * size * Math.sqrt(signed.columns()) * Recorder.largest(signed.data());
        for (double tau : new double[] {0.3, 0.1, 0.01, 1e-3, 1e-4}) {
            if (bound < tau * smallestSingularValue(signed, mu, tau)) {
                return true;
            }
        }
        return false;
    }

    private static double smallestSingularValue(Matrix signed, double[] mu, double tau) {
        double[] inside = new double[mu.length];
        for (int i = 0; i < mu.length; i++) {
            inside[i] = mu[i] >= tau ? 1 : 0;
        }
        int p = signed.columns();
        double[] gram = new double[p * p];
        Gram.weighted(signed, inside, gram);
        if (Cholesky.factor(gram, p) < 1e-10) {
            return 0;
        }
        double[] inverse = Cholesky.inverse(gram, p);
        double trace = 0;
        for (int j = 0; j < p; j++) {
            trace += inverse[j * p + j];
        }
        return 1 / Math.sqrt(trace);
    }

    /** Linear programs: the sum of margins is maximised over the rows not separated yet, until nothing is gained. */
    Finding find() {
        boolean[] separated = new boolean[signed.rows()];
        while (true) {
            double[] d = RevisedSimplex.maximise(signed, sumOfRest(separated), budget);
            boolean more = false;
            for (int i = 0; i < separated.length; i++) {
                if (!separated[i] && signed.rowDot(i, d) > MARGIN * (1 + rowSize(i))) {
                    separated[i] = true;
                    more = true;
                }
            }
            if (!more) {
                return new Finding(kind(separated), separated);
            }
        }
    }

    private double rowSize(int i) {
        double largest = 0;
        for (int j = 0; j < signed.columns(); j++) {
            largest = Math.max(largest, Math.abs(signed.get(i, j)));
        }
        return largest;
    }

    private static Separation.Kind kind(boolean[] separated) {
        int count = 0;
        for (boolean s : separated) {
            count += s ? 1 : 0;
        }
        return count == 0
                ? Separation.Kind.NONE
                : count == separated.length ? Separation.Kind.COMPLETE : Separation.Kind.QUASI_COMPLETE;
    }

    private double[] sumOfRest(boolean[] separated) {
        double[] sum = new double[signed.columns()];
        for (int i = 0; i < separated.length; i++) {
            for (int j = 0; j < sum.length && !separated[i]; j++) {
                sum[j] += signed.get(i, j);
            }
        }
        return sum;
    }

    /** Which coefficients can move along the cone, and which way; {@code back} turns directions into coefficients. */
    Separation describe(Separation.Kind kind, Matrix back, List<String> names) {
        List<String> terms = new ArrayList<>();
        List<Separation.Direction> directions = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            double[] row = back.row(j);
            double size = Recorder.largest(row);
            for (int k = 0; k < row.length; k++) {
                row[k] /= size;
            }
            boolean up = reach(row, 1) > MARGIN;
            boolean down = reach(row, -1) > MARGIN;
            if (up || down) {
                terms.add(names.get(j));
                directions.add(
                        up && down
                                ? Separation.Direction.EITHER
                                : up ? Separation.Direction.PLUS_INFINITY : Separation.Direction.MINUS_INFINITY);
            }
        }
        return new Separation(kind, terms, directions);
    }

    private double reach(double[] row, int sign) {
        double[] objective = row.clone();
        for (int k = 0; k < objective.length; k++) {
            objective[k] *= sign;
        }
        double[] d = RevisedSimplex.maximise(signed, objective, budget);
        double sum = 0;
        for (int k = 0; k < d.length; k++) {
            sum += objective[k] * d[k];
        }
        return sum;
    }
}
