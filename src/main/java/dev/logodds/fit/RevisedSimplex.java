package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.Arrays;

/**
 * Maximises b·d over the cone Zd ≥ 0 inside the box |d| ≤ 1, by the revised simplex method on the dual: minimise
 * Σ(u + v) subject to u − v − Z'm = b and u, v, m ≥ 0. The dual has as many constraints as d has coordinates, so the
 * basis is small however many rows there are, and its multipliers are d itself.
 */
final class RevisedSimplex {
    private static final double TOLERANCE = 1e-9;

    private final Matrix z;
    private final double[] b;
    private final int p;
    private final int[] basis;
    private final double[] inverse;
    private final double[] level;
    private final double[] multipliers;
    private final double[] column;
    private final double[] direction;

    private RevisedSimplex(Matrix z, double[] b) {
        this.z = z;
        this.b = b;
        this.p = b.length;
        this.basis = new int[p];
        this.inverse = new double[p * p];
        this.level = new double[p];
        this.multipliers = new double[p];
        this.column = new double[p];
        this.direction = new double[p];
    }

    /** The maximising d; entries of size under 1e−9 are noise. */
    static double[] maximise(Matrix z, double[] b, Budget budget) {
        return new RevisedSimplex(z, b).run(budget);
    }

    /** Variables 0 … p−1 are u, p … 2p−1 are v, then one m for each row. */
    private double[] run(Budget budget) {
        for (int j = 0; j < p; j++) {
            boolean positive = b[j] >= 0;
            basis[j] = positive ? j : p + j;
            inverse[j * p + j] = positive ? 1 : -1;
            level[j] = Math.abs(b[j]);
        }
        int limit = 50 * p + 10 * z.rows();
        int idle = 0;
        for (int iteration = 0; iteration < limit; iteration++) {
            budget.check();
            price();
            // Dantzig's rule is fast; Bland's, which cannot cycle, where nothing has been gained for long
            int entering = idle < 10 * p + 50 ? steepest() : firstImproving();
            if (entering < 0) {
                break;
            }
            load(entering);
            int leaving = ratioTest();
            if (leaving < 0) {
                break;
            }
            idle = level[leaving] > 1e-12 ? 0 : idle + 1;
            pivot(leaving, entering);
        }
        return multipliers;
    }

    private static double cost(int variable, int p) {
        return variable < 2 * p ? 1 : 0;
    }

    private void price() {
        Arrays.fill(multipliers, 0);
        for (int i = 0; i < p; i++) {
            if (cost(basis[i], p) != 0) {
                for (int j = 0; j < p; j++) {
                    multipliers[j] += inverse[i * p + j];
                }
            }
        }
    }

    /** cost − multipliers · column: negative where the variable would lower the objective. */
    private double reduced(int variable) {
        if (variable < p) {
            return 1 - multipliers[variable];
        }
        if (variable < 2 * p) {
            return 1 + multipliers[variable - p];
        }
        return z.rowDot(variable - 2 * p, multipliers);
    }

    private int steepest() {
        int best = -1;
        double lowest = -TOLERANCE;
        for (int variable = 0; variable < 2 * p + z.rows(); variable++) {
            double reduced = reduced(variable);
            if (reduced < lowest) {
                lowest = reduced;
                best = variable;
            }
        }
        return best;
    }

    private int firstImproving() {
        for (int variable = 0; variable < 2 * p + z.rows(); variable++) {
            if (reduced(variable) < -TOLERANCE) {
                return variable;
            }
        }
        return -1;
    }

    private void load(int variable) {
        Arrays.fill(column, 0);
        if (variable < 2 * p) {
            column[variable % p] = variable < p ? 1 : -1;
        } else {
            for (int j = 0; j < p; j++) {
                column[j] = -z.get(variable - 2 * p, j);
            }
        }
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += inverse[i * p + j] * column[j];
            }
            direction[i] = sum;
        }
    }

    private int ratioTest() {
        int leaving = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < p; i++) {
            if (direction[i] > 1e-11) {
                double ratio = Math.max(0, level[i]) / direction[i];
                boolean tie = leaving >= 0 && ratio == smallest && basis[i] < basis[leaving];
                if (ratio < smallest || tie) {
                    smallest = ratio;
                    leaving = i;
                }
            }
        }
        return leaving;
    }

    private void pivot(int leaving, int entering) {
        double pivot = direction[leaving];
        for (int j = 0; j < p; j++) {
            inverse[leaving * p + j] /= pivot;
        }
        level[leaving] /= pivot;
        for (int i = 0; i < p; i++) {
            if (i != leaving && direction[i] != 0) {
                for (int j = 0; j < p; j++) {
                    inverse[i * p + j] -= direction[i] * inverse[leaving * p + j];
                }
                level[i] -= direction[i] * level[leaving];
            }
        }
        basis[leaving] = entering;
    }
}
