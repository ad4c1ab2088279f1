package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The left side of a line that names an object: L, ℓ, dL/dw, H, or a new name. */
record Label(String name, List<Working.Value> references, boolean defines) {
    private static final Pattern SIMPLE = Pattern.compile(
            "\\s*\\\\?(?:(?:mathcal|mathrm|text|operatorname|mathbf)\\s*\\{?)?\\s*([A-Za-zℓα-ω]+)\\s*\\}?(?:_\\{?\\w+\\}?)?\\s*(?:\\(\\s*[\\\\\\w\\s,;|]*\\))?\\s*");
    private static final Set<String> LOSS =
            Set.of("L", "J", "E", "loss", "Loss", "NLL", "nll", "cost", "BCE", "CE", "F", "f", "R", "MSE");
    private static final Set<String> LOG = Set.of("l", "LL", "loglik", "logL", "ll");

    Label {
        references = List.copyOf(references);
    }

    /** The label that {@code text} is, or null when it is a formula like any other. */
    static @Nullable Label of(Working w, Goals goals, String text) {
        if (probability(text)) {
            return opaque(text, goals);
        }
        Expr derivative = derivative(w, text);
        if (derivative instanceof Expr.Derivative d) {
            return new Label("", w.derivatives(d), false);
        }
        if (w.updates(text)) {
            return new Label("", w.descents(), false);
        }
        Matcher m = SIMPLE.matcher(text);
        if (m.matches()) {
            String name = Names.canonical(m.group(1));
            if (w.model().vocabulary.resolve(name) != null) {
                return null;
            }
            if (w.own.containsKey(name) && !LOSS.contains(name) && !LOG.contains(name)) {
                return null;
            }
            return new Label(name, references(name, goals), true);
        }
        return readable(w, text) ? null : opaque(text, goals);
    }

    /** A probability that is named and not written out, such as p(w | D). */
    static boolean probability(String text) {
        return text.matches("(?s).*(\\b|\\\\)([pP]|Pr)\\s*(\\\\left)?\\(.*(\\||\\\\mid|;).*");
    }

    private static @Nullable Expr derivative(Working w, String text) {
        try {
            Expr e = Texts.readings(w.model(), text).getFirst().body();
            return e instanceof Expr.Derivative ? e : null;
        } catch (Rejection _) {
            return null;
        }
    }

    private static boolean readable(Working w, String text) {
        try {
            w.read(text);
            return true;
        } catch (Rejection r) {
            boolean probability = text.matches("(?s).*(\\b|\\\\)(log|ln|P|Pr|p|prod)\\b.*\\|.*|.*[pP]\\s*\\(.*");
            if (!probability) {
                throw r;
            }
            return false;
        }
    }

    private static List<Working.Value> references(String name, Goals goals) {
        if (name.equals("H") || name.equals("Hess") || name.equals("Hessian")) {
            return some(goals, "hessian");
        }
        if (name.equals("g") || name.equals("grad") || name.equals("gradient")) {
            return some(goals, "gradient", "gradient of one example");
        }
        if (LOG.contains(name)) {
            return some(goals, "log-likelihood", "log-likelihood of all");
        }
        if (name.equals("NLL") || name.equals("nll")) {
            return some(goals, "loss", "nll of all");
        }
        return LOSS.contains(name) ? some(goals, "loss", "likelihood", "likelihood of all") : List.of();
    }

    /** {@code -log p(w|D)} and the like: the loss or the likelihood, by its sign. */
    private static Label opaque(String text, Goals goals) {
        String t = text.strip();
        boolean negative = t.startsWith("-") || t.startsWith("−");
        boolean log = t.contains("log") || t.contains("ln");
        List<Working.Value> refs = !log
                ? some(goals, "likelihood", "likelihood of all")
                : negative ? some(goals, "loss", "nll of all") : some(goals, "log-likelihood", "log-likelihood of all");
        return new Label("", refs, false);
    }

    private static List<Working.Value> some(Goals goals, String... names) {
        List<Working.Value> out = new ArrayList<>();
        for (String name : names) {
            Working.Value v = goals.known.get(name);
            if (v != null) {
                out.add(v);
            }
        }
        return out;
    }

    /** Whether the label may stand for one example's loss, and {@code v} is that. */
    boolean perExample(Goals goals, Working.Value v) {
        return defines && LOSS.contains(name) && goals.perExample(v);
    }

    /** Later lines may use the name. */
    void define(Working w, Working.Value v) {
        Core core = v.core();
        if (defines && core != null) {
            w.own.put(name, new Core.Def("own " + name + " " + w.own.size(), core, core.shape()));
            w.model().vocabulary.add(name, name);
            w.model().vocabulary.callable(name);
        }
    }
}
