package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Newton;
import dev.logodds.fit.RowLoss;
import dev.logodds.fit.Separation;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** L04: four rows, their residuals, and the gradient and Hessian they make; checked by finite differences. */
public final class FourRows implements Lab {
    private static final double LIMIT = 4;

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("b", "Intercept b", -LIMIT, LIMIT, 0.1, 0),
            new Control.Range("w", "Slope w", -LIMIT, LIMIT, 0.1, 0),
            new Control.Range("x1", "x of row 1", -3, 3, 0.1, -1),
            new Control.Range("x2", "x of row 2", -3, 3, 0.1, 0.5),
            new Control.Range("x3", "x of row 3", -3, 3, 0.1, 1),
            new Control.Range("x4", "x of row 4", -3, 3, 0.1, 2),
            label("y1", "Label of row 1", "0"),
            label("y2", "Label of row 2", "1"),
            label("y3", "Label of row 3", "0"),
            label("y4", "Label of row 4", "1"));

    private static Control.Pick label(String name, String words, String first) {
        String other = first.equals("0") ? "1" : "0";
        return new Control.Pick(
                name, words, List.of(new Control.Pick.Option(first, first), new Control.Pick.Option(other, other)));
    }

    @Override
    public String id() {
        return "mle";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        String words = "with your b = %s, w = %s and four rows"
                .formatted(Show.minus(values.text("b")), Show.minus(values.text("w")));
        Map<String, Double> all = new LinkedHashMap<>();
        for (String name : values.byName().keySet()) all.put(name, values.number(name));
        return java.util.stream.Stream.of("slope-of-four-rows", "curvature-of-four-rows", "loss-of-four-rows")
                .map(question -> new Closing(question, all, words))
                .toList();
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("All weights 0: every p is ½", Map.of()),
                new Preset("Confident and wrong", Map.of("w", "-3")),
                new Preset("Near the maximum", Map.of("b", "-0.7", "w", "1.1")),
                new Preset("Separated by its labels", Map.of("y2", "0", "y3", "1", "w", "2")),
                new Preset("x a multiple of the ones", Map.of("x1", "1", "x2", "1", "x3", "1", "x4", "1", "w", "1")),
                new Preset("One row far out", Map.of("x4", "-3", "w", "2")),
                new Preset("Scores so large that rounding shows", Map.of("w", "4", "x1", "-3", "x4", "3")));
    }

    private static double[] x(Values values) {
        return new double[] {values.number("x1"), values.number("x2"), values.number("x3"), values.number("x4")};
    }

    private static double[] y(Values values) {
        return new double[] {values.number("y1"), values.number("y2"), values.number("y3"), values.number("y4")};
    }

    private static RowLoss loss(double[] x, double[] y) {
        return RowLoss.meanCrossEntropy(column(x), y, true);
    }

    private static double[][] column(double[] x) {
        return Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    private static double[] gradient(RowLoss loss, double[] w) {
        double[] out = new double[2];
        loss.gradient(w, out);
        return out;
    }

    @Override
    public String data(Values values) {
        double[][] rows =
                Arrays.stream(x(values)).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return new Sample(List.of("x"), rows, y(values)).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double[] w = {values.number("b"), values.number("w")};
        double[] x = x(values);
        double[] y = y(values);
        double[] g = gradient(loss(x, y), w);
        String rows = "x = %s, %s, %s, %s with y = %.0f, %.0f, %.0f, %.0f"
                .formatted(Show.n(x[0], 1), Show.n(x[1], 1), Show.n(x[2], 1), Show.n(x[3], 1), y[0], y[1], y[2], y[3]);
        return List.of(
                new Prediction.Amount(
                        "slope",
                        "Four rows, %s; b = %s, w = %s. What is the derivative of the mean log loss in w?"
                                .formatted(rows, Show.n(w[0], 1), Show.n(w[1], 1)),
                        g[1],
                        Math.max(0.02, 0.05 * Math.abs(g[1])),
                        4,
                        "It is ¼ Σ (pᵢ − yᵢ)xᵢ; descent moves w %s."
                                .formatted(g[1] < 0 ? "up" : g[1] > 0 ? "down" : "nowhere")),
                new Prediction.Choice(
                        "intercept",
                        "And in b?",
                        List.of("Negative", "Zero", "Positive"),
                        Math.abs(g[0]) < 1e-12 ? 1 : g[0] < 0 ? 0 : 2,
                        "¼ Σ (pᵢ − yᵢ) = %s: the mean probability against the share of positives."
                                .formatted(Show.n(g[0], 4))),
                new Prediction.Choice(
                        "step",
                        "The gradient is checked by central differences with a step h that gets smaller and smaller. What does the error do?",
                        List.of(
                                "It falls all the way to 0",
                                "It falls, and rises again when h is very small",
                                "It stays the same",
                                "It rises all the way"),
                        1,
                        "The formula's error falls like h², the rounding's grows like 1/h; they meet near h = 10⁻⁵."));
    }

    /** The tangent as it was predicted. */
    @Override
    public Optional<Said> said(String key, double number, Values values) {
        if (!key.equals("slope")) return Optional.empty();
        double w = values.number("w");
        double here = loss(x(values), y(values)).value(new double[] {values.number("b"), w});
        return Optional.of(new Said(
                "slice",
                new Plot.Line(
                        Plot.Style.PREDICTION,
                        "you said",
                        List.of(
                                new Plot.Point(w - 1.5, here - 1.5 * number),
                                new Plot.Point(w + 1.5, here + 1.5 * number)))));
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        double[] x = x(values);
        double[] w = {values.number("b"), values.number("w")};
        double[] y = y(values);
        RowLoss loss = loss(x, y);
        double[] g = gradient(loss, w);
        double[] h = loss.hessian(w).data();
        double[] best = Newton.damped(100).minimise(loss, w).point();
        boolean exists = SeparableFits.likelihood(new Sample(List.of("x"), column(x), y).design(), budget)
                        .separation()
                        .kind()
                == Separation.Kind.NONE;
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of(
                "loss", loss.value(w),
                "gradient.b", g[0],
                "gradient.w", g[1],
                "hessian.bb", h[0],
                "hessian.bw", h[1],
                "hessian.ww", h[3]));
        if (exists) {
            numbers.put("best.b", best[0]);
            numbers.put("best.w", best[1]);
        }
        return new Picture(
                List.of(rows(x, y, w), contributions(x, y, w, g[1]), slice(loss, w, g[1]), differences(loss, w, g)),
                List.of(table(x, y, w, g), derivatives(loss, w, g, h)),
                "Loss %s, gradient (%s, %s). %s"
                        .formatted(
                                Show.n(loss.value(w), 4),
                                Show.n(g[0], 4),
                                Show.n(g[1], 4),
                                exists
                                        ? "It is 0 at b = %s, w = %s.".formatted(Show.n(best[0], 3), Show.n(best[1], 3))
                                        : "These rows are separated: it is 0 nowhere."),
                numbers);
    }

    private static Plot rows(double[] x, double[] y, double[] w) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Line(
                Plot.Style.MODEL, "", Plot.curve(-3.3, 3.3, 121, v -> Sigmoid.sigmoid(w[0] + w[1] * v))));
        for (int i = 0; i < 4; i++) {
            double p = Sigmoid.sigmoid(w[0] + w[1] * x[i]);
            Plot.Style style = y[i] == 1 ? Plot.Style.CLASS_1 : Plot.Style.CLASS_0;
            marks.add(new Plot.Line(style, "", List.of(new Plot.Point(x[i], y[i]), new Plot.Point(x[i], p))));
            marks.add(new Plot.Handle(style, String.valueOf(i + 1), new Plot.Point(x[i], y[i]), "x" + (i + 1), ""));
        }
        return new Plot(
                "rows",
                "Four rows and their residuals, from the label to the curve; drag a row along x",
                new Plot.Axis("x", -3.3, 3.3),
                new Plot.Axis("probability of a 1", -0.12, 1.15),
                marks);
    }

    private static Plot contributions(double[] x, double[] y, double[] w, double total) {
        List<Plot.Mark> marks = new ArrayList<>();
        double most = Math.abs(total);
        for (int i = 0; i < 4; i++) {
            double part = (Sigmoid.sigmoid(w[0] + w[1] * x[i]) - y[i]) * x[i] / 4;
            most = Math.max(most, Math.abs(part));
            marks.add(new Plot.Bar(
                    y[i] == 1 ? Plot.Style.CLASS_1 : Plot.Style.CLASS_0,
                    Show.signed(part, 3),
                    new Plot.Point(i, part),
                    0.6));
        }
        marks.add(new Plot.Bar(Plot.Style.MODEL, Show.signed(total, 3), new Plot.Point(4, total), 0.6));
        marks.add(new Plot.Horizontal(Plot.Style.FAINT, "", 0));
        double edge = Math.max(0.05, 1.25 * most);
        return new Plot(
                "parts",
                "What each row adds to the gradient in w: ¼(p − y)x",
                Plot.Axis.of(List.of("row 1", "row 2", "row 3", "row 4", "gradient")),
                new Plot.Axis("share of the gradient", -edge, edge),
                marks);
    }

    private static Plot slice(RowLoss loss, double[] w, double slope) {
        double here = loss.value(w);
        List<Plot.Point> curve = Plot.curve(-LIMIT, LIMIT, 121, v -> loss.value(new double[] {w[0], v}));
        double top = Math.max(
                1, 1.05 * curve.stream().mapToDouble(Plot.Point::y).max().orElse(1));
        return new Plot(
                "slice",
                "The loss along w, with b as it stands, and the tangent whose slope the rows add up to",
                new Plot.Axis("w", -LIMIT, LIMIT),
                new Plot.Axis("mean log loss", 0, top),
                List.of(
                        new Plot.Line(Plot.Style.MODEL, "", curve),
                        new Plot.Line(
                                Plot.Style.THIRD,
                                "",
                                List.of(
                                        new Plot.Point(w[1] - 1.5, here - 1.5 * slope),
                                        new Plot.Point(w[1] + 1.5, here + 1.5 * slope))),
                        new Plot.Handle(
                                Plot.Style.MODEL, "slope " + Show.n(slope, 3), new Plot.Point(w[1], here), "w", "")));
    }

    private static double error(RowLoss loss, double[] w, double[] g, double h) {
        double up = loss.value(new double[] {w[0], w[1] + h});
        double down = loss.value(new double[] {w[0], w[1] - h});
        return Math.abs((up - down) / (2 * h) - g[1]);
    }

    private static Plot differences(RowLoss loss, double[] w, double[] g) {
        List<Plot.Point> points = new ArrayList<>();
        for (double k = 0; k >= -12; k -= 0.5) {
            double h = Math.pow(10, k);
            points.add(new Plot.Point(h, Math.max(1e-16, error(loss, w, g, h))));
        }
        return new Plot(
                "differences",
                "How far central differences are from the formula's gradient, by step",
                Plot.Axis.log("step h", 1e-12, 1),
                Plot.Axis.log("error", 1e-16, 1),
                List.of(new Plot.Line(Plot.Style.FAINT, "", points), new Plot.Points(Plot.Style.MODEL, "", points)));
    }

    private static Table table(double[] x, double[] y, double[] w, double[] g) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double z = w[0] + w[1] * x[i];
            double p = Sigmoid.sigmoid(z);
            rows.add(List.of(
                    String.valueOf(i + 1),
                    Show.n(x[i], 1),
                    Show.n(y[i], 0),
                    Show.n(z, 3),
                    Show.n(p, 4),
                    Show.n(p - y[i], 4),
                    Show.n((p - y[i]) / 4, 4),
                    Show.n((p - y[i]) * x[i] / 4, 4)));
        }
        rows.add(List.of("sum", "", "", "", "", "", Show.n(g[0], 4), Show.n(g[1], 4)));
        return new Table("Row by row", List.of("Row", "x", "y", "z", "p", "p − y", "to ∂/∂b", "to ∂/∂w"), rows);
    }

    private static Table derivatives(RowLoss loss, double[] w, double[] g, double[] h) {
        double smallest = Math.max(0, (h[0] + h[3] - Math.hypot(h[0] - h[3], 2 * h[1])) / 2);
        return new Table(
                "Gradient, Hessian and the check",
                List.of("Quantity", "Value"),
                List.of(
                        List.of("∂/∂b", Show.n(g[0], 6)),
                        List.of("∂/∂w", Show.n(g[1], 6)),
                        List.of(
                                "∂/∂w by differences, h = 10⁻⁵",
                                Show.n(
                                        (loss.value(new double[] {w[0], w[1] + 1e-5})
                                                        - loss.value(new double[] {w[0], w[1] - 1e-5}))
                                                / 2e-5,
                                        6)),
                        List.of("∂²/∂b²", Show.n(h[0], 6)),
                        List.of("∂²/∂b∂w", Show.n(h[1], 6)),
                        List.of("∂²/∂w²", Show.n(h[3], 6)),
                        List.of("smallest eigenvalue, never negative", Show.n(smallest, 6))));
    }
}
