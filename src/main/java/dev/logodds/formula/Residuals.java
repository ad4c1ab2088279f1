package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains an answer that differs from the expected one by a known term. */
final class Residuals {
    private static final List<String> PENALTIES =
            List.of("# w", "# W", "# sign(w)", "# w^T w", "# ‖w‖_1", "# ‖W‖^2", "w/#^2", "w/#", "w^T w/#^2");

    private static final List<String> TERMS = List.of(
            "X^T y",
            "X^T P",
            "X^T X w",
            "X^T Y",
            "X^T softmax(X W)",
            "X^T (s⊙y)",
            "X^T (s⊙P)",
            "X^T (y⊙P⊙(1-P))",
            "X^T (P⊙P⊙(1-P))",
            "sum_i y_i log(P_i)",
            "sum_i (1-y_i) log(1-P_i)",
            "y^T X w",
            "sum_i log(1+e^{w^T x_i})",
            "sum_i 1[t_i w^T x_i < 1] t_i x_i",
            "w^T X^T X w",
            "y^T y");

    private final Problem problem;
    private final Typed typed;
    private final List<double[]> values;

    Residuals(Problem problem, Typed typed, List<double[]> values) {
        this.problem = problem;
        this.typed = typed;
        this.values = values;
    }

    @Nullable
    Diagnosis diagnose() {
        Diagnosis penalty = penalty();
        if (penalty != null) {
            return penalty;
        }
        return constant();
    }

    /** A known term, with a plain coefficient, is what the answer lacks. */
    @Nullable
    Diagnosis missing() {
        List<double[]> residuals = residuals();
        String p = problem.model.definitions.containsKey("p") ? "p" : "(σ(Xw))";
        for (String term : TERMS) {
            List<double[]> value = problem.formula(term.replace("P", p));
            if (value != null && coefficient(residuals, value) != null) {
                return new Diagnosis(
                        Mistake.MISSING_TERM,
                        "The term in " + term.replace("P", p)
                                + " is missing or has a wrong factor; the rest is right.");
            }
        }
        return null;
    }

    private List<double[]> residuals() {
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            double[] a = problem.reference.get(k);
            double[] g = values.get(k);
            double[] r = new double[a.length];
            for (int j = 0; j < a.length; j++) {
                r[j] = g[j] - a[j];
            }
            out.add(r);
        }
        return out;
    }

    private @Nullable Diagnosis constant() {
        List<double[]> r = residuals();
        double c = r.getFirst()[0];
        double typical = Comparison.typical(problem.reference.getFirst());
        for (double[] v : r) {
            for (double x : v) {
                if (!(Math.abs(x - c) <= 1e-9 * (Math.abs(c) + typical))) {
                    return null;
                }
            }
        }
        return new Diagnosis(
                Mistake.CONSTANT_OFFSET,
                "Your answer is the expected one plus " + Examples.number(c) + ", everywhere.");
    }

    private @Nullable Diagnosis penalty() {
        List<String> strengths = problem.model.symbols.values().stream()
                .filter(s -> s.shape().isEmpty() && s.domain() instanceof Domain.Positive)
                .map(Symbol::name)
                .toList();
        String parameter = problem.parameter == null ? "w" : problem.parameter;
        List<double[]> residuals = residuals();
        for (String strength : strengths) {
            for (String form : PENALTIES) {
                String name = parameter.equals("W") || !form.contains("W") ? parameter : "w";
                Diagnosis d =
                        term(form.replace("W", "w").replace("w", name).replace("#", strength), strength, residuals);
                if (d != null) {
                    return d;
                }
            }
            if (problem.expected.square()) {
                Diagnosis d = term(strength + " I_" + problem.expected.rows(), strength, residuals);
                if (d != null) {
                    return d;
                }
            }
        }
        return null;
    }

    private @Nullable Diagnosis term(String text, String strength, List<double[]> residuals) {
        List<double[]> term = problem.formula(text);
        if (term == null) {
            return null;
        }
        double[] off = coefficient(residuals, term);
        if (off == null) {
            return null;
        }
        double[] mine = coefficient(dependence(strength), term);
        if (mine == null) {
            return problem.expected.scalar() && text.equals(strength) ? null : unnamed(text);
        }
        return name(mine, new double[] {mine[0] - off[0], mine[1] - off[1]}, text);
    }

    private static @Nullable Diagnosis unnamed(String text) {
        return new Diagnosis(Mistake.REG_FACTOR, "Apart from the term in " + text + " your answer is right.");
    }

    private static Diagnosis name(double[] mine, double[] theirs, String text) {
        boolean none = zero(mine);
        if (none) {
            return new Diagnosis(Mistake.REG_MISSING, "The penalty's term in " + text + " is missing.");
        }
        if (zero(theirs)) {
            return new Diagnosis(Mistake.REG_EXTRA, "The loss has no term that gives " + text + ".");
        }
        if (close(mine[0], -theirs[0]) && close(mine[1], -theirs[1])) {
            return new Diagnosis(Mistake.REG_SIGN, "The penalty's term in " + text + " has the wrong sign.");
        }
        if (zero(new double[] {mine[0], 0}) != zero(new double[] {theirs[0], 0})) {
            return new Diagnosis(
                    Mistake.REG_OVER_N, "The penalty is not part of the mean: look at the 1/n beside " + text + ".");
        }
        return new Diagnosis(
                Mistake.REG_FACTOR,
                "You have " + Examples.number(mine[0] != 0 ? mine[0] : mine[1]) + " times " + text + "; expected is "
                        + Examples.number(mine[0] != 0 ? theirs[0] : theirs[1]) + " times.");
    }

    private static boolean zero(double[] c) {
        return close(c[0], 0) && close(c[1], 0);
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) < 1e-6;
    }

    /** What of the answer depends on the penalty's strength: its value less the value without the penalty. */
    private List<double[]> dependence(String strength) {
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            Draw d = problem.draws.get(k);
            Evaluator e = new Evaluator(d, new Tape());
            boolean inverse = typed.reading()
                    .body()
                    .any(x -> x instanceof Expr.Bin(Expr.Op op, Expr _, Expr b, Span _)
                            && op.quotient()
                            && b.any(y -> y instanceof Expr.Sym(String s, Span _) && s.equals(strength)));
            e.set(strength, e.tape.constant(inverse ? 1e300 : 0));
            double[] without = e.run(typed.core()).v;
            double[] r = new double[without.length];
            for (int j = 0; j < r.length; j++) {
                r[j] = values.get(k)[j] - without[j];
            }
            out.add(r);
        }
        return out;
    }

    /** α and β so that the residual is (α + β/n) times the term at every draw, or null. */
    private double @Nullable [] coefficient(List<double[]> residuals, List<double[]> term) {
        double[] c = new double[residuals.size()];
        for (int k = 0; k < c.length; k++) {
            double[] r = residuals.get(k);
            double[] t = term.get(k);
            if (r.length != t.length) {
                return null;
            }
            double dot = 0;
            double norm = 0;
            for (int j = 0; j < r.length; j++) {
                dot += r[j] * t[j];
                norm += t[j] * t[j];
            }
            c[k] = norm == 0 ? Double.NaN : dot / norm;
            double scale = Comparison.typical(problem.reference.get(k)) + Comparison.typical(values.get(k));
            for (int j = 0; j < r.length; j++) {
                if (!(Math.abs(r[j] - c[k] * t[j]) <= 1e-8 * scale)) {
                    return null;
                }
            }
        }
        double n0 = problem.draws.get(0).size("n");
        double n1 = problem.draws.get(1).size("n");
        double beta = (c[0] - c[1]) / (1 / n0 - 1 / n1);
        double alpha = c[0] - beta / n0;
        for (int k = 0; k < c.length; k++) {
            if (!(Math.abs(c[k] - alpha - beta / problem.draws.get(k).size("n")) <= 1e-6 * (1 + Math.abs(c[k])))) {
                return null;
            }
        }
        return new double[] {alpha, beta};
    }
}
