package dev.logodds.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Edits of names and indices: another symbol, a complement, a factor beside it. */
final class SymbolEdits {
    private final Edits all;

    SymbolEdits(Edits edits) {
        this.all = edits;
    }

    void symbol(Expr.Sym s, UnaryOperator<Expr> put) {
        probability(s, s.name(), put);
        others(s.name())
                .forEach((other, _) -> all.add(
                        Mistake.WRONG_SYMBOL,
                        false,
                        "You wrote " + s.name() + " where " + other + " belongs.",
                        new Expr.Sym(other, s.span()),
                        put));
        Shape shape = all.model.shapeOf(s.name(), false);
        if (shape != null && shape.scalar()) {
            all.add(
                    Mistake.MISSING_SQUARE,
                    false,
                    "A square is missing at " + s.name() + ".",
                    new Expr.Bin(Expr.Op.POW, s, Expr.num(2, s.span()), s.span()),
                    put);
        }
        if (shape != null && shape.square()) {
            all.add(
                    Mistake.MISSING_INVERSE,
                    false,
                    "An inverse is missing at " + s.name() + ".",
                    Edits.call("inv", s),
                    put);
        }
        if (shape != null && shape.matrix()) {
            all.add(
                    Mistake.MISSING_TRANSPOSE,
                    false,
                    "A transpose is missing at " + s.name() + ".",
                    new Expr.Transpose(s, s.span()),
                    put);
        }
    }

    void index(Expr.Index e, UnaryOperator<Expr> put) {
        if (e.base() instanceof Expr.Sym(String name, Span span)) {
            probability(e, name, put);
            others(name)
                    .forEach((other, _) -> all.add(
                            Mistake.WRONG_SYMBOL,
                            false,
                            "You wrote " + name + " where " + other + " belongs.",
                            new Expr.Index(new Expr.Sym(other, span), e.at(), e.brackets(), e.span()),
                            put));
        }
        if (e.at().size() == 2) {
            all.add(
                    Mistake.WRONG_SYMBOL,
                    false,
                    "Two indices are the wrong way round.",
                    new Expr.Index(e.base(), e.at().reversed(), e.brackets(), e.span()),
                    put);
        }
    }

    /** A label, weight or strength that should multiply this. */
    void factorOf(Expr e, List<Expr> index, UnaryOperator<Expr> put) {
        for (Symbol s : all.model.symbols.values()) {
            boolean real = s.domain() instanceof Domain.Real || s.shape().size() > 1;
            boolean fits = index.isEmpty() || s.shape().size() == 1;
            if (real || !fits || e instanceof Expr.Sym(String name, Span _) && name.equals(s.name())) {
                continue;
            }
            Expr factor = new Expr.Sym(s.name(), e.span());
            boolean entry = s.shape().size() == 1 && index.size() == 1;
            Expr other = entry ? new Expr.Index(factor, index, false, e.span()) : factor;
            Expr.Op op = s.shape().isEmpty() || entry ? Expr.Op.STAR : Expr.Op.ODOT;
            all.add(
                    Mistake.MISSING_FACTOR,
                    false,
                    "The factor " + s.name() + " is missing.",
                    new Expr.Bin(op, other, e, e.span()),
                    put);
            if (s.domain() instanceof Domain.Binary) {
                all.add(
                        Mistake.MISSING_FACTOR,
                        false,
                        "The factor 1 − " + s.name() + " is missing.",
                        new Expr.Bin(
                                op, new Expr.Bin(Expr.Op.SUB, Expr.num(1, e.span()), other, e.span()), e, e.span()),
                        put);
            }
        }
    }

    /** Where a probability stands, its complement or p(1−p) may belong. */
    private void probability(Expr e, String name, UnaryOperator<Expr> put) {
        if (!name.equals("p") && !name.equals("q")) {
            return;
        }
        Span span = e.span();
        Expr complement = new Expr.Bin(Expr.Op.SUB, Expr.num(1, span), e, span);
        all.add(
                Mistake.MISSING_FACTOR,
                true,
                "The weight is p; expected is p(1−p).",
                new Expr.Bin(Expr.Op.ODOT, e, complement, span),
                put);
        all.add(Mistake.MISSING_COMPLEMENT, true, "You wrote p where 1 − p belongs.", complement, put);
        all.add(Mistake.MISSING_LOG, true, "A logarithm is missing.", Edits.call("log", e), put);
    }

    private Map<String, Boolean> others(String name) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Shape mine = all.model.shapeOf(name, false);
        if (mine == null) {
            if (Model.DIMENSIONS.contains(name)) {
                for (String d : List.of("n", "d", "K")) {
                    if (!d.equals(name)) {
                        found.put(d, true);
                    }
                }
            }
            return found;
        }
        for (String other : all.model.symbols.keySet()) {
            if (!other.equals(name) && mine.equals(all.model.shapeOf(other, false))) {
                found.put(other, true);
            }
        }
        for (String other : all.model.definitions.keySet()) {
            if (!other.equals(name) && mine.equals(all.model.shapeOf(other, false))) {
                found.put(other, true);
            }
        }
        return found;
    }
}
