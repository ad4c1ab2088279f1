package dev.logodds.matrix;

/** The triangular factor of a QR factorisation: it has the singular values of the matrix, at a fraction of the size. */
public final class Triangular {
    private Triangular() {}

    /** R of X = QR by modified Gram–Schmidt, each column orthogonalised twice; p x p, its diagonal not negative. */
    public static Matrix of(Matrix x) {
        int n = x.rows();
        int p = x.columns();
        double[][] units = new double[p][];
        Matrix r = Matrix.zeros(p, p);
        for (int j = 0; j < p; j++) {
            double[] column = x.column(j);
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    double dot = dot(units[k], column, n);
                    r.set(k, j, r.get(k, j) + dot);
                    for (int i = 0; i < n; i++) {
                        column[i] -= dot * units[k][i];
                    }
                }
            }
            double norm = Math.sqrt(dot(column, column, n));
            r.set(j, j, norm);
            for (int i = 0; i < n && norm > 0; i++) {
                column[i] /= norm;
            }
            units[j] = column;
        }
        return r;
    }

    private static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
