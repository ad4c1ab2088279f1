package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.Frame;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Separation;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * L07: six points on a line, one of which can be dragged across the gap. Gradient descent and Newton's method on the likelihood,
 * an L2 penalty and Firth's correction beside them, and the linear program's verdict.
 */
public final class Separable implements Lab {
    private static final double[] LABELS = {0, 0, 0, 1, 1, 1};
    private static final List<String> GROWTH = List.of(
            "It levels off at a finite value",
            "It grows for ever, but ever more slowly, like log t",
            "It grows by the same amount at every step",
            "It swings to and fro");

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("at", "Where the fourth point, a 1, stands", 0.5, 6.5, 0.1, 2.5),
            new Control.Pick(
                    "lambda",
                    "L2 penalty λ (mean loss + ½λw²)",
                    List.of(
                            option("0", "none"),
                            option("0.001", "0.001"),
                            option("0.01", "0.01"),
                            option("0.1", "0.1"),
                            option("1", "1"))),
            new Control.Pick("firth", "Firth's correction", List.of(option("off", "off"), option("on", "on"))),
            new Control.Pick(
                    "steps",
                    "Steps of gradient descent",
                    List.of(
                            option("10000", "10 000"),
                            option("100", "100"),
                            option("1000", "1000"),
                            option("100000", "100 000"),
                            option("1000000", "a million"))));

    private static Control.Pick.Option option(String value, String label) {
        return new Control.Pick.Option(value, label);
    }

    @Override
    public String id() {
        return "separability";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        double at = values.number("at");
        boolean own = !values.own().isBlank();
        double slope = Closing.found(found, "newton.slope", 2);
        double error = Closing.found(found, "newton.error", 2);
        return List.of(
                own
                        ? Closing.of("first-newton-step")
                        : Closing.of(
                                "first-newton-step",
                                "with your point at x = " + Show.minus(values.text("at")),
                                "t",
                                at),
                Closing.of(
                        "wald-on-the-way-out",
                        "with the slope %s and the standard error %s of Newton's method here"
                                .formatted(Show.n(slope, 2), Show.n(error, 2)),
                        "w",
                        slope,
                        "s",
                        error),
                own ? Closing.of("growth-of-the-norm") : last(values, at, found));
    }

    /** What the penalty bounds, how fast a separated weight grows, or what an overlapping fit says of the point. */
    private static Closing last(Values values, double at, Map<String, Double> found) {
        if (values.number("lambda") > 0)
            return Closing.of(
                    "how-long-can-w-be", "with your λ = " + values.text("lambda"), "lam", values.number("lambda"));
        double half = Closing.rounded((Math.min(at, 5) - 3) / 2, 2);
        if (half > 0)
            return Closing.of(
                    "growth-of-the-norm",
                    "with your points %s from the middle of the gap, for ten times the steps"
                            .formatted(Show.n(half, 2)),
                    "g",
                    half,
                    "k",
                    10);
        double slope = Closing.found(found, "mle.x", 2);
        double boundary = Closing.rounded(
                -found.getOrDefault("mle.(Intercept)", Double.NaN) / found.getOrDefault("mle.x", Double.NaN), 2);
        return Closing.of(
                "probability-at-the-point",
                "with your point at x = %s, the fitted slope %s and boundary %s"
                        .formatted(Show.minus(values.text("at")), Show.n(slope, 2), Show.n(boundary, 2)),
                "t",
                at,
                "c",
                boundary,
                "w",
                slope);
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Overlap: the estimate exists", Map.of()),
                new Preset("Separated: 0 0 0 1 1 1", Map.of("at", "4", "steps", "100000")),
                new Preset("Touching at 3: quasi-separated", Map.of("at", "3")),
                new Preset("Separated, L2 0.01", Map.of("at", "4", "lambda", "0.01")),
                new Preset("Separated, Firth", Map.of("at", "4", "firth", "on")),
                new Preset("A million steps", Map.of("at", "4", "steps", "1000000")));
    }

    @Override
    public Optional<OwnData> ownData() {
        return Optional.of(new OwnData(
                "Comma-separated, names in the first line, the 0/1 label in the last column.",
                "dose,age,cured\n1,30,0\n2,41,0\n3,35,0\n4,52,1\n5,47,1\n6,38,1\n"));
    }

    private static Sample points(double at) {
        double[][] x = {{1}, {2}, {3}, {at}, {5}, {6}};
        return new Sample(List.of("x"), x, LABELS);
    }

    @Override
    public String data(Values values) {
        return values.own().isBlank() ? points(values.number("at")).csv() : values.own();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double at = values.number("at");
        Separation.Kind kind = SeparableFits.likelihood(points(at).design(), Budget.UNLIMITED)
                .separation()
                .kind();
        return List.of(
                new Prediction.Choice(
                        "as-it-stands",
                        ("Six points, labels 0 0 0 at x = 1, 2, 3 and labels 1 at x = %s, 5, 6. Gradient descent on the log loss"
                                        + " runs on and on. What does the slope w do?")
                                .formatted(Show.minus(values.text("at"))),
                        GROWTH,
                        kind == Separation.Kind.NONE ? 0 : 1,
                        verdict(kind)),
                new Prediction.Choice(
                        "moved",
                        "Now the point at x = %s is moved to x = 4, so that every 1 lies to the right of every 0. And now?"
                                .formatted(Show.minus(values.text("at"))),
                        GROWTH,
                        1,
                        "After 10, 1000 and 100 000 steps w = 1.468, 7.482 and 16.668: ten times the steps add about the same again."),
                new Prediction.Choice(
                        "useless",
                        "The classes are separated, and gradient descent was stopped after some steps. What can still be used?",
                        List.of(
                                "The probabilities",
                                "The odds ratio and its standard error",
                                "The side of the boundary on which a point lies",
                                "Nothing"),
                        2,
                        "The direction settles, and with it the boundary; the length, and so every probability and odds ratio, is a matter of when one stopped."));
    }

    private static String verdict(Separation.Kind kind) {
        return switch (kind) {
            case NONE -> "The classes overlap: the likelihood has a maximum, and w goes there.";
            case QUASI_COMPLETE ->
                "The classes touch in one point only: quasi-complete separation, and the slope has no finite estimate.";
            case COMPLETE -> "A line tells the classes apart: complete separation, and the likelihood has no maximum.";
        };
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        return values.own().isBlank() ? six(values, budget) : own(values, budget);
    }

    private static Picture six(Values values, Budget budget) {
        Sample sample = points(values.number("at"));
        SeparableFits fits = SeparableFits.of(
                sample.design(),
                sample,
                values.number("lambda"),
                values.text("firth").equals("on"),
                values.whole("steps"),
                budget);
        return new Picture(
                        List.of(
                                curve(sample, fits, values),
                                SeparablePlots.growth(fits, "slope w", values.text("lambda")),
                                SeparablePlots.newton(fits),
                                SeparablePlots.loss(fits)),
                        SeparablePlots.tables(fits),
                        finding(fits),
                        fits.numbers())
                .with(goal(fits, values));
    }

    private static Picture own(Values values, Budget budget) {
        Frame frame = Frame.parse(values.own());
        Design design = Design.of(frame, Sample.lastByAll(frame));
        SeparableFits fits = SeparableFits.of(
                design,
                SeparableFits.standardised(design),
                values.number("lambda"),
                values.text("firth").equals("on"),
                values.whole("steps"),
                budget);
        return new Picture(
                List.of(
                        SeparablePlots.growth(fits, "‖w‖, features in standard deviations", values.text("lambda")),
                        SeparablePlots.loss(fits)),
                SeparablePlots.tables(fits),
                finding(fits),
                fits.numbers());
    }

    private static String finding(SeparableFits fits) {
        GlmFit mle = fits.mle();
        String words = verdict(mle.separation().kind());
        if (mle.separation().kind() == Separation.Kind.NONE) return words;
        Map<String, String> going = new LinkedHashMap<>();
        for (int k = 0; k < mle.separation().terms().size(); k++) {
            going.put(
                    mle.separation().terms().get(k),
                    switch (mle.separation().directions().get(k)) {
                        case PLUS_INFINITY -> "+∞";
                        case MINUS_INFINITY -> "−∞";
                        case EITHER -> "±∞";
                    });
        }
        return words + " The estimates run away: "
                + going.entrySet().stream()
                        .map(e -> e.getKey() + " → " + e.getValue())
                        .collect(java.util.stream.Collectors.joining(", "))
                + ".";
    }

    private static List<Goal> goal(SeparableFits fits, Values values) {
        boolean broken = fits.mle().separation().kind() != Separation.Kind.NONE;
        boolean mended = broken && (fits.l2() != null || fits.firth() != null);
        String mend = Arrays.asList(
                        fits.l2() == null
                                ? ""
                                : "λ = %s gives w = %s".formatted(values.text("lambda"), Show.n(fits.l2()[1], 3)),
                        fits.firth() == null
                                ? ""
                                : "Firth gives w = %s"
                                        .formatted(Show.n(fits.firth().coefficients()[1], 3)))
                .stream()
                .filter(s -> !s.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
        return List.of(
                new Goal(
                        "Break it: move the point until maximum likelihood has no answer.",
                        broken,
                        broken
                                ? "The linear program finds a line that separates: no finite maximum."
                                : "The maximum is at w = %s: not broken yet."
                                        .formatted(Show.n(fits.mle().coefficients()[1], 3))),
                new Goal(
                        "Mend it without touching the data.",
                        mended,
                        mended
                                ? mend + ": finite, and it would be for any data."
                                : broken
                                        ? "A penalty or Firth's correction makes the estimate finite."
                                        : "First break it."));
    }

    private static Plot curve(Sample sample, SeparableFits fits, Values values) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(line(Plot.Style.MODEL, "descent", fits.descent().getLast().w(), fits.center()));
        if (fits.l2() != null) marks.add(line(Plot.Style.OTHER, "L2", fits.l2(), 0));
        if (fits.firth() != null)
            marks.add(line(Plot.Style.THIRD, "Firth", fits.firth().coefficients(), 0));
        marks.add(new Plot.Points(Plot.Style.CLASS_0, "", where(sample, 0)));
        marks.add(new Plot.Points(
                Plot.Style.CLASS_1,
                "",
                where(sample, 1).stream()
                        .filter(p -> p.x() != values.number("at") || p.x() >= 5)
                        .toList()));
        marks.add(new Plot.Handle(Plot.Style.CLASS_1, "drag me", new Plot.Point(values.number("at"), 1), "at", ""));
        return new Plot(
                "curve",
                "Six points with their labels, and the probability that each fit gives",
                new Plot.Axis("x", 0, 7),
                new Plot.Axis("probability of a 1", -0.1, 1.15),
                marks);
    }

    private static Plot.Line line(Plot.Style style, String label, double[] w, double center) {
        return new Plot.Line(style, label, Plot.curve(0, 7, 141, x -> Sigmoid.sigmoid(w[0] + w[1] * (x - center))));
    }

    private static List<Plot.Point> where(Sample sample, double label) {
        List<Plot.Point> points = new ArrayList<>();
        for (int i = 0; i < sample.rows(); i++) {
            if (sample.y()[i] == label) points.add(new Plot.Point(sample.x()[i][0], label));
        }
        return points;
    }
}
