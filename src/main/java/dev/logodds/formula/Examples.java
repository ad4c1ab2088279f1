package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counterexamples, small enough to read. */
final class Examples {
    private static final int ENTRIES = 8;

    private Examples() {}

    static Counterexample of(Problem p, List<double[]> values, int draw, int entry, Shape shape) {
        List<Counterexample.Row> rows = inputs(p, p.draws.get(draw));
        double[] yours = values.get(draw);
        double[] expected = p.reference.get(draw);
        String where = place(p, draw, entry);
        if (entry < yours.length && entry < expected.length) {
            rows.add(new Counterexample.Row("yours" + where, number(yours[entry])));
            rows.add(new Counterexample.Row("expected" + where, number(expected[entry])));
        }
        return new Counterexample(rows);
    }

    static Counterexample undefined(Problem p, int draw, double value) {
        List<Counterexample.Row> rows = inputs(p, p.draws.get(draw));
        rows.add(new Counterexample.Row("yours", "" + value));
        rows.add(new Counterexample.Row("expected", number(p.reference.get(draw)[0])));
        return new Counterexample(rows);
    }

    private static String place(Problem p, int draw, int entry) {
        if (p.expected.scalar()) {
            return "";
        }
        int cols = p.draws.get(draw).size(p.expected.cols());
        return p.expected.vector()
                ? ", entry " + (entry + 1)
                : ", row " + (entry / cols + 1) + ", column " + (entry % cols + 1);
    }

    private static List<Counterexample.Row> inputs(Problem p, Draw d) {
        List<Counterexample.Row> rows = new ArrayList<>();
        rows.add(new Counterexample.Row("n, d", d.size("n") + ", " + d.size("d")));
        d.values().forEach((name, v) -> {
            if (v.length <= ENTRIES) {
                rows.add(new Counterexample.Row(name, list(v)));
            }
        });
        return rows;
    }

    static String list(double[] v) {
        if (v.length == 1) {
            return number(v[0]);
        }
        List<String> parts = new ArrayList<>();
        for (double x : v) {
            parts.add(number(x));
        }
        return "(" + String.join(", ", parts) + ")";
    }

    static String number(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e6) {
            return Long.toString((long) x);
        }
        double size = Math.abs(x);
        return size >= 1e-3 && size < 1e5
                ? String.format(Locale.ROOT, "%.4f", x)
                : String.format(Locale.ROOT, "%.4g", x);
    }

    /** How many entries differ. */
    static String sentence(Problem p, List<double[]> values, int draw) {
        double[] g = values.get(draw);
        double[] a = p.reference.get(draw);
        if (a.length == 1) {
            return "at the point below your value differs from the expected one.";
        }
        int wrong = 0;
        for (int k = 0; k < a.length; k++) {
            wrong += Comparison.same(new double[] {g[k]}, new double[] {a[k]}) ? 0 : 1;
        }
        return wrong == a.length
                ? "all entries differ at the point below."
                : wrong + " of " + a.length + " entries differ at the point below.";
    }
}
