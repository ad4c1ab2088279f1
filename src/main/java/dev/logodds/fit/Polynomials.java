package dev.logodds.fit;

import java.util.Arrays;

/** Powers of a variable, raw or orthogonal over the rows (as R's {@code poly}). */
final class Polynomials {
    private Polynomials() {}

    static double[][] powers(double[] x, int degree) {
        double[][] columns = new double[degree][x.length];
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int k = 0; k < degree; k++) {
                power *= x[i];
                columns[k][i] = power;
            }
        }
        return columns;
    }

    /** Orthonormal columns with sum 0 and a positive leading coefficient, by Forsythe's three-term recurrence. */
    static double[][] orthogonal(double[] x, int degree) {
        long distinct = Arrays.stream(x).distinct().count();
        if (degree >= distinct) {
            throw FitProblem.data("poly: the degree must be below the number of distinct values, " + distinct);
        }
        double mean = Moments.of(x).mean();
        double[] previous = new double[x.length];
        double[] current = new double[x.length];
        Arrays.fill(current, 1 / Math.sqrt(x.length));
        double[][] columns = new double[degree][];
        for (int k = 0; k < degree; k++) {
            double[] next = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                next[i] = (x[i] - mean) * current[i];
            }
            // twice: the second pass removes what rounding left of the first
            for (int pass = 0; pass < 2; pass++) {
                orthogonalise(next, current);
                orthogonalise(next, previous);
                for (int j = 0; j < k; j++) {
                    orthogonalise(next, columns[j]);
                }
            }
            normalise(next);
            previous = current;
            current = next;
            columns[k] = next;
        }
        return columns;
    }

    private static void orthogonalise(double[] v, double[] unit) {
        double dot = 0;
        for (int i = 0; i < v.length; i++) {
            dot += v[i] * unit[i];
        }
        for (int i = 0; i < v.length; i++) {
            v[i] -= dot * unit[i];
        }
    }

    private static void normalise(double[] v) {
        double norm = Math.sqrt(Arrays.stream(v).map(a -> a * a).sum());
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
    }
}
