package dev.logodds.formula;

import java.util.Arrays;

/** Inverse and determinant of small matrices by elimination with row pivoting. */
final class Linear {
    private Linear() {}

    /** The inverse, or NaN throughout when the matrix is singular to working precision. */
    static double[] inverse(double[] a, int n) {
        double[] m = a.clone();
        double[] out = new double[n * n];
        for (int k = 0; k < n; k++) {
            out[k * n + k] = 1;
        }
        double scale = Arrays.stream(a).map(Math::abs).max().orElse(0);
        for (int c = 0; c < n; c++) {
            int p = pivot(m, n, c);
            if (!(Math.abs(m[p * n + c]) > 1e-14 * scale)) {
                Arrays.fill(out, Double.NaN);
                return out;
            }
            swap(m, n, c, p);
            swap(out, n, c, p);
            double d = m[c * n + c];
            for (int j = 0; j < n; j++) {
                m[c * n + j] /= d;
                out[c * n + j] /= d;
            }
            for (int r = 0; r < n; r++) {
                double f = r == c ? 0 : m[r * n + c];
                for (int j = 0; j < n && f != 0; j++) {
                    m[r * n + j] -= f * m[c * n + j];
                    out[r * n + j] -= f * out[c * n + j];
                }
            }
        }
        return out;
    }

    static double determinant(double[] a, int n) {
        double[] m = a.clone();
        double det = 1;
        for (int c = 0; c < n; c++) {
            int p = pivot(m, n, c);
            if (m[p * n + c] == 0) {
                return 0;
            }
            swap(m, n, c, p);
            det *= (p == c ? 1 : -1) * m[c * n + c];
            for (int r = c + 1; r < n; r++) {
                double f = m[r * n + c] / m[c * n + c];
                for (int j = c; j < n; j++) {
                    m[r * n + j] -= f * m[c * n + j];
                }
            }
        }
        return det;
    }

    /** Whether a matrix is symmetric and none of its eigenvalues negative, up to rounding: elimination by diagonal pivots. */
    static boolean semidefinite(double[] a, int n) {
        double slack = 1e-10 * Arrays.stream(a).map(Math::abs).max().orElse(0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(a[i * n + j] - a[j * n + i]) <= slack)) {
                    return false;
                }
            }
        }
        double[] m = a.clone();
        boolean[] done = new boolean[n];
        for (int step = 0; step < n; step++) {
            int p = -1;
            for (int i = 0; i < n; i++) {
                if (!done[i] && !(m[i * n + i] >= -slack)) {
                    return false;
                }
                p = !done[i] && (p < 0 || m[i * n + i] > m[p * n + p]) ? i : p;
            }
            done[p] = true;
            boolean zero = m[p * n + p] <= slack;
            for (int i = 0; i < n; i++) {
                if (zero && !done[i] && Math.abs(m[i * n + p]) > Math.sqrt(slack)) {
                    return false;
                }
                for (int j = 0; j < n && !zero && !done[i]; j++) {
                    m[i * n + j] -= done[j] ? 0 : m[i * n + p] * m[p * n + j] / m[p * n + p];
                }
            }
        }
        return true;
    }

    private static int pivot(double[] m, int n, int c) {
        int p = c;
        for (int r = c + 1; r < n; r++) {
            p = Math.abs(m[r * n + c]) > Math.abs(m[p * n + c]) ? r : p;
        }
        return p;
    }

    private static void swap(double[] m, int n, int a, int b) {
        for (int j = 0; j < n && a != b; j++) {
            double x = m[a * n + j];
            m[a * n + j] = m[b * n + j];
            m[b * n + j] = x;
        }
    }
}
