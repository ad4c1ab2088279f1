package dev.logodds.formula;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types function calls. */
final class Calls {
    private static final Set<String> REDUCTIONS = Set.of("sum", "mean", "prod", "max", "min");
    private final Typer t;

    Calls(Typer typer) {
        this.t = typer;
    }

    Core of(Expr.Call e) {
        String fn = e.fn();
        if (Names.ENTRYWISE.contains(fn) || Functions.derivative(fn)) {
            return entrywise(e);
        }
        boolean reduces = REDUCTIONS.contains(fn) && (e.args().size() == 1 || !fn.equals("max") && !fn.equals("min"));
        boolean inner = reduces || fn.equals("diag") || fn.equals("trace");
        t.entrywise += inner ? 1 : 0;
        List<Core> args = e.args().stream().map(this::argument).toList();
        t.entrywise -= inner ? 1 : 0;
        if (reduces) {
            return reduction(e, args);
        }
        return fixed(e, fn, args);
    }

    private Core argument(Expr e) {
        return t.of(e);
    }

    private Core entrywise(Expr.Call e) {
        count(e, 1, 1);
        t.entrywise++;
        Core a = t.of(e.args().getFirst());
        t.entrywise--;
        return new Core.Unary(e.fn(), a.shape().any() ? Products.resolve(a, "1") : a);
    }

    private Core fixed(Expr.Call e, String fn, List<Core> args) {
        Core a = args.getFirst();
        return switch (fn) {
            case "max" -> fold(Core.Op.MAX, args, e);
            case "min" -> fold(Core.Op.MIN, args, e);
            case "pow" -> two(e, args, Core.Op.POW);
            case "multiply" -> two(e, args, Core.Op.MUL);
            case "divide" -> two(e, args, Core.Op.DIV);
            case "add" -> two(e, args, Core.Op.ADD);
            case "subtract" -> two(e, args, Core.Op.SUB);
            case "logaddexp" -> {
                count(e, 2, 2);
                Core gap = combine(Core.Op.SUB, args.get(1), a, e);
                yield combine(Core.Op.ADD, a, new Core.Unary("softplus", gap), e);
            }
            case "clip" -> {
                count(e, 3, 3);
                yield combine(Core.Op.MIN, combine(Core.Op.MAX, a, args.get(1), e), args.get(2), e);
            }
            case "where" -> {
                count(e, 3, 3);
                Shape all = combine(Core.Op.ADD, combine(Core.Op.ADD, a, args.get(1), e), args.get(2), e)
                        .shape();
                yield new Core.Select(
                        stretched(a, all, e), stretched(args.get(1), all, e), stretched(args.get(2), all, e), all);
            }
            case "heaviside" -> new Core.Unary("step", a);
            case "indicator" -> a;
            case "softmax", "logsoftmax", "logsumexp", "softmax_rows", "softmax_cols" -> soft(e, fn, a);
            case "norm" -> norm(e, a);
            case "bars" -> a.shape().square() ? new Core.Matrix("det", a, Shape.SCALAR) : new Core.Unary("abs", a);
            case "diag" -> diag(e, a);
            case "trace", "det", "logdet" -> new Core.Matrix(fn, square(e, a), Shape.SCALAR);
            case "inv" ->
                a.shape().scalar() ? new Core.Unary("reciprocal", a) : new Core.Matrix("inv", square(e, a), a.shape());
            case "solve" -> {
                count(e, 2, 2);
                Expr.Bin product =
                        new Expr.Bin(Expr.Op.JUXT, e.args().get(0), e.args().get(1), e.span());
                yield new Products(t)
                        .matmul(new Core.Matrix("inv", square(e, a), a.shape()), args.get(1), product, false);
            }
            case "dot" -> dot(e, a, args);
            case "angle" -> angle(e, a, args.get(1));
            case "outer" -> outer(e, a, args);
            case "einsum" -> new Einsum(t).of(e, args);
            case "transpose" -> Typer.transpose(a);
            case "squeeze", "ravel" -> ravel(e, a);
            case "ones", "zeros" -> new Core.Fill(fn.equals("ones") ? 1 : 0, Shape.vector(dimension(e, 0), t.numpy));
            case "ones_like" ->
                combine(Core.Op.ADD, combine(Core.Op.MUL, a, new Core.Const(0), e), new Core.Const(1), e);
            case "zeros_like" -> combine(Core.Op.MUL, a, new Core.Const(0), e);
            case "eye" -> new Core.Eye(dimension(e, 0));
            case "len" -> size(a, 0, e);
            case "size" -> size(a, constant(e.args().get(1)), e);
            default ->
                throw new Rejection(Mistake.UNKNOWN_FUNCTION, e.span(), "The function " + fn + " is not known here.");
        };
    }

    private Core combine(Core.Op op, Core a, Core b, Expr e) {
        return new Products(t).entrywise(op, a, b, e);
    }

    /** The same entries, laid out as broadcasting against {@code shape} lays them out. */
    private Core stretched(Core c, Shape shape, Expr e) {
        return c.shape().equals(shape) || c.shape().scalar() ? c : combine(Core.Op.ADD, c, new Core.Fill(0, shape), e);
    }

    private Core two(Expr.Call e, List<Core> args, Core.Op op) {
        count(e, 2, 2);
        return combine(op, args.get(0), args.get(1), e);
    }

    private Core fold(Core.Op op, List<Core> args, Expr.Call e) {
        Core out = args.getFirst();
        for (Core next : args.subList(1, args.size())) {
            out = combine(op, out, next, e);
        }
        return out;
    }

    private void count(Expr.Call e, int least, int most) {
        int k = e.args().size();
        if (k < least || k > most) {
            throw new Rejection(
                    Mistake.SYNTAX,
                    e.span(),
                    e.fn() + " takes " + least + (most > least ? " to " + most : "") + " argument"
                            + (most == 1 ? "" : "s") + ", not " + k + ".");
        }
    }

    private Core square(Expr.Call e, Core a) {
        if (!a.shape().square()) {
            throw t.misfit(
                    e.span(),
                    e.fn() + " needs a square matrix; this is " + a.shape().inWords() + ".");
        }
        return a;
    }

    private Core reduction(Expr.Call e, List<Core> args) {
        Core a = args.getFirst();
        Core.Join join = Core.Join.valueOf(e.fn().toUpperCase(java.util.Locale.ROOT));
        Integer axis = axis(e, a);
        if (a.shape().scalar()) {
            if (!t.numpy) {
                return a;
            }
            return a;
        }
        if (axis == null || a.shape().flat()) {
            return new Core.Reduce(join, -1, a, Shape.SCALAR);
        }
        boolean keep = e.options().get("keepdims") instanceof Expr.Sym(String s, Span _) && s.equals("True");
        Shape kept =
                axis == 0 ? Shape.of("1", a.shape().cols()) : Shape.of(a.shape().rows(), "1");
        if (keep || !t.numpy) {
            return new Core.Reduce(join, axis, a, kept);
        }
        if (axis == 0) {
            Core row = new Core.Reduce(join, 0, a, kept);
            return new Core.Trans(row, new Shape(a.shape().cols(), "1", true));
        }
        return new Core.Reduce(join, 1, a, new Shape(a.shape().rows(), "1", true));
    }

    private @Nullable Integer axis(Expr.Call e, Core a) {
        Expr option = e.options().get("axis");
        Expr given = option != null ? option : e.args().size() > 1 ? e.args().get(1) : null;
        if (given == null || given instanceof Expr.Sym(String s, Span _) && s.equals("None")) {
            return null;
        }
        int axis = constant(given);
        boolean fits = a.shape().flat() ? axis == 0 || axis == -1 : axis >= -2 && axis <= 1;
        if (!fits) {
            throw new Rejection(
                    Mistake.INDEX_RANGE, given.span(), "axis is 0 (down the rows) or 1 (across the columns).");
        }
        return axis < 0 ? axis + (a.shape().flat() ? 1 : 2) : axis;
    }

    private static int constant(Expr e) {
        return switch (e) {
            case Expr.Num(double v, String _, Span _) -> (int) v;
            case Expr.Neg(Expr.Num(double v, String _, Span _), Span _) -> (int) -v;
            default -> throw new Rejection(Mistake.SYNTAX, e.span(), "A plain number is expected here.");
        };
    }

    private Core soft(Expr.Call e, String fn, Core a) {
        Integer given = fn.contains("_") ? null : axis(e, a);
        int axis = fn.equals("softmax_cols")
                ? 0
                : given != null ? given : a.shape().column() ? 0 : 1;
        if (a.shape().scalar()) {
            throw t.misfit(e.span(), fn + " needs a vector or a matrix; this is a number.");
        }
        if (fn.equals("logsumexp")) {
            boolean all = given == null && (t.numpy || a.shape().vector());
            Shape kept = all
                    ? Shape.SCALAR
                    : axis == 0
                            ? Shape.of("1", a.shape().cols())
                            : Shape.vector(a.shape().rows(), t.numpy);
            boolean keep = e.options().get("keepdims") instanceof Expr.Sym(String s, Span _) && s.equals("True");
            if (keep && axis == 1) {
                kept = Shape.of(a.shape().rows(), "1");
            }
            return new Core.Soft(fn, all ? -1 : axis, a, kept);
        }
        return new Core.Soft(fn.startsWith("softmax") ? "softmax" : fn, axis, a, a.shape());
    }

    private Core norm(Expr.Call e, Core a) {
        Expr given = e.options().get("ord") != null
                ? e.options().get("ord")
                : e.args().size() > 1 ? e.args().get(1) : null;
        String ord = switch (given) {
            case null -> "2";
            case Expr.Num(double v, String _, Span _) when v == 1 -> "1";
            case Expr.Num(double v, String _, Span _) when v == 2 -> "2";
            case Expr.Sym(String s, Span _) when s.equals("F") || s.equals("w") -> "2";
            case Expr.Sym(String s, Span _) when s.equals("infty") || s.equals("inf") -> "inf";
            default -> throw new Rejection(Mistake.SYNTAX, given.span(), "Norms here have order 1, 2, infinity or F.");
        };
        Core size = new Core.Unary("abs", a);
        return switch (ord) {
            case "1" -> new Core.Reduce(Core.Join.SUM, -1, size, Shape.SCALAR);
            case "inf" -> new Core.Reduce(Core.Join.MAX, -1, size, Shape.SCALAR);
            default ->
                new Core.Unary("sqrt", new Core.Reduce(Core.Join.SUM, -1, new Core.Unary("square", a), Shape.SCALAR));
        };
    }

    private Core diag(Expr.Call e, Core a) {
        Shape s = a.shape();
        if (s.vector()) {
            return new Core.Matrix("diag", a, Shape.of(s.length(), s.length()));
        }
        if (s.scalar()) {
            throw t.misfit(e.span(), "diag needs a vector; this is a number.");
        }
        return new Core.Matrix("diagonal", square(e, a), Shape.vector(s.rows(), t.numpy));
    }

    private Core dot(Expr.Call e, Core a, List<Core> args) {
        count(e, 2, 2);
        Core b = args.get(1);
        Expr.Bin product =
                new Expr.Bin(Expr.Op.MATMUL, e.args().get(0), e.args().get(1), e.span());
        if (a.shape().scalar() || b.shape().scalar()) {
            return combine(Core.Op.MUL, a, b, e);
        }
        boolean columns = !t.numpy && a.shape().column() && b.shape().column();
        return new Products(t).matmul(columns ? Typer.transpose(a) : a, b, product, true);
    }

    /** {@code ⟨a, b⟩}: two vectors of one length, to a number. */
    private Core angle(Expr.Call e, Core a, Core b) {
        if (!a.shape().column() || !b.shape().sameEntries(a.shape())) {
            throw t.misfit(
                    e.span(),
                    "⟨a, b⟩ needs two vectors of the same length; these are "
                            + a.shape().inWords() + " and " + b.shape().inWords() + ".");
        }
        return Products.inner(a, b);
    }

    private Core outer(Expr.Call e, Core a, List<Core> args) {
        count(e, 2, 2);
        Core b = args.get(1);
        if (!a.shape().column() || !b.shape().column()) {
            throw t.misfit(e.span(), "outer needs two vectors.");
        }
        Shape row = Shape.of("1", b.shape().rows());
        return new Core.Matmul(
                new Core.View(a, Shape.of(a.shape().rows(), "1")),
                new Core.Trans(b, row),
                Shape.of(a.shape().rows(), b.shape().rows()));
    }

    private Core ravel(Expr.Call e, Core a) {
        if (e.args().size() == 3) {
            return new Core.View(a, Shape.of(a.shape().length(), "1"));
        }
        if (a.shape().matrix()) {
            throw t.misfit(e.span(), "A matrix can't be flattened here.");
        }
        Core column = a.shape().row() ? Typer.transpose(a) : a;
        return new Core.View(column, Shape.vector(a.shape().length(), t.numpy));
    }

    private String dimension(Expr.Call e, int k) {
        return switch (e.args().get(k)) {
            case Expr.Sym(String s, Span _) when Model.DIMENSIONS.contains(s) -> s;
            case Expr.Num(double v, String _, Span _) when v >= 1 && v <= 99 && v == Math.rint(v) -> "" + (int) v;
            case Expr.Call(String fn, List<Expr> args, Map<String, Expr> _, boolean _, Span _)
            when fn.equals("size") || fn.equals("len") -> {
                Shape s = t.of(args.getFirst()).shape();
                yield fn.equals("len") || constant(args.get(1)) == 0 ? s.rows() : s.cols();
            }
            default -> throw new Rejection(Mistake.SYNTAX, e.span(), "A size such as n or d is expected here.");
        };
    }

    private Core size(Core a, int axis, Expr.Call e) {
        String d = axis == 0 || a.shape().flat() ? a.shape().rows() : a.shape().cols();
        if (a.shape().scalar()) {
            throw t.misfit(e.span(), "A number has no length.");
        }
        return d.chars().allMatch(Character::isDigit) ? new Core.Const(Integer.parseInt(d)) : new Core.Dim(d);
    }
}
