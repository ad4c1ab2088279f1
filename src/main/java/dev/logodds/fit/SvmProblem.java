package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/** The data of a linear support vector machine: signs ±1 and a cost for each row. */
@SuppressWarnings("ArrayRecordComponent")
record SvmProblem(Matrix x, double[] sign, double[] cost) {
    record Solution(double[] w, double b, double gap, int iterations, Stop stop) {}

    double[] margins(double[] w, double b) {
        double[] margins = x.times(w);
        for (int i = 0; i < margins.length; i++) {
            margins[i] = sign[i] * (margins[i] + b);
        }
        return margins;
    }

    double objective(double[] w, double[] margins, boolean squared) {
        double sum = 0;
        for (double v : w) {
            sum += v * v / 2;
        }
        for (int i = 0; i < margins.length; i++) {
            double slack = Math.max(0, 1 - margins[i]);
            sum += cost[i] * (squared ? slack * slack : slack);
        }
        return sum;
    }
}
