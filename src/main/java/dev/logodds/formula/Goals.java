package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The stations of a derivation: loss, likelihood, gradient, Hessian. */
final class Goals {
    private final Problem problem;
    final Map<String, Working.Value> known;

    Goals(Problem problem, Working working) {
        this.problem = problem;
        this.known = problem.stations(() -> stations(working));
    }

    /** Whether the question wants this station to be reached. */
    boolean asked(String station) {
        return problem.task instanceof Task.Derivation d
                && d.require().stream().map(Derivations::key).anyMatch(station::equals);
    }

    private Map<String, Working.Value> stations(Working working) {
        Map<String, Working.Value> known = new LinkedHashMap<>();
        Core target = problem.target();
        Working.Value loss = new Working.Value(problem.expected, problem.reference, target, null);
        known.put("loss", loss);
        String wrt = problem.parameter == null ? "" : problem.parameter;
        Span none = new Span(0, 0);
        Expr.Derivative first = new Expr.Derivative(new Expr.Sym("L", none), new Expr.Sym(wrt, none), 1, none);
        known.put("gradient", working.derivatives(first).getFirst());
        if (working.derivatives(first).size() > 1) {
            known.put("gradient of one example", working.derivatives(first).get(1));
        }
        Shape s = known.getOrDefault("gradient", loss).shape();
        if (!s.matrix()) {
            Expr.Derivative second = new Expr.Derivative(new Expr.Sym("L", none), new Expr.Sym(wrt, none), 2, none);
            known.put("hessian", working.derivatives(second).getFirst());
        }
        if (problem.expected.scalar()) {
            scaled(known, "log-likelihood", d -> -1, false);
            scaled(known, "log-likelihood of all", d -> -d.size("n"), false);
            scaled(known, "nll of all", d -> d.size("n"), false);
            scaled(known, "likelihood", d -> -1, true);
            scaled(known, "likelihood of all", d -> -d.size("n"), true);
        }
        return known;
    }

    private void scaled(
            Map<String, Working.Value> known, String name, ToDoubleFunction<Draw> factor, boolean exponential) {
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            double v = factor.applyAsDouble(problem.draws.get(k))
                    * problem.reference.get(k)[0];
            out.add(new double[] {exponential ? Math.exp(v) : v});
        }
        known.put(name, new Working.Value(Shape.SCALAR, out, null, null));
    }

    /** The stations that this value is, without their qualifiers. */
    Set<String> reached(Working.Value v, String text) {
        Set<String> out = new LinkedHashSet<>();
        known.forEach((name, goal) -> {
            if (Lines.equal(v, goal)) {
                out.add(name.replaceFirst(" of .*", "").replace("nll", "loss"));
            }
        });
        if (perExample(v)) {
            out.add("loss");
        }
        boolean soft = text.replace(" ", "").matches("(?s).*(log1p|softplus|logaddexp|log\\W{0,8}(left)?\\W?1\\+).*");
        if (soft && (out.contains("loss") || out.contains("log-likelihood"))) {
            out.add("softplus");
        }
        return out;
    }

    /** Whether {@code v} is the Hessian, or its quadratic form in some vector: what has to be non-negative. */
    boolean curvature(Working working, Working.Value v) {
        Working.Value h = known.get("hessian");
        if (h == null || Lines.equal(v, h)) {
            return true;
        }
        return v.shape().scalar()
                && working.vectors(h.shape().rows()).stream().anyMatch(x -> Lines.equal(v, form(h, x)));
    }

    private static Working.Value form(Working.Value h, List<double[]> vectors) {
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < vectors.size(); k++) {
            double[] x = vectors.get(k);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    sum += x[i] * h.at().get(k)[i * x.length + j] * x[j];
                }
            }
            out.add(new double[] {sum});
        }
        return new Working.Value(Shape.SCALAR, out, null, null);
    }

    /** Whether {@code v} has one entry for each example and their sum or mean is the loss. */
    boolean perExample(Working.Value v) {
        if (!v.shape().vector() || !problem.expected.scalar()) {
            return false;
        }
        boolean sum = true;
        boolean mean = true;
        for (int k = 0; k < v.at().size(); k++) {
            double total = 0;
            for (double x : v.at().get(k)) {
                total += x;
            }
            double[] want = problem.reference.get(k);
            sum &= Comparison.same(new double[] {total}, want);
            mean &= Comparison.same(new double[] {total / v.at().get(k).length}, want);
        }
        return sum || mean;
    }
}
