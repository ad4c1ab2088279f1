package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What was typed, as a tree; products are not yet told apart. */
sealed interface Expr {
    Span span();

    /** Infix operators. */
    enum Op {
        ADD,
        SUB,
        MATMUL,
        STAR,
        CDOT,
        JUXT,
        ODOT,
        DIV,
        FRAC,
        EDIV,
        POW,
        EPOW,
        LT,
        GT,
        LE,
        GE,
        EQ,
        NE;

        boolean product() {
            return this == MATMUL || this == STAR || this == CDOT || this == JUXT || this == ODOT;
        }

        boolean quotient() {
            return this == DIV || this == FRAC || this == EDIV;
        }

        boolean comparison() {
            return ordinal() >= LT.ordinal();
        }
    }

    record Num(double value, String text, Span span) implements Expr {}

    record Sym(String name, Span span) implements Expr {}

    /** Entries or rows of {@code base}; {@code brackets} when written {@code X[i]}, counting from 0. */
    record Index(Expr base, List<Expr> at, boolean brackets, Span span) implements Expr {}

    /** The {@code :} of a slice. */
    record All(Span span) implements Expr {}

    /** {@code None} in a slice. */
    record NewAxis(Span span) implements Expr {}

    record Neg(Expr a, Span span) implements Expr {}

    record Bin(Op op, Expr a, Expr b, Span span) implements Expr {}

    record Transpose(Expr a, Span span) implements Expr {}

    /** A function of arguments; {@code bracketed} when they stood in brackets. */
    record Call(String fn, List<Expr> args, Map<String, Expr> options, boolean bracketed, Span span) implements Expr {}

    /** {@code \sum} and {@code \prod} with an index; {@code extended} when its scope crossed a sign. */
    record Big(
            String kind,
            String index,
            @Nullable Expr low,
            @Nullable Expr high,
            Expr body,
            boolean python,
            boolean extended,
            Span span)
            implements Expr {}

    /** A derivative that is named, not worked out; {@code of} may be a name or an expression. */
    record Derivative(Expr of, Expr wrt, int order, Span span) implements Expr {}

    /** The same node, said to stand at {@code s}: with its brackets. */
    default Expr at(Span s) {
        return switch (this) {
            case Num(double v, String text, Span _) -> new Num(v, text, s);
            case Sym(String name, Span _) -> new Sym(name, s);
            case Index(Expr base, List<Expr> at, boolean k, Span _) -> new Index(base, at, k, s);
            case All _ -> new All(s);
            case NewAxis _ -> new NewAxis(s);
            case Neg(Expr a, Span _) -> new Neg(a, s);
            case Bin(Op op, Expr a, Expr b, Span _) -> new Bin(op, a, b, s);
            case Transpose(Expr a, Span _) -> new Transpose(a, s);
            case Call(String fn, List<Expr> args, Map<String, Expr> o, boolean k, Span _) ->
                new Call(fn, args, o, k, s);
            case Big(String k, String i, Expr lo, Expr hi, Expr body, boolean p, boolean x, Span _) ->
                new Big(k, i, lo, hi, body, p, x, s);
            case Derivative(Expr of, Expr wrt, int order, Span _) -> new Derivative(of, wrt, order, s);
        };
    }

    /** The parts of this node, in order. */
    default List<Expr> children() {
        return switch (this) {
            case Num _, Sym _, All _, NewAxis _ -> List.of();
            case Index(Expr base, List<Expr> at, boolean _, Span _) -> {
                List<Expr> all = new ArrayList<>(List.of(base));
                all.addAll(at);
                yield all;
            }
            case Neg(Expr a, Span _) -> List.of(a);
            case Bin(Op _, Expr a, Expr b, Span _) -> List.of(a, b);
            case Transpose(Expr a, Span _) -> List.of(a);
            case Call(String _, List<Expr> args, Map<String, Expr> options, boolean _, Span _) -> {
                List<Expr> all = new ArrayList<>(args);
                all.addAll(options.values());
                yield all;
            }
            case Big big -> {
                List<Expr> all = new ArrayList<>(List.of(big.body));
                if (big.low != null) {
                    all.add(big.low);
                }
                if (big.high != null) {
                    all.add(big.high);
                }
                yield all;
            }
            case Derivative(Expr of, Expr wrt, int _, Span _) -> List.of(of, wrt);
        };
    }

    /** This node with each direct part replaced. */
    default Expr map(UnaryOperator<Expr> f) {
        return switch (this) {
            case Num _, Sym _, All _, NewAxis _ -> this;
            case Index(Expr base, List<Expr> at, boolean k, Span s) ->
                new Index(f.apply(base), at.stream().map(f).toList(), k, s);
            case Neg(Expr a, Span s) -> new Neg(f.apply(a), s);
            case Bin(Op op, Expr a, Expr b, Span s) -> new Bin(op, f.apply(a), f.apply(b), s);
            case Transpose(Expr a, Span s) -> new Transpose(f.apply(a), s);
            case Call(String fn, List<Expr> args, Map<String, Expr> o, boolean k, Span s) ->
                new Call(fn, args.stream().map(f).toList(), o, k, s);
            case Big(String k, String i, Expr lo, Expr hi, Expr body, boolean p, boolean x, Span s) ->
                new Big(k, i, lo, hi, f.apply(body), p, x, s);
            case Derivative d -> d;
        };
    }

    /** Whether {@code test} holds for this node or any below it. */
    default boolean any(java.util.function.Predicate<Expr> test) {
        return test.test(this) || children().stream().anyMatch(c -> c.any(test));
    }

    static Expr num(double value, Span span) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
        return new Num(value, text, span);
    }
}
