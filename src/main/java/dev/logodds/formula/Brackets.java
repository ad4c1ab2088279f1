package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trees that come about when a bracket is put where one may be missing. */
final class Brackets {
    private Brackets() {}

    /** {@code log 1 - p} as {@code log(1 - p)}: a function without brackets takes the next term as well. */
    static List<Expr> extended(Expr.Bin e) {
        Expr grown = grow(e.a(), e.op(), e.b());
        return grown == null ? List.of() : List.of(grown);
    }

    private static @Nullable Expr grow(Expr left, Expr.Op op, Expr right) {
        return switch (left) {
            case Expr.Call(String fn, List<Expr> args, var options, boolean bracketed, Span s)
            when args.size() == 1 && !bracketed ->
                new Expr.Call(fn, List.of(new Expr.Bin(op, args.getFirst(), right, s)), options, true, s);
            case Expr.Bin(Expr.Op o, Expr a, Expr b, Span s)
            when !o.comparison() -> {
                Expr inner = grow(b, op, right);
                yield inner == null ? null : new Expr.Bin(o, a, inner, s);
            }
            case Expr.Neg(Expr a, Span s) -> {
                Expr inner = grow(a, op, right);
                yield inner == null ? null : new Expr.Neg(inner, s);
            }
            default -> null;
        };
    }

    /** {@code a - b / c} as {@code (a - b) / c} and the like. */
    static List<Expr> regrouped(Expr.Bin e) {
        List<Expr> out = new ArrayList<>();
        Span s = e.span();
        if (e.op() == Expr.Op.ADD || e.op() == Expr.Op.SUB) {
            switch (e.b()) {
                case Expr.Bin(Expr.Op op, Expr b, Expr c, Span _)
                when op.product() || op.quotient() ->
                    out.add(new Expr.Bin(op, new Expr.Bin(e.op(), e.a(), b, s), c, s));
                default -> {}
            }
            switch (e.a()) {
                case Expr.Bin(Expr.Op op, Expr c, Expr a, Span _)
                when op.product() || op.quotient() ->
                    out.add(new Expr.Bin(op, c, new Expr.Bin(e.op(), a, e.b(), s), s));
                case Expr.Neg(Expr a, Span _) -> out.add(new Expr.Neg(new Expr.Bin(e.op(), a, e.b(), s), s));
                case Expr.Big(String k, String i, Expr lo, Expr hi, Expr body, boolean p, boolean x, Span _) ->
                    out.add(new Expr.Big(k, i, lo, hi, new Expr.Bin(e.op(), body, e.b(), s), p, x, s));
                default -> {}
            }
        } else if (e.b() instanceof Expr.Bin(Expr.Op inner, Expr b, Expr c, Span _)
                && (inner == Expr.Op.ADD || inner == Expr.Op.SUB)) {
            out.add(new Expr.Bin(inner, new Expr.Bin(e.op(), e.a(), b, s), c, s));
        } else if (e.a() instanceof Expr.Bin(Expr.Op inner, Expr b, Expr c, Span _)
                && (inner == Expr.Op.ADD || inner == Expr.Op.SUB)) {
            out.add(new Expr.Bin(inner, b, new Expr.Bin(e.op(), c, e.b(), s), s));
        }
        return out;
    }
}
