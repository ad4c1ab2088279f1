package dev.logodds.question;

import dev.logodds.fit.Column;
import dev.logodds.fit.FitResponse;
import dev.logodds.fit.Frame;
import dev.logodds.formula.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers of a fit by the names that authors use: {@code coef.age}, {@code deviance}, {@code column.age}. */
final class FitValues {
    private FitValues() {}

    static Tensor of(FitResponse fit, String data, String path) {
        int dot = path.indexOf('.');
        String what = dot < 0 ? path : path.substring(0, dot);
        String which = dot < 0 ? "" : path.substring(dot + 1);
        return switch (what) {
            case "coef" -> terms(fit, fit.coef(), path, which);
            case "se" -> terms(fit, fit.se(), path, which);
            case "z" -> terms(fit, fit.z(), path, which);
            case "p" -> terms(fit, fit.p(), path, which);
            case "or" -> terms(fit, fit.oddsRatio(), path, which);
            case "low" -> terms(fit, ends(fit.ci(), 0), path, which);
            case "high" -> terms(fit, ends(fit.ci(), 1), path, which);
            case "logLik" -> number(fit.logLik(), path);
            case "deviance" -> number(fit.deviance(), path);
            case "nullDeviance" -> number(fit.nullDeviance(), path);
            case "aic" -> number(fit.aic(), path);
            case "iterations" -> Tensor.of(fit.iterations());
            case "n" -> Tensor.of(Frame.parse(data).rows());
            case "metrics" -> number(fit.metrics().get(which), path);
            case "column" -> column(Frame.parse(data), which);
            default ->
                throw new IllegalArgumentException("a fit has no '" + path
                        + "'; known: coef, se, z, p, or, low, high, logLik, deviance, nullDeviance, aic, iterations, n, "
                        + "metrics." + fit.metrics().keySet() + ", column.<name>");
        };
    }

    private static Tensor number(@Nullable Object value, String path) {
        if (value instanceof Number n && Double.isFinite(n.doubleValue())) return Tensor.of(n.doubleValue());
        throw new IllegalArgumentException("'" + path + "' is no number for this fit");
    }

    private static @Nullable List<?> ends(@Nullable List<?> intervals, int end) {
        if (intervals == null) return null;
        return intervals.stream()
                .map(i -> !(i instanceof List<?> pair)
                        ? null
                        : pair.getFirst() instanceof List<?> ? ends(pair, end) : pair.get(end))
                .toList();
    }

    private static Tensor terms(FitResponse fit, @Nullable List<?> values, String path, String which) {
        if (values == null) throw new IllegalArgumentException("there is no '" + path + "' for this fit");
        List<?> row = values;
        String term = which;
        List<String> classes = fit.classes();
        if (classes != null && values.getFirst() instanceof List<?>) {
            int slash = which.indexOf('/');
            String name = slash < 0 ? which : which.substring(0, slash);
            List<String> shown = values.size() == classes.size() ? classes : classes.subList(1, classes.size());
            int at = shown.indexOf(name);
            if (at < 0) throw new IllegalArgumentException("'" + path + "' needs one of the classes " + shown);
            row = (List<?>) Objects.requireNonNull(values.get(at));
            term = slash < 0 ? "" : which.substring(slash + 1);
        }
        if (term.isEmpty()) {
            return Tensor.column(
                    row.stream().mapToDouble(v -> number(v, path).at(0, 0)).toArray());
        }
        int at = fit.terms().indexOf(term);
        if (at < 0 || at >= row.size()) {
            throw new IllegalArgumentException("the fit has no term '" + term + "'; its terms are " + fit.terms());
        }
        return number(row.get(at), path);
    }

    private static Tensor column(Frame frame, String name) {
        for (Column column : frame.columns()) {
            if (!column.name().equals(name)) continue;
            if (column instanceof Column.Numeric numeric) return Tensor.column(numeric.values());
            throw new IllegalArgumentException("the column '" + name + "' holds words, not numbers");
        }
        throw new IllegalArgumentException("there is no column '" + name + "'");
    }
}
