package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Anderson's acceleration of a fixed-point iteration x ← x + r(x): the next point is the combination of the last ones
 * whose residual would be least if r were linear (Walker and Ni 2011).
 */
final class Anderson {
    @SuppressWarnings("ArrayRecordComponent")
    private record Difference(double[] point, double[] residual) {}

    private final int memory;
    private final Deque<Difference> differences = new ArrayDeque<>();
    private double[] lastPoint = new double[0];
    private double[] lastResidual = new double[0];

    Anderson(int dimension) {
        this.memory = Math.min(dimension, 10);
    }

    void forget() {
        differences.clear();
        lastPoint = new double[0];
    }

    double[] mix(double[] point, double[] residual) {
        if (lastPoint.length > 0) {
            differences.addFirst(new Difference(minus(point, lastPoint), minus(residual, lastResidual)));
            if (differences.size() > memory) {
                differences.removeLast();
            }
        }
        lastPoint = point.clone();
        lastResidual = residual.clone();
        double[] next = point.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += residual[j];
        }
        double[] share = shares(residual);
        int k = 0;
        for (Difference difference : differences) {
            if (share.length == 0) {
                break;
            }
            for (int j = 0; j < next.length; j++) {
                next[j] -= share[k] * (difference.point[j] + difference.residual[j]);
            }
            k++;
        }
        return next;
    }

    /** Least squares of the residual on the residuals' differences; empty when they depend on each other. */
    private double[] shares(double[] residual) {
        int m = differences.size();
        double[] gram = new double[m * m];
        double[] right = new double[m];
        int a = 0;
        for (Difference first : differences) {
            int b = 0;
            for (Difference second : differences) {
                gram[a * m + b++] = dot(first.residual, second.residual);
            }
            right[a++] = dot(first.residual, residual);
        }
        if (m == 0 || !(Cholesky.factor(gram, m) > 1e-14)) {
            return new double[0];
        }
        Cholesky.solve(gram, m, right);
        return right;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int j = 0; j < a.length; j++) {
            difference[j] -= b[j];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
