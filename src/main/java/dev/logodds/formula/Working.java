package dev.logodds.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a derivation has brought so far, and how its sides are read and differentiated. */
final class Working {
    /** A side of an equation with its values at every draw; {@code core} when it can be differentiated. */
    record Value(
            Shape shape,
            List<double[]> at,
            @Nullable Core core,
            @Nullable Typed typed) {}

    final Problem problem;
    private final Model model;
    final Map<String, Core> own = new HashMap<>();
    private final Map<String, List<double[]>> inputs = new HashMap<>();
    /** Behind the name of a loss: that of each example. */
    private static final String EACH = " each";

    private static final double SMALL = 0.05;

    static final String DERIVATIVE = "derivative ";
    private int definitions;

    Working(Problem problem) {
        this.problem = problem;
        this.model = problem.model.copy();
        for (String name : List.of("v", "u", "a")) {
            if (model.vocabulary.resolve(name) == null) {
                anyVector(name);
            }
        }
    }

    /** An arbitrary vector of the parameter's length, for quadratic forms. */
    private void anyVector(String name) {
        Shape s = shape(problem.parameter == null ? "" : problem.parameter);
        if (s.column()) {
            List<double[]> values = new ArrayList<>();
            for (Draw d : problem.draws) {
                double[] v = new double[d.size(s.rows())];
                for (int k = 0; k < v.length; k++) {
                    v[k] = Math.sin(3.7 * k + name.charAt(0) + values.size());
                }
                values.add(v);
            }
            inputs.put(name, values);
            own.put(name, new Core.Input(name, s));
            model.vocabulary.add(name, name);
            model.vocabulary.hide(name);
        }
    }

    /** The values of every vector of this length: the arbitrary ones and those that the question declares. */
    List<List<double[]>> vectors(String length) {
        List<List<double[]>> out = new ArrayList<>();
        Shape want = Shape.of(length, "1");
        for (String name : List.of("v", "u", "a")) {
            List<double[]> values = inputs.get(name);
            if (values != null
                    && own.get(name) instanceof Core.Input input
                    && input.shape().sameEntries(want)) {
                out.add(values);
            }
        }
        for (Symbol s : model.symbols.values()) {
            boolean arbitrary = !s.name().equals(problem.parameter);
            if (arbitrary && Shape.declared(s.shape(), false).sameEntries(want)) {
                out.add(problem.draws.stream()
                        .map(d -> java.util.Objects.requireNonNull(d.values().get(s.name())))
                        .toList());
            }
        }
        return out;
    }

    Model model() {
        return model;
    }

    /** Reads a side; derivatives in it take their value from automatic differentiation. */
    Value read(String text) {
        return read(text, false);
    }

    /** As {@link #read(String)}; {@code entrywise} where two vectors side by side are multiplied entry by entry. */
    Value read(String text, boolean entrywise) {
        List<Reading> readings = Texts.readings(model, text);
        Rejection first = null;
        for (Reading r : readings) {
            try {
                return value(r, entrywise);
            } catch (Rejection e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new Rejection(Mistake.SYNTAX, null, "This could not be read.") : first;
    }

    private Value value(Reading reading, boolean entrywise) {
        Reading plain = reading.withBody(resolve(reading.body()));
        Typed typed = entrywise ? Typer.entrywise(model, plain, own) : Typer.type(model, plain, own);
        List<double[]> values = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            values.add(evaluator(k).run(typed.core()).v);
        }
        return new Value(typed.core().shape(), values, typed.core(), typed);
    }

    /** What a formula is worth at every draw. */
    Value value(Core core) {
        List<double[]> values = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            values.add(evaluator(k).run(core).v);
        }
        return new Value(core.shape(), values, core, null);
    }

    Evaluator evaluator(int draw) {
        return evaluator(problem.draws.get(draw), draw, 1);
    }

    private Evaluator evaluator(Draw d, int draw, double factor) {
        Evaluator e = new Evaluator(d, new Tape(4 * Tape.BUDGET));
        inputs.forEach((name, values) -> {
            Core.Input input = (Core.Input) own.get(name);
            if (input != null) {
                Shape s = input.shape();
                e.set(name, e.tape.constant(d.size(s.rows()), d.size(s.cols()), scaled(values.get(draw), factor)));
            }
        });
        return e;
    }

    /**
     * The differences of two sides where the reals are far from zero, and near to it, and zero: what holds only for
     * numbers of an ordinary size, or only for data in general position, shows there. Derivatives have no value there.
     */
    List<double[]> strained(Core a, double size) {
        List<double[]> out = new ArrayList<>();
        if (Cores.any(a, c -> c instanceof Core.Input(String name, Shape _) && name.startsWith(DERIVATIVE))) {
            return out;
        }
        for (int k = 0; k < 6; k++) {
            Draw d = problem.draws.get(k);
            Map<String, double[]> values = new HashMap<>(d.values());
            for (Symbol s : model.symbols.values()) {
                double[] v = values.get(s.name());
                boolean positive = s.domain() instanceof Domain.Positive;
                if (v != null && (positive || s.domain() instanceof Domain.Real)) {
                    double factor = positive ? Math.max(size, SMALL) : size;
                    values.put(s.name(), scaled(v, factor));
                }
            }
            try {
                // an arbitrary vector is one that is not zero
                double arbitrary = Math.max(size, SMALL);
                out.add(evaluator(new Draw(d.sizes(), values, d.shapes()), k, arbitrary)
                        .run(a)
                        .v);
            } catch (Rejection _) {
                // says nothing there
            }
        }
        return out;
    }

    private static double[] scaled(double[] v, double factor) {
        return java.util.Arrays.stream(v).map(x -> factor * x).toArray();
    }

    /** Whether {@code name} is one of the arbitrary vectors, which a line may still define. */
    boolean arbitrary(String name) {
        return inputs.containsKey(name) && own.get(name) instanceof Core.Input;
    }

    /** Whether {@code name} is that of each example's loss already. */
    boolean perExample(String name) {
        return own.get(name) instanceof Core.Def d && d.shape().vector();
    }

    /** Gives a name its meaning, for this line and those that follow. */
    void define(String name, Core core) {
        inputs.remove(name);
        if (own.get(name) instanceof Core.Def each
                && each.shape().vector()
                && core.shape().scalar()) {
            own.put(name + EACH, each);
        }
        own.put(name, new Core.Def("own " + name + " " + definitions++, core, core.shape()));
        model.vocabulary.add(name, name);
        model.vocabulary.callable(name);
    }

    /** Replaces each named derivative by an input that holds its value. */
    private Expr resolve(Expr e) {
        if (e instanceof Expr.Derivative d) {
            Value v = derivatives(d).getFirst();
            String name = DERIVATIVE + inputs.size();
            inputs.put(name, v.at());
            own.put(name, new Core.Input(name, v.shape()));
            Expr symbol = new Expr.Sym(name, d.span());
            List<Expr> at =
                    d.wrt() instanceof Expr.Index(Expr _, List<Expr> index, boolean _, Span _) ? index : List.of();
            boolean entry = !at.isEmpty() && !v.shape().scalar();
            return entry ? new Expr.Index(symbol, at, false, d.span()) : symbol;
        }
        return e.map(this::resolve);
    }

    /** What the name of a derivative stands for: the gradient of the summed object, then the Jacobian. */
    List<Value> derivatives(Expr.Derivative d) {
        Core of = object(d.of());
        String wrt = name(d.wrt());
        if (wrt.isEmpty()) {
            wrt = problem.parameter == null ? "" : problem.parameter;
        }
        return d.order() > 1 ? List.of(hessian(of, wrt, d.span())) : gradients(of, wrt, d.span());
    }

    static String name(Expr e) {
        return switch (e) {
            case Expr.Sym(String name, Span _) -> name;
            case Expr.Index(Expr base, List<Expr> _, boolean _, Span _) -> name(base);
            default -> "";
        };
    }

    /** The loss under any of its names, or a quantity that the question or the working defines. */
    private Core object(Expr of) {
        String name = name(of);
        Core each = of instanceof Expr.Index ? own.get(name + EACH) : null;
        Core mine = each != null ? each : own.get(name);
        if (mine != null) {
            return mine;
        }
        Core defined = model.definitions.get(name);
        if (defined != null) {
            return defined;
        }
        boolean formula = !(of instanceof Expr.Sym) && !(of instanceof Expr.Index);
        if (formula) {
            Reading r = new Reading(of, Map.of(), false, List.of());
            return Typer.type(model, r, own).core();
        }
        return switch (name) {
            case "l", "LL", "loglik" -> new Core.Unary("negative", problem.target());
            default -> problem.target();
        };
    }

    private List<Value> gradients(Core of, String wrt, Span span) {
        Core.@Nullable Def def = definition(wrt, span);
        Core linked = def == null ? of : linked(of, def);
        List<double[]> gradient = new ArrayList<>();
        List<double[]> jacobian = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            Evaluator e = evaluator(k);
            Node leaf = def == null ? e.leaf(wrt) : e.leaf(def);
            Node y = e.run(linked);
            gradient.add(e.tape.gradient(e.tape.sum(y, -1), leaf).v);
            jacobian.add(e.tape.jacobian(y, leaf).v);
        }
        Shape s = def == null ? shape(wrt) : def.shape();
        Value g = new Value(s.flat() ? Shape.vector(s.rows(), false) : s, gradient, null, null);
        boolean vectors = of.shape().vector() && s.vector();
        return vectors
                ? List.of(g, new Value(Shape.of(of.shape().length(), s.length()), jacobian, null, null))
                : List.of(g);
    }

    /** Whether {@code text} is the parameter, or the parameter at the next step: the left side of an update. */
    boolean updates(String text) {
        String name = text.replaceAll("_\\{[a-z]\\s*\\+\\s*1\\}|\\^\\{\\(?[a-z]\\s*\\+\\s*1\\)?\\}", "")
                .strip();
        String known = model.vocabulary.resolve(Names.canonical(name));
        return known != null && known.equals(problem.parameter) && model.symbols.containsKey(known);
    }

    /** What a step of gradient descent gives, for each positive number that may be its size. */
    List<Value> descents() {
        String wrt = problem.parameter == null ? "" : problem.parameter;
        List<double[]> slope = slope(problem.target());
        List<Value> out = new ArrayList<>();
        for (Symbol s : model.symbols.values()) {
            if (!(s.domain() instanceof Domain.Positive) || !s.shape().isEmpty()) {
                continue;
            }
            List<double[]> values = new ArrayList<>();
            for (int k = 0; k < problem.draws.size(); k++) {
                double[] step = evaluator(k).leaf(wrt).v.clone();
                double size = evaluator(k).leaf(s.name()).value();
                for (int j = 0; j < step.length; j++) {
                    step[j] -= size * slope.get(k)[j];
                }
                values.add(step);
            }
            out.add(new Value(shape(wrt), values, null, null));
        }
        return out;
    }

    private Shape shape(String wrt) {
        Shape s = model.shapeOf(wrt, false);
        return s == null ? Shape.SCALAR : s;
    }

    private Value hessian(Core of, String wrt, Span span) {
        Core.@Nullable Def def = definition(wrt, span);
        Core linked = def == null ? of : linked(of, def);
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            Evaluator e = evaluator(k);
            Node leaf = def == null ? e.leaf(wrt) : e.leaf(def);
            out.add(e.tape.hessian(e.tape.sum(e.run(linked), -1), leaf).v);
        }
        Shape s = def == null ? shape(wrt) : def.shape();
        return new Value(s.scalar() ? s : Shape.of(s.length(), s.length()), out, null, null);
    }

    private Core.@Nullable Def definition(String wrt, Span span) {
        if (own.get(wrt) instanceof Core.Def mine) {
            return mine;
        }
        if (model.definitions.get(wrt) instanceof Core.Def def) {
            return def;
        }
        if (!model.symbols.containsKey(wrt)) {
            throw new Rejection(
                    Mistake.UNKNOWN_SYMBOL, span, "'" + wrt + "' is not declared; it can't be differentiated by.");
        }
        return null;
    }

    /** {@code of} with every part that equals {@code def} replaced by it, so that the chain rule finds it. */
    private Core linked(Core of, Core.Def def) {
        List<double[]> want = List.of(evaluator(0).run(def).v, evaluator(1).run(def).v);
        return link(of, def, want);
    }

    private Core link(Core c, Core.Def def, List<double[]> want) {
        if (c.equals(def)) {
            return c;
        }
        boolean candidate = c instanceof Core.Matmul
                || c instanceof Core.Def
                || c instanceof Core.Stack
                || c instanceof Core.Unary
                || c instanceof Core.Binary;
        if (candidate && c.shape().sameEntries(def.shape()) && Cores.closed(c) && same(c, want)) {
            return def;
        }
        return Cores.map(c, x -> link(x, def, want));
    }

    private boolean same(Core c, List<double[]> want) {
        return Comparison.same(evaluator(0).run(c).v, want.get(0))
                && Comparison.same(evaluator(1).run(c).v, want.get(1));
    }

    /** Gradients of a scalar with respect to the parameter, at every draw. */
    List<double[]> slope(Core core) {
        String wrt = problem.parameter == null ? "" : problem.parameter;
        return gradients(core, wrt, new Span(0, 0)).getFirst().at();
    }
}
