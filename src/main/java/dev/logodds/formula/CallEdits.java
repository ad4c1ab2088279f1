package dev.logodds.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Edits of function calls. */
final class CallEdits {
    /** Takes an edit. */
    @FunctionalInterface
    interface Sink {
        void add(Mistake mistake, boolean likely, String message, Expr edited, UnaryOperator<Expr> put);
    }

    private static final Map<String, List<String>> SWAPS = Map.of(
            "sigma", List.of("Phi", "tanh"),
            "Phi", List.of("sigma", "phi"),
            "tanh", List.of("sigma"),
            "max", List.of("min"),
            "min", List.of("max"),
            "sum", List.of("mean"),
            "mean", List.of("sum"),
            "log10", List.of("log"),
            "log2", List.of("log"),
            "phi", List.of("Phi"));
    private final Sink sink;

    CallEdits(Sink sink) {
        this.sink = sink;
    }

    void of(Expr.Call e, UnaryOperator<Expr> put) {
        swaps(e, put);
        axis(e, put);
        if (e.args().size() != 1) {
            return;
        }
        Expr a = e.args().getFirst();
        Span span = e.span();
        switch (e.fn()) {
            case "sigma" -> {
                probability(e, put);
                sink.add(
                        Mistake.TERM_SIGN,
                        true,
                        "The sigmoid's argument has the wrong sign.",
                        with(e, new Expr.Neg(a, span)),
                        put);
                sink.add(Mistake.EXTRA_FACTOR, false, "A sigmoid does not belong there.", a, put);
            }
            case "log", "exp", "sqrt", "abs", "square", "log1p", "softplus", "tanh", "Phi" -> {
                sink.add(Mistake.WRONG_FUNCTION, false, "The function " + e.fn() + " does not belong there.", a, put);
                sink.add(
                        Mistake.TERM_SIGN,
                        true,
                        "The argument of " + e.fn() + " has the wrong sign.",
                        with(e, new Expr.Neg(a, span)),
                        put);
            }
            case "norm" ->
                sink.add(
                        Mistake.MISSING_SQUARE,
                        true,
                        "The norm should be squared.",
                        new Expr.Bin(Expr.Op.POW, e, Expr.num(2, span), span),
                        put);
            case "inv" -> sink.add(Mistake.WRONG_FUNCTION, false, "An inverse does not belong there.", a, put);
            case "diag" -> sink.add(Mistake.WRONG_FUNCTION, false, "The diagonal does not belong there.", a, put);
            default -> {}
        }
    }

    private void probability(Expr.Call e, UnaryOperator<Expr> put) {
        Span span = e.span();
        Expr complement = new Expr.Bin(Expr.Op.SUB, Expr.num(1, span), e, span);
        sink.add(
                Mistake.MISSING_FACTOR,
                true,
                "There is σ; expected is σ(1−σ).",
                new Expr.Bin(Expr.Op.ODOT, e, complement, span),
                put);
        sink.add(Mistake.MISSING_COMPLEMENT, true, "You wrote σ where 1 − σ belongs.", complement, put);
        sink.add(Mistake.MISSING_LOG, true, "A logarithm is missing.", Edits.call("log", e), put);
    }

    private static Expr with(Expr.Call e, Expr argument) {
        return new Expr.Call(e.fn(), List.of(argument), e.options(), true, e.span());
    }

    private void swaps(Expr.Call e, UnaryOperator<Expr> put) {
        for (String other : SWAPS.getOrDefault(e.fn(), List.of())) {
            Mistake m = other.equals("phi")
                    ? Mistake.WRONG_FUNCTION
                    : switch (e.fn()) {
                        case "sum", "mean" -> Mistake.SUM_FOR_MEAN;
                        case "log10", "log2" -> Mistake.LOG_BASE;
                        case "Phi", "tanh", "sigma" -> Mistake.WRONG_LINK;
                        default -> Mistake.WRONG_FUNCTION;
                    };
            sink.add(
                    m,
                    m == Mistake.LOG_BASE,
                    "You wrote " + e.fn() + " where " + other + " belongs.",
                    new Expr.Call(other, e.args(), e.options(), e.bracketed(), e.span()),
                    put);
        }
    }

    private void axis(Expr.Call e, UnaryOperator<Expr> put) {
        boolean soft = e.fn().startsWith("softmax") || e.fn().startsWith("log") && e.fn().length() > 5;
        Mistake m = soft ? Mistake.SOFTMAX_AXIS : Mistake.WRONG_AXIS;
        Expr given = e.options().get("axis");
        if (e.fn().contains("_")) {
            sink.add(
                    m,
                    true,
                    m.sentence(),
                    new Expr.Call(
                            e.fn().equals("softmax_rows") ? "softmax_cols" : "softmax_rows",
                            e.args(),
                            e.options(),
                            true,
                            e.span()),
                    put);
        } else if (given instanceof Expr.Num(double v, String _, Span span)) {
            Map<String, Expr> options = new HashMap<>(e.options());
            options.put("axis", Expr.num(v == 0 ? 1 : 0, span));
            sink.add(m, true, m.sentence(), new Expr.Call(e.fn(), e.args(), options, true, e.span()), put);
        }
    }
}
