package dev.logodds.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All small edits of a tree, by kind of slip. */
final class Edits {
    private final Model model;
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

    private void add(Mistake mistake, boolean likely, String message, Expr edited, UnaryOperator<Expr> put) {
        out.add(new Edit(mistake, message, likely, edited, put));
    }

    private void at(Expr e, UnaryOperator<Expr> put) {
        switch (e) {
            case Expr.Num(double v, String _, Span span) -> number(v, span, put);
            case Expr.Sym sym -> symbol(sym, put);
            case Expr.Index index -> index(index, put);
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
                    factorOf(call, List.of(new Expr.Sym("i", call.span())), put);
                    factorOf(call, List.of(), put);
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

    private void symbol(Expr.Sym s, UnaryOperator<Expr> put) {
        probability(s, s.name(), put);
        others(s.name())
                .forEach((other, _) -> add(
                        Mistake.WRONG_SYMBOL,
                        false,
                        "You wrote " + s.name() + " where " + other + " belongs.",
                        new Expr.Sym(other, s.span()),
                        put));
        Shape shape = model.shapeOf(s.name(), false);
        if (shape != null && shape.scalar()) {
            add(
                    Mistake.MISSING_SQUARE,
                    false,
                    "A square is missing at " + s.name() + ".",
                    new Expr.Bin(Expr.Op.POW, s, Expr.num(2, s.span()), s.span()),
                    put);
        }
        if (shape != null && shape.square()) {
            add(Mistake.MISSING_INVERSE, false, "An inverse is missing at " + s.name() + ".", call("inv", s), put);
        }
        if (shape != null && shape.matrix()) {
            add(
                    Mistake.MISSING_TRANSPOSE,
                    false,
                    "A transpose is missing at " + s.name() + ".",
                    new Expr.Transpose(s, s.span()),
                    put);
        }
    }

    private void index(Expr.Index e, UnaryOperator<Expr> put) {
        if (e.base() instanceof Expr.Sym(String name, Span span)) {
            probability(e, name, put);
            others(name)
                    .forEach((other, _) -> add(
                            Mistake.WRONG_SYMBOL,
                            false,
                            "You wrote " + name + " where " + other + " belongs.",
                            new Expr.Index(new Expr.Sym(other, span), e.at(), e.brackets(), e.span()),
                            put));
        }
        if (e.at().size() == 2) {
            add(
                    Mistake.WRONG_SYMBOL,
                    false,
                    "Two indices are the wrong way round.",
                    new Expr.Index(e.base(), e.at().reversed(), e.brackets(), e.span()),
                    put);
        }
    }

    /** A label, weight or strength that should multiply this. */
    private void factorOf(Expr e, List<Expr> index, UnaryOperator<Expr> put) {
        for (Symbol s : model.symbols.values()) {
            boolean real = s.domain() instanceof Domain.Real || s.shape().size() > 1;
            boolean fits = index.isEmpty() || s.shape().size() == 1;
            if (real || !fits || e instanceof Expr.Sym(String name, Span _) && name.equals(s.name())) {
                continue;
            }
            Expr factor = new Expr.Sym(s.name(), e.span());
            boolean entry = s.shape().size() == 1 && index.size() == 1;
            Expr other = entry ? new Expr.Index(factor, index, false, e.span()) : factor;
            Expr.Op op = s.shape().isEmpty() || entry ? Expr.Op.STAR : Expr.Op.ODOT;
            add(
                    Mistake.MISSING_FACTOR,
                    false,
                    "The factor " + s.name() + " is missing.",
                    new Expr.Bin(op, other, e, e.span()),
                    put);
            if (s.domain() instanceof Domain.Binary) {
                add(
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
        add(
                Mistake.MISSING_FACTOR,
                true,
                "The weight is p; expected is p(1−p).",
                new Expr.Bin(Expr.Op.ODOT, e, complement, span),
                put);
        add(Mistake.MISSING_COMPLEMENT, true, "You wrote p where 1 − p belongs.", complement, put);
        add(Mistake.MISSING_LOG, true, "A logarithm is missing.", call("log", e), put);
    }

    private Map<String, Boolean> others(String name) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Shape mine = model.shapeOf(name, false);
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
        for (String other : model.symbols.keySet()) {
            if (!other.equals(name) && mine.equals(model.shapeOf(other, false))) {
                found.put(other, true);
            }
        }
        for (String other : model.definitions.keySet()) {
            if (!other.equals(name) && mine.equals(model.shapeOf(other, false))) {
                found.put(other, true);
            }
        }
        return found;
    }

    private void binary(Expr.Bin e, UnaryOperator<Expr> put) {
        Span span = e.span();
        switch (e.op()) {
            case ADD, SUB -> terms(e, put);
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

    private void terms(Expr.Bin e, UnaryOperator<Expr> put) {
        Expr.Op other = e.op() == Expr.Op.ADD ? Expr.Op.SUB : Expr.Op.ADD;
        Expr flipped = new Expr.Bin(other, e.a(), e.b(), e.span());
        add(Mistake.TERM_SIGN, true, "One term has the wrong sign.", flipped, put);
        if (e.op() == Expr.Op.SUB) {
            add(
                    Mistake.TERM_SIGN,
                    true,
                    "A difference is the wrong way round.",
                    new Expr.Bin(Expr.Op.SUB, e.b(), e.a(), e.span()),
                    put);
            boolean complement = e.a() instanceof Expr.Num(double v, String _, Span _) && v == 1;
            if (complement) {
                add(
                        Mistake.MISSING_FACTOR,
                        true,
                        "There is 1 − p; expected is p(1 − p).",
                        new Expr.Bin(Expr.Op.ODOT, e.b(), e, e.span()),
                        put);
                add(Mistake.MISSING_COMPLEMENT, true, "You wrote 1 − p where p belongs.", e.b(), put);
            }
        }
        add(
                Mistake.TERM_SIGN,
                true,
                "The first term has the wrong sign.",
                new Expr.Bin(e.op(), new Expr.Neg(e.a(), e.span()), e.b(), e.span()),
                put);
        weights(e, put);
        add(Mistake.MISSING_LOG, false, "A logarithm is missing.", call("log", e), put);
        add(Mistake.EXTRA_TERM, false, "There is a term too many.", e.a(), put);
        add(
                Mistake.EXTRA_TERM,
                false,
                "There is a term too many.",
                e.op() == Expr.Op.SUB ? new Expr.Neg(e.b(), e.span()) : e.b(),
                put);
        scaled(e, put);
        regroup(e, put);
        Brackets.extended(e)
                .forEach(x -> add(
                        Mistake.MISPLACED_BRACKET,
                        true,
                        Edit.FUNCTION
                                + " took only the first term; the whole argument needs brackets, as in log(1 − p).",
                        x,
                        put));
    }

    /** A residual that a declared weight should multiply. */
    private void weights(Expr.Bin e, UnaryOperator<Expr> put) {
        for (Symbol s : model.symbols.values()) {
            if (s.shape().size() != 1 || !(s.domain() instanceof Domain.Positive)) {
                continue;
            }
            Expr weight = new Expr.Sym(s.name(), e.span());
            String say = "The example weights " + s.name() + " are missing.";
            add(Mistake.MISSING_WEIGHTS, true, say, new Expr.Bin(Expr.Op.ODOT, weight, e, e.span()), put);
            Expr entry = new Expr.Index(weight, List.of(new Expr.Sym("i", e.span())), false, e.span());
            add(Mistake.MISSING_WEIGHTS, true, say, new Expr.Bin(Expr.Op.STAR, entry, e, e.span()), put);
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
            changes.forEach((x, m) -> add(
                    m,
                    m == Mistake.MISSING_1_OVER_N,
                    "One term has a wrong factor.",
                    left ? new Expr.Bin(e.op(), x, e.b(), span) : new Expr.Bin(e.op(), e.a(), x, span),
                    put));
        }
    }

    /** A bracket that should reach further. */
    private void regroup(Expr.Bin e, UnaryOperator<Expr> put) {
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
