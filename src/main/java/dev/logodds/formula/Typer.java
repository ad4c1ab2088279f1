package dev.logodds.formula;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides every product from its operands' shapes, or says which operands don't fit. */
final class Typer {
    static final String FLEXIBLE_ONE = "𝟙";
    private static final Map<String, String> CONVENTION =
            Map.of("i", "n", "j", "d", "k", "K", "l", "d", "m", "n", "c", "K");

    /** An index in scope: its slot, and whether it counts from 0. */
    record Bound(String slot, boolean zero, @Nullable String dimension) {}

    final Model model;
    final boolean numpy;
    final Set<Mistake> notes = EnumSet.noneOf(Mistake.class);
    final Map<Expr, String> products = new IdentityHashMap<>();
    final Map<String, Core> own = new HashMap<>();
    final Map<String, Bound> scope = new HashMap<>();
    final Map<String, String> free = new TreeMap<>();
    private final @Nullable Memo memo;
    int entrywise;
    private int slots;

    private Typer(Model model, boolean numpy, @Nullable Memo memo) {
        this.model = model;
        this.numpy = numpy;
        this.memo = memo;
    }

    /** Types a whole reading; free indices make the result a vector over them. */
    static Typed type(Model model, Reading reading) {
        return type(model, reading, Map.of());
    }

    /** As {@link #type(Model, Reading)}, with names that earlier lines brought. */
    static Typed type(Model model, Reading reading, Map<String, Core> earlier) {
        return type(model, reading, earlier, null);
    }

    /** As {@link #type(Model, Reading, Map)}, with two vectors side by side multiplied entry by entry. */
    static Typed entrywise(Model model, Reading reading, Map<String, Core> earlier) {
        Typer t = new Typer(model, reading.numpy(), null);
        t.entrywise++;
        return t.whole(reading, earlier);
    }

    /** As {@link #type(Model, Reading, Map)}, for one of many edits of the same tree. */
    static Typed type(Model model, Reading reading, Map<String, Core> earlier, @Nullable Memo memo) {
        return new Typer(model, reading.numpy(), memo).whole(reading, earlier);
    }

    private Typed whole(Reading reading, Map<String, Core> earlier) {
        Typer t = this;
        t.own.putAll(earlier);
        t.notes.addAll(reading.notes());
        reading.definitions().forEach((name, body) -> t.define(name, body));
        t.findFree(reading.body(), new HashSet<>());
        Core core = t.settle(t.of(reading.body()));
        return new Typed(reading, t.stacked(core, reading.body()), t.notes, t.products, Map.copyOf(t.free));
    }

    private void define(String name, Expr body) {
        int cut = name.indexOf('_');
        String key = Names.canonical(cut > 0 ? name.substring(0, cut) : name);
        findFree(body, new HashSet<>());
        Core core = stacked(settle(of(body)), body);
        free.clear();
        scope.clear();
        own.put(key, new Core.Def("own " + key, core, core.shape()));
    }

    private Core settle(Core core) {
        return core.shape().any() ? Products.resolve(core, "1") : core;
    }

    private Core stacked(Core core, Expr body) {
        Core out = core;
        List<String> names = new ArrayList<>(free.keySet());
        for (String index : names.reversed()) {
            Bound bound = scope.get(index);
            String dimension = free.get(index);
            if (bound == null || dimension == null || !occursFree(body, index)) {
                continue;
            }
            if (!out.shape().scalar() && !out.shape().column()) {
                throw new Rejection(
                        Mistake.SHAPE_RESULT,
                        body.span(),
                        "With the free index " + index + " an entry is expected, not a matrix.");
            }
            Shape shape = out.shape().scalar()
                    ? Shape.vector(dimension, false)
                    : Shape.of(dimension, out.shape().rows());
            out = new Core.Stack(bound.slot(), dimension, 1, out, shape);
        }
        return out;
    }

    /** Whether {@code index} occurs outside of the sums that bind it. */
    static boolean occursFree(Expr e, String index) {
        if (e instanceof Expr.Sym(String s, Span _)) {
            return s.equals(index);
        }
        boolean binds = e instanceof Expr.Big big && big.index().equals(index);
        return !binds && e.children().stream().anyMatch(c -> occursFree(c, index));
    }

    /** Letters that are used as an index and that nothing binds. */
    private void findFree(Expr e, Set<String> bound) {
        model.free.forEach((name, dimension) -> free(name, dimension));
        collect(e, bound, e);
    }

    private void collect(Expr e, Set<String> bound, Expr root) {
        if (e instanceof Expr.Index(Expr base, List<Expr> at, boolean _, Span _)) {
            boolean identity =
                    base instanceof Expr.Sym(String s, Span _) && s.equals("I") && model.shapeOf("I", false) == null;
            for (Expr index : at) {
                if (index instanceof Expr.Sym(String name, Span _) && !identity && unboundIndex(name, bound)) {
                    String dimension = dimension(name, root);
                    if (dimension != null) {
                        free(name, dimension);
                    }
                }
            }
        }
        Set<String> inner = bound;
        if (e instanceof Expr.Big big) {
            inner = new HashSet<>(bound);
            inner.add(big.index());
        }
        if (e instanceof Expr.Bin(Expr.Op _, Expr a, Expr b, Span _)) {
            collect(a, inner, root);
            collect(b, inner, root);
            return;
        }
        for (Expr c : e.children()) {
            collect(c, inner, root);
        }
    }

    private boolean unboundIndex(String name, Set<String> bound) {
        return name.length() == 1
                && !bound.contains(name)
                && !own.containsKey(name)
                && model.vocabulary.resolve(name) == null;
    }

    private void free(String name, String dimension) {
        if (!free.containsKey(name)) {
            free.put(name, dimension);
            scope.put(name, new Bound(name + "#free", false, dimension));
        }
    }

    /** The dimension that {@code index} runs over, from the symbols that carry it. */
    @Nullable
    String dimension(String index, Expr body) {
        if (body instanceof Expr.Index(Expr base, List<Expr> at, boolean _, Span _)) {
            for (int k = 0; k < at.size(); k++) {
                if (at.get(k).any(e -> e instanceof Expr.Sym(String s, Span _) && s.equals(index))) {
                    String found = dimensionAt(base, k, at.size(), index);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        for (Expr c : body.children()) {
            boolean shadowed = c instanceof Expr.Big big && big.index().equals(index);
            String found = shadowed ? null : dimension(index, c);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String dimensionAt(Expr base, int k, int count, String index) {
        Shape shape = base instanceof Expr.Sym(String name, Span _) ? shapeOf(name) : null;
        String usual = CONVENTION.get(index);
        if (shape == null) {
            return usual;
        }
        if (shape.vector()) {
            return shape.length();
        }
        if (shape.scalar()) {
            return null;
        }
        if (count >= 2) {
            return k == 0 ? shape.rows() : shape.cols();
        }
        if (base instanceof Expr.Sym(String name, Span _) && vectorsOfClasses(name, shape)) {
            return shape.cols();
        }
        return usual != null && (shape.rows().equals(usual) || shape.cols().equals(usual)) ? usual : shape.rows();
    }

    /** Whether {@code name} is a small letter for a d × K matrix: its vectors are the columns, one for each class. */
    boolean vectorsOfClasses(String name, Shape shape) {
        boolean small = name.length() == 1 && !own.containsKey(name) && model.shapeOf(name, false) == null;
        return small && shape.rows().equals("d") && shape.cols().equals("K");
    }

    @Nullable
    Shape shapeOf(String name) {
        Core mine = own.get(name);
        if (mine != null) {
            return mine.shape();
        }
        Shape s = model.shapeOf(name, numpy);
        return s != null || name.length() != 1 ? s : model.shapeOf(name.toUpperCase(Locale.ROOT), numpy);
    }

    Core of(Expr e) {
        Memo m = memo;
        if (m == null || e instanceof Expr.Num || e instanceof Expr.Sym) {
            return typed(e);
        }
        Core known = m.get(e, scope, entrywise > 0);
        if (known == null) {
            known = typed(e);
            m.put(e, known, scope, entrywise > 0);
        }
        return known;
    }

    private Core typed(Expr e) {
        return switch (e) {
            case Expr.Num(double v, String _, Span _) -> new Core.Const(v);
            case Expr.Sym(String name, Span span) -> symbol(name, span);
            case Expr.Index index -> new Indexing(this).of(index);
            case Expr.All(Span span) -> throw new Rejection(Mistake.SYNTAX, span, "':' belongs inside an index.");
            case Expr.NewAxis(Span span) -> throw new Rejection(Mistake.SYNTAX, span, "None belongs inside an index.");
            case Expr.Neg(Expr a, Span _) -> new Core.Unary("negative", of(a));
            case Expr.Bin bin -> new Products(this).of(bin);
            case Expr.Transpose(Expr a, Span _) -> transpose(of(a));
            case Expr.Call call -> new Calls(this).of(call);
            case Expr.Big big -> new Indexing(this).loop(big);
            case Expr.Derivative(Expr _, Expr _, int _, Span span) ->
                throw new Rejection(Mistake.CIRCULAR, span, "That names the derivative and does not work it out.");
        };
    }

    static Core transpose(Core a) {
        Shape s = a.shape();
        if (s.scalar() || s.flat()) {
            return a;
        }
        return new Core.Trans(a, s.transposed());
    }

    private Core symbol(String name, Span span) {
        Bound bound = scope.get(name);
        if (bound != null) {
            return new Core.Loopvar(bound.slot());
        }
        Core mine = own.get(name);
        if (mine != null) {
            return flat(mine);
        }
        Symbol declared = model.symbols.get(name);
        if (declared != null) {
            return new Core.Input(name, Shape.declared(declared.shape(), numpy));
        }
        Core definition = model.definitions.get(name);
        if (definition != null) {
            return flat(definition);
        }
        return switch (name) {
            case "n", "d", "K" -> new Core.Dim(name);
            case "e" -> new Core.Const(Math.E);
            case "pi" -> new Core.Const(Math.PI);
            case "I" -> new Core.Eye(Shape.ANY);
            case "C", "const" ->
                throw new Rejection(
                        Mistake.UNKNOWN_SYMBOL,
                        span,
                        "'" + name + "' is not declared; a constant + C has its place in derivations.");
            case FLEXIBLE_ONE -> new Core.Fill(1, Shape.of(Shape.ANY, "1"));
            default -> hat(name, span);
        };
    }

    private Core hat(String name, Span span) {
        boolean accent = name.startsWith("hat_") || name.startsWith("bar_");
        if (accent && (name.equals("hat_y") || name.equals("hat_p")) && model.shapeOf("p", false) != null) {
            return symbol("p", span);
        }
        throw unknown(name, span);
    }

    /** In NumPy text a column of mathematics is a one-dimensional array. */
    private Core flat(Core c) {
        Shape s = c.shape();
        if (numpy && s.column() && !s.flat()) {
            return new Core.View(c, Shape.vector(s.rows(), true));
        }
        if (!numpy && s.flat()) {
            return new Core.View(c, Shape.vector(s.rows(), false));
        }
        return c;
    }

    private Rejection unknown(String name, Span span) {
        String other = model.vocabulary.nearest(name, true);
        if (other != null) {
            return new Rejection(
                    Mistake.WRONG_CASE, span, "'" + name + "' is not declared here; did you mean " + other + "?");
        }
        String near = model.vocabulary.nearest(name, false);
        String known = String.join(", ", model.vocabulary.declared());
        String message = "'" + name + "' is not declared in this question; "
                + (near != null ? "did you mean " + near + "?" : "it has " + known + ".");
        return new Rejection(Mistake.UNKNOWN_SYMBOL, span, message);
    }

    String slot(String index) {
        return index + "#" + slots++;
    }

    Rejection misfit(Span span, String message) {
        return new Rejection(Mistake.SHAPE_OPERANDS, span, message);
    }
}
