package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Looks for separation: for a direction d ≠ 0 with zᵢ·d ≥ 0 in all rows, zᵢ = (2y − 1)xᵢ, and > 0 in some (Albert and
 * Anderson 1984; by linear programming as Konis 2007).
 */
final class SeparationFinder {
    private static final double MARGIN = 1e-7;
    private static final double LARGE = 5e6;
    private static final double NULL = 1e-11;

    /**
     * What was found.
     *
     * @param separated for each row of the signed matrix, whether some direction puts it strictly on its side
     * @param direction one that does so for all of them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Finding(Separation.Kind kind, boolean[] separated, double[] direction) {}

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

    /** Whether a direction already found has every row strictly on its side: complete separation without any program. */
    boolean separates(double[] direction) {
        double size = Recorder.largest(direction);
        for (int i = 0; i < signed.rows(); i++) {
            if (!(signed.rowDot(i, direction) > MARGIN * size * (1 + rowSize(i)))) {
                return false;
            }
        }
        return signed.rows() > 0;
    }

    /** The finding that belongs to it. */
    Finding complete(double[] direction) {
        boolean[] all = new boolean[signed.rows()];
        java.util.Arrays.fill(all, true);
        return new Finding(Separation.Kind.COMPLETE, all, direction);
    }

    /** The terms with the signs of one separating direction; another one may have others. */
    private static Separation along(Separation.Kind kind, double[] coefficients, List<String> names) {
        List<String> terms = new ArrayList<>();
        List<Separation.Direction> directions = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (Math.abs(coefficients[j]) > MARGIN) {
                terms.add(names.get(j));
                directions.add(
                        coefficients[j] > 0 ? Separation.Direction.PLUS_INFINITY : Separation.Direction.MINUS_INFINITY);
            }
        }
        return new Separation(kind, terms, directions);
    }

    /** Linear programs: the sum of margins is maximised over the rows not separated yet, until nothing is gained. */
    Finding find() {
        boolean[] separated = new boolean[signed.rows()];
        double[] direction = new double[signed.columns()];
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
                return new Finding(kind(separated), separated, direction);
            }
            for (int j = 0; j < d.length; j++) {
                direction[j] += d[j];
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

    /**
     * Which coefficients can move along the cone, and which way; {@code back} turns directions into coefficients.
     *
     * <p>All directions of the cone are orthogonal to the rows that are not separated. So only their null space counts:
     * often it is one line, and the direction found says all; else the programs have its few dimensions.
     */
    Separation describe(Finding finding, Matrix back, List<String> names) {
        Matrix free = nullSpace(finding.separated());
        int[] inside = java.util.stream.IntStream.range(0, signed.rows())
                .filter(i -> finding.separated()[i])
                .toArray();
        double size = (double) inside.length * free.columns() * free.columns();
        double[] reached = relative(back, finding.direction());
        if (free.columns() <= 1 || size > LARGE) {
            return along(finding.kind(), reached, names);
        }
        Matrix rows = signed.rows(inside).times(free);
        Matrix moves = back.times(free);
        List<String> terms = new ArrayList<>();
        List<Separation.Direction> directions = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            double[] row = moves.row(j);
            double largest = Recorder.largest(row);
            if (largest <= MARGIN * Recorder.largest(back.row(j))) {
                continue;
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= largest;
            }
            boolean up = reach(rows, row, 1) > MARGIN;
            boolean down = reach(rows, row, -1) > MARGIN;
            if (up || down) {
                terms.add(names.get(j));
                directions.add(
                        up && down
                                ? Separation.Direction.EITHER
                                : up ? Separation.Direction.PLUS_INFINITY : Separation.Direction.MINUS_INFINITY);
            }
        }
        return new Separation(finding.kind(), terms, directions);
    }

    /** The coefficients of a direction, each as a share of what it could be. */
    private static double[] relative(Matrix back, double[] direction) {
        double[] coefficients = back.times(direction);
        double size = Recorder.largest(direction);
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] /= size * Recorder.largest(back.row(j));
        }
        return coefficients;
    }

    /** An orthonormal basis, as columns, of what is orthogonal to all rows that are not separated. */
    private Matrix nullSpace(boolean[] separated) {
        int p = signed.columns();
        double[] rest = new double[separated.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = separated[i] ? 0 : 1;
        }
        double[] gram = new double[p * p];
        Gram.weighted(signed, rest, gram);
        double[][] square = new double[p][];
        for (int j = 0; j < p; j++) {
            square[j] = java.util.Arrays.copyOfRange(gram, j * p, (j + 1) * p);
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(square, false));
        double tolerance = NULL * signed.rows();
        List<double[]> columns = new ArrayList<>();
        for (int k = 0; k < p; k++) {
            if (Math.abs(eigen.getEigenvalue(k)) <= tolerance) {
                columns.add(eigen.getEigenvector(k).toArray());
            }
        }
        return Matrix.ofRows(columns.toArray(double[][]::new)).transposed();
    }

    private double reach(Matrix rows, double[] row, int sign) {
        double[] objective = row.clone();
        for (int k = 0; k < objective.length; k++) {
            objective[k] *= sign;
        }
        double[] d = RevisedSimplex.maximise(rows, objective, budget);
        double sum = 0;
        for (int k = 0; k < d.length; k++) {
            sum += objective[k] * d[k];
        }
        return sum;
    }
}
