package dev.logodds.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task made ready to be compared with: draws, and the expected values at each. */
final class Problem {
    final Model model;
    final Task task;
    final Shape expected;
    final List<Draw> draws = new ArrayList<>();
    final List<double[]> reference = new ArrayList<>();
    /** What the expected values belong to: the gradient, the Hessian, the value. */
    final String what;

    final @Nullable String parameter;
    private final Core target;
    /** Values of the neighbours' formulas: the same few for every wrong answer, so they are worked out once. */
    private final Map<String, Optional<Known>> formulas;

    private static final List<Double> TAMER = List.of(0.4, 0.16, 0.064);

    /** What a derivation's earlier lines brought, for the names in one of its lines. */
    private final @Nullable Working working;

    private @Nullable Map<String, Working.Value> stations;
    private @Nullable List<Problem> tamer;
    /** A small draw that rejects most candidates of a diagnosis; null for a derivation's line. */
    private final @Nullable Draw probe;

    private final double[] probed;
    private final List<Map<String, Node>> given = new ArrayList<>();

    /** A formula's values at every draw. */
    private record Known(Shape shape, List<double[]> values) {}

    Problem(Model model, Task task) {
        this(model, task, 1);
    }

    private Problem(Model model, Task task, double largest) {
        this.model = model;
        this.working = null;
        this.task = task;
        this.formulas = new ConcurrentHashMap<>();
        long seed = seed(model, task);
        switch (task) {
            case Task.Formula(String text) -> {
                this.target = author(model, text, "reference");
                this.parameter = null;
                this.expected = target.shape();
                this.what = "answer";
            }
            case Task.Gradient(String of, String wrt) -> {
                this.target = scalar(author(model, of, "loss"));
                this.parameter = parameter(model, wrt);
                this.expected = shape(model, parameter);
                this.what = "gradient";
            }
            case Task.Hessian(String of, String wrt) -> {
                this.target = scalar(author(model, of, "loss"));
                this.parameter = parameter(model, wrt);
                Shape s = shape(model, parameter);
                if (s.matrix()) {
                    throw new IllegalArgumentException("A Hessian is asked of a vector, and " + wrt + " is a matrix");
                }
                this.expected = s.scalar() ? s : Shape.of(s.length(), s.length());
                this.what = "Hessian";
            }
            case Task.Derivation(String of, String wrt, List<String> _) -> {
                this.target = author(model, of, "loss");
                this.parameter = parameter(model, wrt);
                this.expected = target.shape();
                this.what = "loss";
            }
        }
        draw(seed, largest);
        this.probe = Draw.probe(model.drawn, seed, largest);
        this.probed = probed(probe);
    }

    /** The expected values at the small draw; none when the reference names an entry that it lacks. */
    private double[] probed(Draw small) {
        try {
            return value(small, new Tape(10 * Tape.BUDGET));
        } catch (IllegalArgumentException _) {
            return new double[] {Double.NaN};
        }
    }

    /** The same question with another expectation: one line of a derivation. */
    Problem(Working working, Shape expected, List<double[]> reference) {
        Problem whole = working.problem;
        this.working = working;
        this.model = whole.model;
        this.task = whole.task;
        this.target = whole.target;
        this.parameter = whole.parameter;
        this.expected = expected;
        this.what = "line";
        this.formulas = whole.formulas;
        this.probe = null;
        this.probed = new double[0];
        this.given.addAll(whole.given);
        this.draws.addAll(whole.draws);
        this.reference.addAll(reference);
    }

    Core target() {
        return target;
    }

    private void draw(long seed, double largest) {
        for (int k = 0; k < Draw.COUNT; k++) {
            double tame = largest;
            Draw d = Draw.of(model.drawn, seed, k, tame);
            double[] v = value(d, new Tape(10 * Tape.BUDGET));
            for (int again = 0; again < 3 && !sound(d, v); again++) {
                tame *= 0.4;
                d = Draw.of(model.drawn, seed, k, tame);
                v = value(d, new Tape(10 * Tape.BUDGET));
            }
            draws.add(d);
            reference.add(v);
            given.add(definitions(d));
        }
    }

    private Map<String, Node> definitions(Draw d) {
        try {
            Evaluator e = new Evaluator(d, new Tape(10 * Tape.BUDGET));
            model.definitions.values().forEach(e::run);
            return e.definitions();
        } catch (Rejection _) {
            // a definition that only some answers would use
            return Map.of();
        }
    }

    /** Evaluates answers at draw {@code k}; the question's definitions are worked out already. */
    double[] at(int k, Core core) {
        Working w = working;
        if (w != null) {
            return w.evaluator(k).run(core).v;
        }
        return new Evaluator(draws.get(k), new Tape()).given(given.get(k)).run(core).v;
    }

    /**
     * Whether {@code core} may equal the reference, judged at the small draw alone: false is certain, true needs all
     * draws.
     */
    boolean plausible(Core core) {
        if (probe == null || !finite(probed)) {
            return true;
        }
        return Comparison.same(new Evaluator(probe, new Tape()).run(core).v, probed);
    }

    /** Whether rounding errors leave the expected values alone. */
    private boolean sound(Draw d, double[] v) {
        if (!finite(v)) {
            return false;
        }
        for (long k = 1; k <= 3; k++) {
            double[] noisy = value(d, new Tape(10 * Tape.BUDGET, k));
            for (int j = 0; j < v.length; j++) {
                if (!(Math.abs(noisy[j] - v[j])
                        <= 0.02 * Comparison.RELATIVE * (Math.abs(v[j]) + Comparison.typical(v)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The same question at smaller and smaller values, for answers that rounding errors spoil at the ordinary ones; a
     * derivation's line has none.
     */
    synchronized List<Problem> tamer() {
        List<Problem> known = tamer;
        if (known == null) {
            known = what.equals("line")
                    ? List.of()
                    : TAMER.stream().map(size -> new Problem(model, task, size)).toList();
            tamer = known;
        }
        return known;
    }

    private double[] value(Draw draw, Tape tape) {
        try {
            Evaluator e = new Evaluator(draw, tape);
            return switch (task) {
                case Task.Formula _, Task.Derivation _ -> e.run(target).v;
                case Task.Gradient _ -> {
                    Node leaf = leaf(e);
                    yield e.tape.gradient(e.run(target), leaf).v;
                }
                case Task.Hessian _ -> {
                    Node leaf = leaf(e);
                    yield e.tape.hessian(e.run(target), leaf).v;
                }
            };
        } catch (Rejection r) {
            throw new IllegalArgumentException("The task can't be evaluated: " + r.text(), r);
        }
    }

    private Node leaf(Evaluator e) {
        String name = parameter == null ? "" : parameter;
        if (model.definitions.get(name) instanceof Core.Def def) {
            return e.leaf(def);
        }
        return e.leaf(name);
    }

    /** The values of a formula about this question's symbols, or null when it does not fit the question. */
    @Nullable
    List<double[]> formula(String text) {
        Known known = formulas.computeIfAbsent(text, this::known).orElse(null);
        return known != null && known.shape().sameEntries(expected) ? known.values() : null;
    }

    private Optional<Known> known(String text) {
        try {
            Core core = Typer.type(model, Texts.readings(model, text, false).getFirst())
                    .core();
            return Optional.of(new Known(core.shape(), Grader.values(this, core)));
        } catch (Rejection _) {
            return Optional.empty();
        }
    }

    /** The stations of a derivation, which are the same for every answer. */
    synchronized Map<String, Working.Value> stations(Supplier<Map<String, Working.Value>> first) {
        Map<String, Working.Value> known = stations;
        if (known == null) {
            known = Collections.unmodifiableMap(first.get());
            stations = known;
        }
        return known;
    }

    static boolean finite(double[] v) {
        for (double x : v) {
            if (!Double.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    private static Core author(Model model, String text, String what) {
        String body = text.strip().replaceFirst("\\s*\\+\\s*(?:\\\\text\\{)?(const|constant|C)\\}?\\s*$", "");
        int equals = Labels.topLevelEquals(body);
        if (equals >= 0) {
            body = body.substring(equals + 1);
        }
        return model.author(body, what + " '" + text + "'").core();
    }

    /** A loss of one example, with its index free, is summed. */
    private static Core scalar(Core core) {
        if (core.shape().vector()) {
            return new Core.Reduce(Core.Join.SUM, -1, core, Shape.SCALAR);
        }
        if (!core.shape().scalar()) {
            throw new IllegalArgumentException(
                    "A loss is a number, and this one is " + core.shape().inWords());
        }
        return core;
    }

    static String parameter(Model model, String wrt) {
        String name = Names.canonical(wrt.strip());
        String bare = name.replaceFirst("_\\{?[A-Za-z0-9]+\\}?$", "");
        for (String candidate : List.of(name, bare)) {
            String known = model.vocabulary.resolve(candidate);
            if (known != null && (model.symbols.containsKey(known) || model.definitions.containsKey(known))) {
                return known;
            }
        }
        throw new IllegalArgumentException("The task differentiates by '" + wrt + "', which is not declared");
    }

    private static Shape shape(Model model, @Nullable String name) {
        Shape s = name == null ? null : model.shapeOf(name, false);
        return s == null ? Shape.SCALAR : s;
    }

    private static long seed(Model model, Task task) {
        long h = 1125899906842597L;
        String text = model.symbols.keySet() + "|" + model.definitions.keySet() + "|" + task;
        for (int k = 0; k < text.length(); k++) {
            h = 31 * h + text.charAt(k);
        }
        return h;
    }
}
