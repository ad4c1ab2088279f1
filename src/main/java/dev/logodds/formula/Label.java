package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The left side of a line that names an object: L, ℓ, dL/dw, H, or a new name. */
record Label(String name, List<Working.Value> references, boolean defines, boolean diagonal) {
    Label(String name, List<Working.Value> references, boolean defines) {
        this(name, references, defines, false);
    }

    private static final Pattern SIMPLE = Pattern.compile(
            "\\s*\\\\?(?:(?:mathcal|mathrm|text|operatorname|mathbf)\\s*\\{?)?\\s*([A-Za-zℓα-ω]+)\\s*\\}?(?:_\\{?\\w+\\}?)?\\s*(?:\\(\\s*[\\\\\\wα-ωΑ-Ω\\s,;|{}]*\\))?\\s*");
    private static final Pattern PRIMED = Pattern.compile(
            "\\s*\\\\?(?:mathcal\\s*\\{?)?\\s*([A-Za-zℓ]+)((?:[}\\s'’′″\"^{]|\\\\prime)+)(?:\\([\\s\\\\\\wα-ω]*\\))?\\s*");
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
            return second(w, goals, w.derivatives(d));
        }
        Label primed = primed(w, goals, text);
        if (primed != null) {
            return primed;
        }
        if (w.updates(text)) {
            return new Label("", w.descents(), false);
        }
        Matcher m = SIMPLE.matcher(text);
        if (m.matches()) {
            String name = Names.canonical(m.group(1));
            if (w.arbitrary(name)) {
                return new Label(name, List.of(), true);
            }
            boolean whole = !text.contains("_")
                    && (LOSS.contains(name) || LOG.contains(name))
                    && w.own.get(name) instanceof Core.Def one
                    && one.shape().vector();
            if (w.model().vocabulary.resolve(name) != null && !whole) {
                return null;
            }
            if (w.own.containsKey(name) && !LOSS.contains(name) && !LOG.contains(name)) {
                return null;
            }
            boolean diagonal = text.matches(".*_\\{?ii\\}?\\s*");
            return new Label(name, references(name, goals), true, diagonal);
        }
        return readable(w, text) ? null : opaque(text, goals);
    }

    /** Whether {@code text} is H or g and nothing has given that a meaning yet. */
    static boolean free(Working w, String text) {
        Matcher m = SIMPLE.matcher(text);
        return m.matches()
                && Set.of("H", "g", "grad", "Hess").contains(m.group(1))
                && w.model().vocabulary.resolve(m.group(1)) == null
                && !w.own.containsKey(m.group(1));
    }

    /** A second derivative in the parameter is called H from then on, where that letter is free. */
    private static Label second(Working w, Goals goals, List<Working.Value> references) {
        Working.Value h = goals.known.get("hessian");
        boolean free = w.model().vocabulary.resolve("H") == null && !w.own.containsKey("H");
        return h != null && free && Lines.equal(references.getFirst(), h)
                ? new Label("H", references, true)
                : new Label("", references, false);
    }

    /** {@code L'} and {@code L''}, where the parameter is a number. */
    private static @Nullable Label primed(Working w, Goals goals, String text) {
        Matcher m = PRIMED.matcher(text);
        Working.Value gradient = goals.known.get("gradient");
        Working.Value hessian = goals.known.get("hessian");
        if (gradient == null || hessian == null || !hessian.shape().scalar() || !m.matches()) {
            return null;
        }
        String name = Names.canonical(m.group(1));
        if (!LOSS.contains(name) && !(LOG.contains(name) && !goals.asked("log-likelihood"))) {
            return null;
        }
        String primes =
                m.group(2).replace("\\prime", "'").replaceAll("[’′]", "'").replaceAll("[″\"]", "''");
        long count = primes.chars().filter(c -> c == '\'').count();
        if (count < 1 || count > 2) {
            return null;
        }
        boolean twice = count == 2;
        return twice ? second(w, goals, List.of(hessian)) : new Label("", List.of(gradient), false);
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
            return name.equals("l") && !goals.asked("log-likelihood")
                    ? some(goals, "log-likelihood", "log-likelihood of all", "loss")
                    : some(goals, "log-likelihood", "log-likelihood of all");
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
        boolean loss = LOSS.contains(name) || name.equals("l") && !goals.asked("log-likelihood");
        return defines && loss && goals.perExample(v);
    }

    /** Later lines may use the name. */
    void define(Working w, Working.Value v) {
        Core core = v.core();
        if (defines && core != null) {
            boolean entries = diagonal && core.shape().column();
            Shape square = Shape.of(core.shape().rows(), core.shape().rows());
            w.define(name, entries ? new Core.Matrix("diag", core, square) : core);
        }
    }
}
