package dev.logodds.formula;

import java.util.List;

/** What the numbers say about two formulas. */
sealed interface Comparison {
    double RELATIVE = 1e-8;
    double ABSOLUTE = 1e-12;
    double NEAR = 1e-3;
    int INFORMATIVE = 8;

    /** Equal at every informative draw. */
    record Equal() implements Comparison {}

    /** Never further than 1e-3 apart, and not equal. */
    record Near(int draw, int entry) implements Comparison {}

    record Different(int draw, int entry) implements Comparison {}

    /** The reference is a number where the answer is none. */
    record Undefined(int draw, double value) implements Comparison {}

    /** Too few draws say anything. */
    record Unknown(String why) implements Comparison {}

    /** Compares {@code answer} with {@code reference}, draw by draw. */
    static Comparison of(List<double[]> answer, List<double[]> reference) {
        int informative = 0;
        boolean equal = true;
        boolean near = true;
        int draw = -1;
        int entry = 0;
        int undefined = -1;
        for (int k = 0; k < reference.size(); k++) {
            double[] g = answer.get(k);
            double[] a = reference.get(k);
            if (!Problem.finite(a)) {
                continue;
            }
            if (!Problem.finite(g)) {
                undefined = undefined < 0 ? k : undefined;
                continue;
            }
            informative++;
            double typical = typical(a);
            for (int j = 0; j < a.length; j++) {
                double gap = Math.abs(g[j] - a[j]);
                double size = Math.max(Math.abs(g[j]), Math.abs(a[j]));
                if (gap > RELATIVE * size + ABSOLUTE * typical) {
                    if (draw < 0 || near && gap > NEAR * size) {
                        draw = k;
                        entry = j;
                    }
                    equal = false;
                    near &= gap <= NEAR * size;
                }
            }
        }
        if (!equal && !near) {
            return new Different(draw, entry);
        }
        if (undefined >= 0) {
            double[] v = answer.get(undefined);
            return new Undefined(undefined, v[0]);
        }
        if (informative < INFORMATIVE) {
            return new Unknown("only " + informative + " of " + reference.size() + " draws could be evaluated");
        }
        return equal ? new Equal() : new Near(draw, entry);
    }

    /** Whether all informative draws agree; used for diagnoses. */
    static boolean same(double[] g, double[] a) {
        if (g.length != a.length || !Problem.finite(g) || !Problem.finite(a)) {
            return false;
        }
        double typical = typical(a);
        for (int j = 0; j < a.length; j++) {
            double gap = Math.abs(g[j] - a[j]);
            if (!(gap <= RELATIVE * Math.max(Math.abs(g[j]), Math.abs(a[j])) + 1e-10 * typical)) {
                return false;
            }
        }
        return true;
    }

    static double typical(double[] a) {
        double s = 0;
        for (double x : a) {
            s += Math.abs(x);
        }
        return s / Math.max(1, a.length);
    }
}
