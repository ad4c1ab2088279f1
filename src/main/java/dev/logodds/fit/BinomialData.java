package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/**
 * A design ready for a binomial fit: rows without weight left out, counts multiplied by the weights.
 *
 * @param rows the rows of the design that count
 * @param trials successes + failures
 * @param constant the part of the log-likelihood that counts arrangements
 */
@SuppressWarnings("ArrayRecordComponent")
record BinomialData(
        Design design,
        int[] rows,
        Matrix x,
        double[] successes,
        double[] failures,
        double[] trials,
        double[] offset,
        double constant) {

    static BinomialData of(Design design) {
        Response.Counts counts = ResponseReader.binary(design);
        int[] rows = java.util.stream.IntStream.range(0, design.weights().length)
                .filter(i -> design.weights()[i] * (counts.successes()[i] + counts.failures()[i]) > 0)
                .toArray();
        if (rows.length == 0) {
            throw FitProblem.data("no row has any trials");
        }
        double[] s = new double[rows.length];
        double[] f = new double[rows.length];
        double[] n = new double[rows.length];
        double[] offset = new double[rows.length];
        double constant = 0;
        for (int r = 0; r < rows.length; r++) {
            int i = rows[r];
            s[r] = design.weights()[i] * counts.successes()[i];
            f[r] = design.weights()[i] * counts.failures()[i];
            n[r] = s[r] + f[r];
            offset[r] = design.offset()[i];
            constant += logChoose(n[r], s[r]);
        }
        return new BinomialData(design, rows, design.x().rows(rows), s, f, n, offset, constant);
    }

    /** log of n over k for whole numbers, else 0: a fraction of a trial has no arrangements to count. */
    private static double logChoose(double n, double k) {
        if (k == 0 || k == n || Math.rint(n) != n || Math.rint(k) != k) {
            return 0;
        }
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    private static double logFactorial(double n) {
        return org.hipparchus.special.Gamma.logGamma(n + 1);
    }

    BinomialLikelihood likelihood(Link link, Matrix z) {
        return new BinomialLikelihood(link, z, successes, failures, offset);
    }

    Basis basis() {
        return Basis.of(x, trials, design.intercept());
    }

    /** The same with only these of its rows. */
    BinomialData only(int... chosen) {
        double[] s = new double[chosen.length];
        double[] f = new double[chosen.length];
        double[] n = new double[chosen.length];
        double[] o = new double[chosen.length];
        int[] r = new int[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            s[k] = successes[chosen[k]];
            f[k] = failures[chosen[k]];
            n[k] = trials[chosen[k]];
            o[k] = offset[chosen[k]];
            r[k] = rows[chosen[k]];
        }
        return new BinomialData(design, r, x.rows(chosen), s, f, n, o, constant);
    }

    double sum(double[] v) {
        double sum = 0;
        for (double value : v) {
            sum += value;
        }
        return sum;
    }
}
