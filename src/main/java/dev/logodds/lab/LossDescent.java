package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.GradientDescent;
import dev.logodds.fit.RowLoss;
import dev.logodds.fit.Stop;
import dev.logodds.fit.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * L03: gradient descent on mean cross-entropy and on mean squared error through the sigmoid, from the same two starts, on data
 * with one weight and no intercept. On two of the data sets the squared error has two minima.
 */
public final class LossDescent implements Lab {
    private static final int ITERATIONS = 4000;
    private static final int SHOWN = 40;
    static final double FROM = -3;
    static final double TO = 5;
    private static final int GRID = 241;
    private static final double SAME = 0.05;

    /** One weight, no intercept: a row is an x and a label. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Data(String key, String label, double[] x, double[] y) {
        RowLoss loss(RowLoss.Kind kind) {
            double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
            return RowLoss.mean(rows, y, false, kind);
        }
    }

    private static final List<Data> DATA = List.of(
            new Data("nine", "9 points, one far out", new double[] {1, 1, 1, 1, 1, 1, 1, 1, -10}, new double[] {
                1, 1, 1, 1, 1, 1, 1, 0, 1
            }),
            new Data("seven", "7 points, one far out", new double[] {1, 1, 1, 1, 1, 1, -10}, new double[] {
                1, 1, 1, 1, 1, 0, 1
            }),
            new Data("calm", "6 points, none far out", new double[] {-2, -1, -0.5, 0.5, 1, 2}, new double[] {
                0, 0, 1, 0, 1, 1
            }));

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("a", "First start w", FROM, TO, 0.1, -1),
            new Control.Range("b", "Second start w", FROM, TO, 0.1, 3),
            new Control.Range("step", "Step size η", 0.05, 4, 0.05, 0.5),
            new Control.Range("z", "Score of one example with y = 1", -8, 4, 0.1, -5),
            new Control.Pick(
                    "data",
                    "Data",
                    DATA.stream()
                            .map(d -> new Control.Pick.Option(d.key(), d.label()))
                            .toList()));

    @Override
    public String id() {
        return "ce-vs-mse";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        String z = "with your z = " + Show.minus(values.text("z"));
        double at = values.number("z");
        int ones = ones(values);
        return List.of(
                Closing.of("se-gradient-at-z", z, "z", at),
                Closing.of("gradient-ratio", z, "z", at),
                ones == 0
                        ? Closing.of("two-minima")
                        : Closing.of(
                                "one-step-from-a-start",
                                "with your first start w = %s, η = %s and your %d points on the right"
                                        .formatted(Show.minus(values.text("a")), values.text("step"), ones),
                                "a",
                                values.number("a"),
                                "s",
                                values.number("step"),
                                "k",
                                ones));
    }

    /** How many points of the chosen data lie at 1, beside one far out; 0 for data that look otherwise. */
    private static int ones(Values values) {
        return switch (values.text("data")) {
            case "nine" -> 8;
            case "seven" -> 6;
            default -> 0;
        };
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Nine points: two basins", Map.of()),
                new Preset("Seven points: two basins", Map.of("data", "seven")),
                new Preset("Same basin", Map.of("a", "1", "b", "3")),
                new Preset("A flat start", Map.of("a", "-3", "b", "5", "step", "0.1")),
                new Preset("Too large a step", Map.of("step", "4")),
                new Preset("Nothing far out", Map.of("data", "calm", "b", "4")));
    }

    private static Data chosen(Values values) {
        return DATA.stream()
                .filter(d -> d.key().equals(values.text("data")))
                .findFirst()
                .orElseThrow();
    }

    /** Where the two descents on one loss went. */
    private record Pair(Trace a, Trace b) {
        boolean settled() {
            return settled(a) && settled(b);
        }

        private static boolean settled(Trace t) {
            return t.stop() == Stop.CONVERGED;
        }

        boolean together() {
            return Math.abs(a.point()[0] - b.point()[0]) < SAME;
        }
    }

    private static Pair descend(Values values, RowLoss.Kind kind) {
        RowLoss loss = chosen(values).loss(kind);
        GradientDescent descent =
                GradientDescent.of(values.number("step"), ITERATIONS).until(1e-7);
        return new Pair(
                descent.minimise(loss, new double[] {values.number("a")}),
                descent.minimise(loss, new double[] {values.number("b")}));
    }

    @Override
    public String data(Values values) {
        Data data = chosen(values);
        double[][] rows =
                Arrays.stream(data.x()).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return new Sample(List.of("x"), rows, data.y()).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        Pair squared = descend(values, RowLoss.Kind.SQUARED);
        int where = !squared.settled() ? 2 : squared.together() ? 0 : 1;
        return List.of(
                new Prediction.Choice(
                        "basins",
                        "Gradient descent on the squared error starts once at w = %s and once at w = %s. Where do the two end?"
                                .formatted(Show.minus(values.text("a")), Show.minus(values.text("b"))),
                        List.of(
                                "At the same weight",
                                "At two different weights, both minima",
                                "At least one is still on its way after 4000 steps"),
                        where,
                        "On the squared error they ended at w = %s and w = %s; on cross-entropy at %s and %s."
                                .formatted(
                                        Show.n(squared.a().point()[0], 3),
                                        Show.n(squared.b().point()[0], 3),
                                        Show.n(
                                                descend(values, RowLoss.Kind.CROSS_ENTROPY)
                                                        .a()
                                                        .point()[0],
                                                3),
                                        Show.n(
                                                descend(values, RowLoss.Kind.CROSS_ENTROPY)
                                                        .b()
                                                        .point()[0],
                                                3))),
                ratio());
    }

    private static Prediction ratio() {
        double crossEntropy = RowLoss.Kind.CROSS_ENTROPY.slope(-5, 1);
        double squared = RowLoss.Kind.HALF_SQUARED.slope(-5, 1);
        return new Prediction.Choice(
                "ratio",
                "One example has y = 1 and score z = −5. How much larger is the gradient in z of cross-entropy than that of ½(p − y)²?",
                List.of("about 2 times", "about 15 times", "about 150 times", "about 1500 times"),
                2,
                "%s against %s: %s times."
                        .formatted(Show.n(crossEntropy, 5), Show.n(squared, 5), Show.n(crossEntropy / squared, 0)));
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        Pair crossEntropy = descend(values, RowLoss.Kind.CROSS_ENTROPY);
        Pair squared = descend(values, RowLoss.Kind.SQUARED);
        return new Picture(
                List.of(
                        plot(
                                "cross-entropy",
                                "Mean cross-entropy against the weight",
                                values,
                                RowLoss.Kind.CROSS_ENTROPY,
                                Plot.Style.CROSS_ENTROPY,
                                crossEntropy),
                        plot(
                                "squared-error",
                                "Mean squared error against the weight",
                                values,
                                RowLoss.Kind.SQUARED,
                                Plot.Style.SQUARED_ERROR,
                                squared),
                        LossSlopes.along(chosen(values)::loss, values),
                        LossSlopes.example(values.number("z"))),
                List.of(new Table(
                        "Where each descent ends",
                        List.of("Loss", "Start w", "End w", "Loss there", "Steps", "Stopped because"),
                        List.of(
                                row("cross-entropy", values.text("a"), crossEntropy.a()),
                                row("cross-entropy", values.text("b"), crossEntropy.b()),
                                row("squared error", values.text("a"), squared.a()),
                                row("squared error", values.text("b"), squared.b())))),
                "Cross-entropy ends at w = %s and %s, the squared error at %s and %s."
                        .formatted(
                                Show.n(crossEntropy.a().point()[0], 3),
                                Show.n(crossEntropy.b().point()[0], 3),
                                Show.n(squared.a().point()[0], 3),
                                Show.n(squared.b().point()[0], 3)),
                Map.of(
                        "ce.a", crossEntropy.a().point()[0],
                        "ce.b", crossEntropy.b().point()[0],
                        "mse.a", squared.a().point()[0],
                        "mse.b", squared.b().point()[0],
                        "slope.ce", RowLoss.Kind.CROSS_ENTROPY.slope(values.number("z"), 1),
                        "slope.mse", RowLoss.Kind.HALF_SQUARED.slope(values.number("z"), 1)));
    }

    private static List<String> row(String loss, String start, Trace trace) {
        return List.of(
                loss,
                Show.minus(start),
                Show.n(trace.point()[0], 4),
                Show.n(trace.value(), 5),
                String.valueOf(trace.iterations()),
                switch (trace.stop()) {
                    case CONVERGED -> "the gradient is 0";
                    case MAX_ITERATIONS -> "4000 steps are used up";
                    case DIVERGED -> "it left every range";
                    case STALLED -> "no step goes down";
                    case OUT_OF_TIME -> "time was up";
                });
    }

    private static Plot plot(String id, String title, Values values, RowLoss.Kind kind, Plot.Style style, Pair pair) {
        RowLoss loss = chosen(values).loss(kind);
        List<Plot.Point> curve = IntStream.range(0, GRID)
                .mapToDouble(i -> FROM + (TO - FROM) * i / (GRID - 1))
                .mapToObj(w -> new Plot.Point(w, loss.value(new double[] {w})))
                .toList();
        double top = kind == RowLoss.Kind.CROSS_ENTROPY ? quantile(curve) : 1;
        return new Plot(
                id,
                title,
                new Plot.Axis("weight w", FROM, TO),
                new Plot.Axis("mean loss", 0, top),
                List.of(
                        new Plot.Line(style, "", curve),
                        path(style, "first", pair.a()),
                        path(style, "second", pair.b()),
                        start(loss, "a", values),
                        start(loss, "b", values)));
    }

    private static Plot.Handle start(RowLoss loss, String name, Values values) {
        double w = values.number(name);
        return new Plot.Handle(Plot.Style.MODEL, "", new Plot.Point(w, loss.value(new double[] {w})), name, "");
    }

    /** Enough of the curve's height to see its valley: the far ends may be cut. */
    private static double quantile(List<Plot.Point> curve) {
        double[] heights = curve.stream().mapToDouble(Plot.Point::y).sorted().toArray();
        return Math.ceil(heights[(int) (heights.length * 0.85)] * 2) / 2;
    }

    private static Plot.Path path(Plot.Style style, String label, Trace trace) {
        List<Plot.Point> points = new ArrayList<>(trace.steps().stream()
                .limit(SHOWN)
                .map(s -> new Plot.Point(s.point()[0], s.value()))
                .toList());
        points.add(new Plot.Point(trace.point()[0], trace.value()));
        return new Plot.Path(style, label, points);
    }
}
