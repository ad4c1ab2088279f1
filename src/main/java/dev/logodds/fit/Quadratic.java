package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/** xᵢ'Axᵢ. */
final class Quadratic {
    private Quadratic() {}

    static double form(Matrix x, int i, double[] a) {
        int p = x.columns();
        double sum = 0;
        for (int j = 0; j < p; j++) {
            double inner = 0;
            for (int k = 0; k < p; k++) {
                inner += a[j * p + k] * x.get(i, k);
            }
            sum += x.get(i, j) * inner;
        }
        return sum;
    }
}
