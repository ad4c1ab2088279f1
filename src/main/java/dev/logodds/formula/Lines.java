package dev.logodds.formula;

import java.util.List;

/** Compares the sides of a derivation's equations. */
final class Lines {
    /** How strictly a chain's sides agree: exactly, up to a constant, or up to a factor. */
    enum Mode {
        EXACT,
        CONSTANT,
        FACTOR
    }

    private Lines() {}

    static boolean equal(Working.Value a, Working.Value b) {
        Shape s = a.shape();
        Shape r = b.shape();
        boolean fits = s.sameEntries(r) || s.vector() && s.transposed().sameEntries(r);
        if (!fits) {
            return false;
        }
        int informative = 0;
        for (int k = 0; k < a.at().size(); k++) {
            double[] x = a.at().get(k);
            double[] y = b.at().get(k);
            if (!Problem.finite(x) && !Problem.finite(y)) {
                continue;
            }
            if (!Comparison.same(x, y)) {
                return false;
            }
            informative++;
        }
        return informative >= Comparison.INFORMATIVE;
    }

    static boolean agree(Working w, Working.Value a, Working.Value b, Mode mode) {
        if (equal(a, b)) {
            return true;
        }
        Core x = a.core();
        Core y = b.core();
        if (mode == Mode.EXACT
                || x == null
                || y == null
                || !a.shape().scalar()
                || !b.shape().scalar()) {
            return false;
        }
        List<double[]> dx = w.slope(x);
        List<double[]> dy = w.slope(y);
        for (int k = 0; k < dx.size(); k++) {
            double[] p = dx.get(k).clone();
            double[] q = dy.get(k).clone();
            if (mode == Mode.FACTOR) {
                for (int j = 0; j < p.length; j++) {
                    p[j] /= a.at().get(k)[0];
                    q[j] /= b.at().get(k)[0];
                }
            }
            if (!Comparison.same(p, q)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number is nowhere negative, or a symmetric matrix positive semi-definite at every draw. */
    static boolean nonNegative(Working.Value v) {
        return v.shape().scalar()
                ? v.at().stream().allMatch(x -> x[0] >= -1e-12)
                : v.shape().square()
                        && v.at().stream().allMatch(x -> Linear.semidefinite(x, (int) Math.rint(Math.sqrt(x.length))));
    }
}
