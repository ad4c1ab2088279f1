package dev.logodds.matrix;

/** The Cholesky factorisation A = LL' of a symmetric positive definite matrix, in place on plain arrays. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Overwrites the lower triangle of {@code a} (p x p) with L.
     *
     * @return the smallest ratio of a squared pivot to the diagonal entry it came from: 1 for orthogonal columns, about
     *     1 − R² of the worst column in general, and not above {@code 0} when the matrix is not positive definite (then
     *     {@code a} is spoilt)
     */
    public static double factor(double[] a, int p) {
        double worst = 1;
        for (int j = 0; j < p; j++) {
            double diagonal = a[j * p + j];
            double pivot = diagonal;
            for (int k = 0; k < j; k++) {
                pivot -= a[j * p + k] * a[j * p + k];
            }
            if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
                return 0;
            }
            worst = Math.min(worst, pivot / diagonal);
            double root = Math.sqrt(pivot);
            a[j * p + j] = root;
            eliminate(a, p, j, root);
        }
        return worst;
    }

    private static void eliminate(double[] a, int p, int j, double root) {
        for (int i = j + 1; i < p; i++) {
            double sum = a[i * p + j];
            for (int k = 0; k < j; k++) {
                sum -= a[i * p + k] * a[j * p + k];
            }
            a[i * p + j] = sum / root;
        }
    }

    /** Solves LL'x = b in place. */
    public static void solve(double[] l, int p, double[] b) {
        for (int i = 0; i < p; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * p + k] * b[k];
            }
            b[i] = sum / l[i * p + i];
        }
        for (int i = p - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < p; k++) {
                sum -= l[k * p + i] * b[k];
            }
            b[i] = sum / l[i * p + i];
        }
    }

    /** The inverse of LL', whole. */
    public static double[] inverse(double[] l, int p) {
        double[] inverse = new double[p * p];
        double[] unit = new double[p];
        for (int j = 0; j < p; j++) {
            java.util.Arrays.fill(unit, 0);
            unit[j] = 1;
            solve(l, p, unit);
            for (int i = 0; i < p; i++) {
                inverse[i * p + j] = unit[i];
            }
        }
        return inverse;
    }

    /** log det(LL'). */
    public static double logDeterminant(double[] l, int p) {
        double sum = 0;
        for (int i = 0; i < p; i++) {
            sum += 2 * Math.log(l[i * p + i]);
        }
        return sum;
    }
}
