package dev.logodds.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All small edits of a tree, by kind of slip. */
final class Edits {
    final SymbolEdits symbols = new SymbolEdits(this);
    final TermEdits sums = new TermEdits(this);
    final Model model;

    private final List<Edit> out = new ArrayList<>();

    private Edits(Model model) {
        this.model = model;
    }

    /** The likely ones first. */
    static List<Edit> of(Expr root, Model model) {
        Edits e = new Edits(model);
        e.whole(root);
        e.walk(root, x -> x);
        e.out.sort(Comparator.comparingInt(Edit::rank));
        return e.out;
    }

    /** Those that make sense as one of two slips. */
    static List<Edit> combining(Expr root, Model model) {
        List<Edit> all = of(root, model);
        all.removeIf(e -> !e.combines());
        return all;
    }

    /** Edits that change every occurrence. */
    private void whole(Expr root) {
        add(Mistake.MISSING_LOG, true, "A logarithm is missing.", call("log", root), x -> x);
        for (Symbol s : model.symbols.values()) {
            boolean binary = s.domain() instanceof Domain.Binary;
            boolean signs = s.domain() instanceof Domain.PlusMinus;
            if (binary || signs) {
                String say = binary
                        ? "That is the form for labels −1 and 1; here they are 0 and 1."
                        : "That is the form for labels 0 and 1; here they are −1 and 1.";
                out.add(new Edit(Mistake.LABEL_CODING, say, true, everywhere(root, s.name(), binary), x -> x));
                out.add(new Edit(
                        Mistake.LABEL_CODING,
                        "The labels are recoded, and need not be.",
                        true,
                        everywhere(root, s.name(), !binary),
                        x -> x));
            }
        }
    }

    private static Expr everywhere(Expr e, String name, boolean binary) {
        boolean here = e instanceof Expr.Sym(String s, Span _) && s.equals(name)
                || e instanceof Expr.Index(Expr.Sym(String b, Span _), List<Expr> _, boolean _, Span _)
                        && b.equals(name);
        if (!here) {
            return e.map(c -> everywhere(c, name, binary));
        }
        Span span = e.span();
        Expr two = Expr.num(2, span);
        Expr one = Expr.num(1, span);
        return binary
                ? new Expr.Bin(Expr.Op.SUB, new Expr.Bin(Expr.Op.STAR, two, e, span), one, span)
                : new Expr.Bin(Expr.Op.DIV, new Expr.Bin(Expr.Op.ADD, e, one, span), two, span);
    }

    private void walk(Expr e, UnaryOperator<Expr> put) {
        at(e, put);
        for (Expr child : e.children()) {
            walk(child, c -> put.apply(e.map(x -> x == child ? c : x)));
        }
    }

    void add(Mistake mistake, boolean likely, String message, Expr edited, UnaryOperator<Expr> put) {
        out.add(new Edit(mistake, message, likely, edited, put));
    }

    void at(Expr e, UnaryOperator<Expr> put) {
        switch (e) {
            case Expr.Num(double v, String _, Span span) -> number(v, span, put);
            case Expr.Sym sym -> symbols.symbol(sym, put);
            case Expr.Index index -> symbols.index(index, put);
            case Expr.Neg(Expr a, Span s) -> {
                add(Mistake.TERM_SIGN, true, "A sign is wrong.", a, put);
                add(
                        Mistake.MISSING_TERM,
                        false,
                        "A 1 is missing.",
                        new Expr.Bin(Expr.Op.SUB, Expr.num(1, s), a, s),
                        put);
            }
            case Expr.Bin bin -> binary(bin, put);
            case Expr.Transpose(Expr a, Span _) ->
                add(Mistake.EXTRA_TRANSPOSE, false, "There is a transpose too many.", a, put);
            case Expr.Call call -> {
                new CallEdits(this::add).of(call, put);
                if (Names.ENTRYWISE.contains(call.fn())) {
                    symbols.factorOf(call, List.of(new Expr.Sym("i", call.span())), put);
                    symbols.factorOf(call, List.of(), put);
                }
            }
            case Expr.Big big -> sum(big, put);
            case Expr.All _, Expr.NewAxis _, Expr.Derivative _ -> {}
        }
    }

    private void number(double v, Span span, UnaryOperator<Expr> put) {
        if (v == 1 || v == 2) {
            add(
                    v == 2 ? Mistake.FACTOR_TWO : Mistake.MISSING_HALF,
                    false,
                    "A factor of 2 is wrong in one place.",
                    Expr.num(3 - v, span),
                    put);
        }
        if (v == 0) {
            add(Mistake.MISPLACED_TERM, false, "A 1 belongs where 0 stands.", Expr.num(1, span), put);
        }
        if (v == 1) {
            add(Mistake.MISPLACED_TERM, false, "A 1 does not belong there.", Expr.num(0, span), put);
        }
    }

    private void binary(Expr.Bin e, UnaryOperator<Expr> put) {
        Span span = e.span();
        switch (e.op()) {
            case ADD, SUB -> sums.terms(e, put);
            case MATMUL, STAR, CDOT, JUXT, ODOT -> factors(e, put);
            case DIV, FRAC, EDIV -> {
                add(Mistake.EXTRA_FACTOR, false, "That division does not belong.", e.a(), put);
                add(
                        Mistake.SWAPPED_OPERANDS,
                        true,
                        "A quotient is upside down.",
                        new Expr.Bin(e.op(), e.b(), e.a(), span),
                        put);
                regroup(e, put);
            }
            case POW, EPOW -> {
                add(Mistake.EXTRA_SQUARE, true, "A power does not belong.", e.a(), put);
                add(
                        Mistake.TERM_SIGN,
                        true,
                        "An exponent has the wrong sign.",
                        new Expr.Bin(e.op(), e.a(), new Expr.Neg(e.b(), span), span),
                        put);
            }
            case LT, GT, LE, GE, EQ, NE -> {
                Expr.Op flipped = switch (e.op()) {
                    case LT, LE -> Expr.Op.GT;
                    default -> Expr.Op.LT;
                };
                add(
                        Mistake.INDICATOR_REVERSED,
                        true,
                        "The indicator's condition is reversed.",
                        new Expr.Bin(flipped, e.a(), e.b(), span),
                        put);
            }
        }
    }

    /** A bracket that should reach further. */
    void regroup(Expr.Bin e, UnaryOperator<Expr> put) {
        Brackets.regrouped(e)
                .forEach(x -> add(
                        Mistake.MISPLACED_BRACKET,
                        true,
                        "Brackets are missing: a factor applies to only one term.",
                        x,
                        put));
    }

    private void factors(Expr.Bin e, UnaryOperator<Expr> put) {
        add(Mistake.EXTRA_FACTOR, false, "There is a factor too many.", e.a(), put);
        add(Mistake.EXTRA_FACTOR, false, "There is a factor too many.", e.b(), put);
        add(
                Mistake.SWAPPED_OPERANDS,
                false,
                "Two factors are the wrong way round.",
                new Expr.Bin(e.op(), e.b(), e.a(), e.span()),
                put);
        if (e.a() instanceof Expr.Bin(Expr.Op inner, Expr _, Expr _, Span _) && inner.product()) {
            add(
                    Mistake.MISSING_INVERSE,
                    false,
                    "An inverse is missing.",
                    new Expr.Bin(e.op(), call("inv", e.a()), e.b(), e.span()),
                    put);
        }
        if (e.op() == Expr.Op.MATMUL || e.op() == Expr.Op.JUXT || e.op() == Expr.Op.STAR) {
            add(Mistake.LINK_DROPPED, true, "The sigmoid is missing.", call("sigma", e), put);
        }
        regroup(e, put);
    }

    static Expr call(String fn, Expr a) {
        return new Expr.Call(fn, List.of(a), Map.of(), true, a.span());
    }

    private void sum(Expr.Big e, UnaryOperator<Expr> put) {
        if (e.kind().equals("each")) {
            return;
        }
        if (e.low() != null || e.high() != null) {
            add(
                    Mistake.SUM_RANGE,
                    true,
                    "The sum's ends are off.",
                    new Expr.Big(e.kind(), e.index(), null, null, e.body(), false, e.extended(), e.span()),
                    put);
        }
        add(
                Mistake.WRONG_FUNCTION,
                false,
                "A sum stands where a product belongs, or the other way round.",
                new Expr.Big(
                        e.kind().equals("sum") ? "prod" : "sum",
                        e.index(),
                        e.low(),
                        e.high(),
                        e.body(),
                        e.python(),
                        e.extended(),
                        e.span()),
                put);
    }
}
