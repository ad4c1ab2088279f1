package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is visibly not negative: read off from how a formula is written, and not from its values. Squares, weights
 * between 0 and 1, and a product that reads the same from both ends count; a name for a whole matrix does not.
 */
final class Signs {
    /** Where the entries of a formula lie. */
    record Range(double low, double high) {
        static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        static final Range UP = new Range(0, Double.POSITIVE_INFINITY);
        static final Range UNIT = new Range(0, 1);

        boolean up() {
            return low >= 0;
        }

        boolean down() {
            return high <= 0;
        }

        Range negative() {
            return new Range(-high, -low);
        }

        Range plus(Range o) {
            return new Range(low + o.low, high + o.high);
        }

        Range times(Range o) {
            double[] ends = {times(low, o.low), times(low, o.high), times(high, o.low), times(high, o.high)};
            double least = ends[0];
            double most = ends[0];
            for (double e : ends) {
                least = Math.min(least, e);
                most = Math.max(most, e);
            }
            return new Range(least, most);
        }

        private static double times(double a, double b) {
            return a == 0 || b == 0 ? 0 : a * b;
        }

        Range reciprocal() {
            return low > 0 ? new Range(1 / high, 1 / low) : low >= 0 ? UP : ALL;
        }

        Range with(Range o) {
            return new Range(Math.min(low, o.low), Math.max(high, o.high));
        }

        /** Of a sum of any number of such entries. */
        Range summed() {
            return new Range(up() ? 0 : Double.NEGATIVE_INFINITY, down() ? 0 : Double.POSITIVE_INFINITY);
        }
    }

    /** A product taken apart: what is a number in it, and its matrices and vectors from left to right. */
    private record Product(List<Core> numbers, List<Core> factors) {
        Product() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Model model;

    Signs(Model model) {
        this.model = model;
    }

    /** Whether a number is visibly not negative, or a matrix visibly positive semi-definite. */
    boolean visible(Core c) {
        return !named(c) && (c.shape().scalar() ? of(c).up() : c.shape().square() && semidefinite(c));
    }

    /** Whether the Hessian stands in it under a name: then its sign is what is to be shown. */
    private static boolean named(Core c) {
        return Cores.any(
                c,
                x -> x instanceof Core.Def(String name, Core _, Shape s) && (opaque(s) || name.startsWith("own H "))
                        || x instanceof Core.Input(String input, Shape _) && input.startsWith(Working.DERIVATIVE));
    }

    /** As {@link #visible}, for what is visibly not positive. */
    boolean below(Core c) {
        return visible(new Core.Unary("negative", c));
    }

    Range of(Core c) {
        return switch (c) {
            case Core.Const(double v) -> new Range(v, v);
            case Core.Dim _ -> new Range(1, Double.POSITIVE_INFINITY);
            case Core.Input(String name, Shape _) -> domain(name);
            case Core.Def(String _, Core body, Shape s) -> opaque(s) ? Range.ALL : of(body);
            case Core.Loopvar _ -> Range.UP;
            case Core.Soft(String fn, int _, Core _, Shape _) -> fn.equals("softmax") ? Range.UNIT : Range.ALL;
            case Core.Unary(String fn, Core a) -> unary(fn, a);
            case Core.Binary b -> binary(b);
            case Core.Matmul m -> m.shape().scalar() ? numbers(m) : entries(m);
            case Core.Trans(Core a, Shape _) -> of(a);
            case Core.View(Core a, Shape _) -> of(a);
            case Core.Reduce(Core.Join join, int _, Core a, Shape _) -> joined(join, of(a));
            case Core.Loop l -> joined(l.join(), of(l.body()));
            case Core.Pick(Core a, var _, var _, Shape _) -> of(a);
            case Core.Stack s -> of(s.body());
            case Core.Matrix(String fn, Core a, Shape _) ->
                switch (fn) {
                    case "diag" -> of(a).with(new Range(0, 0));
                    case "diagonal" -> of(a);
                    case "trace" -> semidefinite(a) ? Range.UP : Range.ALL;
                    default -> Range.ALL;
                };
            case Core.Eye _ -> Range.UNIT;
            case Core.Fill(double v, Shape _) -> new Range(v, v);
            case Core.Select(Core _, Core yes, Core no, Shape _) -> of(yes).with(of(no));
        };
    }

    /** A matrix under a name of its own says nothing about how it came about. */
    private static boolean opaque(Shape s) {
        return s.square() && s.rows().equals("d");
    }

    private Range domain(String name) {
        Symbol s = model.symbols.get(name);
        return switch (s == null ? new Domain.Real() : s.domain()) {
            case Domain.Binary(), Domain.Unit(), Domain.OneHot() -> Range.UNIT;
            case Domain.Positive() -> Range.UP;
            case Domain.PlusMinus() -> new Range(-1, 1);
            case Domain.Real(), Domain.Int(), Domain.Index _ -> Range.ALL;
        };
    }

    private static Range joined(Core.Join join, Range r) {
        return switch (join) {
            case SUM -> r.summed();
            case MEAN, MAX, MIN -> r;
            case PROD -> r.up() ? Range.UP : Range.ALL;
        };
    }

    private Range unary(String fn, Core a) {
        return switch (fn) {
            case "negative" -> of(a).negative();
            case "sigma", "Phi", "sech" -> Range.UNIT;
            case "sigma'" -> new Range(0, 0.25);
            case "exp", "square", "sqrt", "softplus", "phi", "relu", "cosh", "step" -> Range.UP;
            case "tanh", "erf", "sin", "cos", "sign" -> new Range(-1, 1);
            case "logsigmoid" -> Range.UP.negative();
            case "reciprocal" -> of(a).reciprocal();
            case "log" -> {
                Range r = of(a);
                yield r.low() >= 1 ? Range.UP : r.up() && r.high() <= 1 ? Range.UP.negative() : Range.ALL;
            }
            default -> Range.ALL;
        };
    }

    private Range binary(Core.Binary b) {
        return switch (b.op()) {
            case ADD -> of(b.a()).plus(of(b.b()));
            case SUB ->
                square(b.b(), b.a())
                        ? new Range(0, 0.25)
                        : of(b.a()).plus(of(b.b()).negative());
            case MUL, DIV -> numbers(b);
            case POW -> {
                boolean even = b.b() instanceof Core.Const(double k) && k % 2 == 0;
                yield even || of(b.a()).up() ? Range.UP : Range.ALL;
            }
            case MAX -> {
                Range x = of(b.a());
                Range y = of(b.b());
                yield new Range(Math.max(x.low(), y.low()), Math.max(x.high(), y.high()));
            }
            case MIN -> {
                Range x = of(b.a());
                Range y = of(b.b());
                yield new Range(Math.min(x.low(), y.low()), Math.min(x.high(), y.high()));
            }
            case LT, GT, LE, GE, EQ, NE -> Range.UNIT;
        };
    }

    /** Whether {@code c} is the square of {@code a}, which lies between 0 and 1. */
    private boolean square(Core c, Core a) {
        boolean squared = c instanceof Core.Unary(String fn, Core x) && fn.equals("square") && x.equals(a)
                || c instanceof Core.Binary(Core.Op op, Core y, Core z, Shape _)
                        && op == Core.Op.MUL
                        && y.equals(a)
                        && z.equals(a);
        Range r = squared ? of(a) : Range.ALL;
        return r.up() && r.high() <= 1;
    }

    private Range entries(Core.Matmul m) {
        return of(m.a()).up() && of(m.b()).up() ? Range.UP : Range.ALL;
    }

    /** Of a product of numbers, or of arrays entry by entry: equal factors are squares. */
    private Range numbers(Core c) {
        List<Core> factors = new ArrayList<>();
        Range out = new Range(1, 1).times(sign(c, factors));
        while (!factors.isEmpty()) {
            Core f = factors.removeFirst();
            Optional<Core> twin = factors.stream().filter(g -> same(f, g)).findFirst();
            twin.ifPresent(factors::remove);
            out = out.times(twin.isPresent() ? Range.UP : factor(f));
        }
        return out;
    }

    /** Gathers the factors of an entrywise product into {@code out}; the range of what was constant. */
    private Range sign(Core c, List<Core> out) {
        return switch (c) {
            case Core.Unary(String fn, Core a)
            when fn.equals("negative") -> sign(a, out).negative();
            case Core.Binary(Core.Op op, Core a, Core b, Shape _)
            when op == Core.Op.MUL -> sign(a, out).times(sign(b, out));
            case Core.Binary(Core.Op op, Core a, Core b, Shape _)
            when op == Core.Op.DIV -> sign(a, out).times(of(b).reciprocal());
            case Core.Const(double v) -> new Range(v, v);
            case Core.Matmul m
            when m.shape().scalar() -> {
                Product p = new Product();
                product(m, p);
                Range r = new Range(1, 1);
                for (Core n : p.numbers()) {
                    r = r.times(sign(n, out));
                }
                out.add(chain(p.factors()));
                yield r;
            }
            default -> {
                out.add(c);
                yield new Range(1, 1);
            }
        };
    }

    private Range factor(Core c) {
        if (!(c instanceof Core.Matmul m)) {
            return of(c);
        }
        Product p = new Product();
        product(m, p);
        return m.shape().scalar() && palindrome(p.factors()) ? Range.UP : entries(m);
    }

    private static Core chain(List<Core> factors) {
        Core out = factors.isEmpty() ? new Core.Const(1) : factors.getFirst();
        for (Core next : factors.subList(Math.min(1, factors.size()), factors.size())) {
            out = new Core.Matmul(
                    out, next, Shape.of(out.shape().rows(), next.shape().cols()));
        }
        return out;
    }

    /** Whether two factors are one number: aᵀb and bᵀa are. */
    private boolean same(Core f, Core g) {
        if (f.equals(g)) {
            return true;
        }
        if (!(f instanceof Core.Matmul)
                || !(g instanceof Core.Matmul)
                || !f.shape().scalar()) {
            return false;
        }
        Product p = new Product();
        Product q = new Product();
        product(f, p);
        product(Typer.transpose(g), q);
        Product turned = new Product();
        product(new Core.Trans(g, g.shape()), turned);
        return p.factors().equals(turned.factors()) || p.factors().equals(q.factors());
    }

    boolean semidefinite(Core c) {
        Core body = c instanceof Core.Def(String _, Core b, Shape s) && !opaque(s) ? b : c;
        if (body instanceof Core.Binary(Core.Op op, Core a, Core b, Shape _) && op == Core.Op.ADD) {
            return semidefinite(a) && semidefinite(b);
        }
        if (body instanceof Core.Loop l && l.join() != Core.Join.PROD) {
            return semidefinite(l.body());
        }
        Product p = new Product();
        product(body, p);
        Range scale = new Range(1, 1);
        for (Core n : p.numbers()) {
            scale = scale.times(of(n));
        }
        boolean alone = p.factors().size() == 1 && p.factors().getFirst().equals(body);
        return scale.up() && (alone ? middle(body) : palindrome(p.factors()));
    }

    /** The weights of a matrix that {@link #semidefinite} saw through: diagonals, and a sum's factors. */
    List<Core> weights(Core c) {
        List<Core> out = new ArrayList<>();
        weights(c, out);
        return out;
    }

    private void weights(Core c, List<Core> out) {
        switch (c) {
            case Core.Def(String _, Core body, Shape s) when !opaque(s) -> weights(body, out);
            case Core.Matrix(String fn, Core a, Shape _)
            when fn.equals("diag") -> {
                out.add(a);
                out.add(c);
            }
            case Core.Loop(Core.Join join, String slot, Core _, Core _, Core body, Shape s)
            when join == Core.Join.SUM && s.square() -> {
                Product p = new Product();
                product(body, p);
                Core weight = p.numbers().stream()
                        .reduce((a, b) -> new Core.Binary(Core.Op.MUL, a, b, Shape.SCALAR))
                        .orElse(new Core.Const(1));
                Core stack = new Core.Stack(slot, "n", 1, weight, Shape.vector("n", false));
                out.add(stack);
            }
            default -> Cores.children(c).forEach(x -> weights(x, out));
        }
    }

    private boolean palindrome(List<Core> factors) {
        int size = factors.size();
        for (int k = 0; k < size / 2; k++) {
            if (!factors.get(k).equals(turned(factors.get(size - 1 - k)))) {
                return false;
            }
        }
        return size > 0 && (size % 2 == 0 || middle(factors.get(size / 2)));
    }

    private boolean middle(Core c) {
        return switch (c) {
            case Core.Matrix(String fn, Core a, Shape _) when fn.equals("diag") -> of(a).up();
            case Core.Eye _ -> true;
            case Core.Binary(Core.Op op, Core _, Core _, Shape s)
            when op == Core.Op.ADD && s.square() -> semidefinite(c);
            case Core.Loop l -> l.shape().square() && semidefinite(l);
            default -> false;
        };
    }

    private static Core turned(Core c) {
        boolean symmetric =
                c instanceof Core.Eye || c instanceof Core.Matrix(String fn, Core _, Shape _) && fn.equals("diag");
        return symmetric
                ? c
                : c instanceof Core.Trans(Core a, Shape _)
                        ? a
                        : new Core.Trans(c, c.shape().transposed());
    }

    /** Takes a product apart, through names and brackets. */
    private void product(Core c, Product out) {
        switch (c) {
            case Core.Def(String _, Core body, Shape s) when !opaque(s) && !s.scalar() -> product(body, out);
            case Core.View(Core a, Shape _) -> product(a, out);
            case Core.Unary(String fn, Core a)
            when fn.equals("negative") -> {
                out.numbers().add(new Core.Const(-1));
                product(a, out);
            }
            case Core.Binary(Core.Op op, Core a, Core b, Shape _)
            when op == Core.Op.MUL && (a.shape().scalar() || b.shape().scalar()) -> {
                part(a, out);
                part(b, out);
            }
            case Core.Binary(Core.Op op, Core a, Core b, Shape _)
            when op == Core.Op.DIV && b.shape().scalar() -> {
                part(a, out);
                out.numbers().add(new Core.Unary("reciprocal", b));
            }
            case Core.Matmul(Core a, Core b, Shape _) -> {
                part(a, out);
                part(b, out);
            }
            case Core.Trans(Core a, Shape _) -> {
                Product inner = new Product();
                product(a, inner);
                out.numbers().addAll(inner.numbers());
                inner.factors().reversed().forEach(f -> out.factors().add(turned(f)));
            }
            default -> out.factors().add(c);
        }
    }

    private void part(Core c, Product out) {
        if (c.shape().scalar()) {
            out.numbers().add(c);
        } else {
            product(c, out);
        }
    }
}
