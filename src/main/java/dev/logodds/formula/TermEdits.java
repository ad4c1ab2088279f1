package dev.logodds.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Edits of sums and differences: signs, weights, factors of one term. */
final class TermEdits {
    private final Edits all;

    TermEdits(Edits edits) {
        this.all = edits;
    }

    void terms(Expr.Bin e, UnaryOperator<Expr> put) {
        Expr.Op other = e.op() == Expr.Op.ADD ? Expr.Op.SUB : Expr.Op.ADD;
        Expr flipped = new Expr.Bin(other, e.a(), e.b(), e.span());
        all.add(Mistake.TERM_SIGN, true, "One term has the wrong sign.", flipped, put);
        if (e.op() == Expr.Op.SUB) {
            all.add(
                    Mistake.TERM_SIGN,
                    true,
                    "A difference is the wrong way round.",
                    new Expr.Bin(Expr.Op.SUB, e.b(), e.a(), e.span()),
                    put);
            boolean complement = e.a() instanceof Expr.Num(double v, String _, Span _) && v == 1;
            if (complement) {
                all.add(
                        Mistake.MISSING_FACTOR,
                        true,
                        "There is 1 − p; expected is p(1 − p).",
                        new Expr.Bin(Expr.Op.ODOT, e.b(), e, e.span()),
                        put);
                all.add(Mistake.MISSING_COMPLEMENT, true, "You wrote 1 − p where p belongs.", e.b(), put);
            }
        }
        all.add(
                Mistake.TERM_SIGN,
                true,
                "The first term has the wrong sign.",
                new Expr.Bin(e.op(), new Expr.Neg(e.a(), e.span()), e.b(), e.span()),
                put);
        weights(e, put);
        all.add(Mistake.MISSING_LOG, false, "A logarithm is missing.", Edits.call("log", e), put);
        all.add(Mistake.EXTRA_TERM, false, "There is a term too many.", e.a(), put);
        all.add(
                Mistake.EXTRA_TERM,
                false,
                "There is a term too many.",
                e.op() == Expr.Op.SUB ? new Expr.Neg(e.b(), e.span()) : e.b(),
                put);
        scaled(e, put);
        all.regroup(e, put);
        Brackets.extended(e)
                .forEach(x -> all.add(
                        Mistake.MISPLACED_BRACKET,
                        true,
                        Edit.FUNCTION
                                + " took only the first term; the whole argument needs brackets, as in log(1 − p).",
                        x,
                        put));
    }

    /** A residual that a declared weight should multiply. */
    private void weights(Expr.Bin e, UnaryOperator<Expr> put) {
        for (Symbol s : all.model.symbols.values()) {
            if (s.shape().size() != 1 || !(s.domain() instanceof Domain.Positive)) {
                continue;
            }
            Expr weight = new Expr.Sym(s.name(), e.span());
            String say = "The example weights " + s.name() + " are missing.";
            all.add(Mistake.MISSING_WEIGHTS, true, say, new Expr.Bin(Expr.Op.ODOT, weight, e, e.span()), put);
            Expr entry = new Expr.Index(weight, List.of(new Expr.Sym("i", e.span())), false, e.span());
            all.add(Mistake.MISSING_WEIGHTS, true, say, new Expr.Bin(Expr.Op.STAR, entry, e, e.span()), put);
        }
    }

    /** One term with a factor of 2 or n too many or too few. */
    private void scaled(Expr.Bin e, UnaryOperator<Expr> put) {
        Span span = e.span();
        for (boolean left : new boolean[] {true, false}) {
            Expr term = left ? e.a() : e.b();
            Map<Expr, Mistake> changes = new LinkedHashMap<>();
            changes.put(new Expr.Bin(Expr.Op.STAR, Expr.num(2, span), term, span), Mistake.MISSING_HALF);
            changes.put(new Expr.Bin(Expr.Op.DIV, term, Expr.num(2, span), span), Mistake.FACTOR_TWO);
            changes.put(new Expr.Bin(Expr.Op.DIV, term, new Expr.Sym("n", span), span), Mistake.MISSING_1_OVER_N);
            changes.put(new Expr.Bin(Expr.Op.STAR, new Expr.Sym("n", span), term, span), Mistake.EXTRA_1_OVER_N);
            changes.forEach((x, m) -> all.add(
                    m,
                    m == Mistake.MISSING_1_OVER_N,
                    "One term has a wrong factor.",
                    left ? new Expr.Bin(e.op(), x, e.b(), span) : new Expr.Bin(e.op(), e.a(), x, span),
                    put));
        }
    }
}
