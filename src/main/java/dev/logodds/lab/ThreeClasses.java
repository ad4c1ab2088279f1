package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.ElasticNet;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Multinomial;
import dev.logodds.fit.OneVersusRest;
import dev.logodds.fit.Response;
import dev.logodds.fit.Separation;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** L09: three classes by one softmax and by three binary models; all weights shifted together; a class made rare. */
public final class ThreeClasses implements Lab {
    static final int ROWS = 180;
    static final double EDGE = 4;
    static final double[][] CENTRES = {{-1.3, -0.8}, {1.3, -0.8}, {0, 1.5}};
    static final List<String> NAMES = List.of("A", "B", "C");
    static final List<Plot.Style> STYLES = List.of(Plot.Style.CLASS_0, Plot.Style.CLASS_1, Plot.Style.CLASS_2);

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("c", "Added to every weight of every class", -5, 5, 0.5, 0),
            new Control.Range("share", "Share of class C", 0.05, 0.6, 0.01, 0.33),
            new Control.Range("px", "The point's x₁", -4, 4, 0.1, 0),
            new Control.Range("py", "The point's x₂", -4, 4, 0.1, -0.1),
            new Control.Range("seed", "Draw", 1, 999, 1, 3));

    @Override
    public String id() {
        return "softmax";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        double[] score = of(found, "z.", 2);
        double[] raw = of(found, "raw.", 3);
        double[] rows = of(found, "n.", 0);
        return List.of(
                Closing.of(
                        "probability-at-a-point",
                        "with your point's scores %s, %s and %s"
                                .formatted(Show.n(score[0], 2), Show.n(score[1], 2), Show.n(score[2], 2)),
                        "z1",
                        score[0],
                        "z2",
                        score[1],
                        "z3",
                        score[2]),
                Closing.of(
                        "three-answers-made-one",
                        "with the %s, %s and %s of your point's three binary models"
                                .formatted(Show.n(raw[0], 3), Show.n(raw[1], 3), Show.n(raw[2], 3)),
                        "a",
                        raw[0],
                        "b",
                        raw[1],
                        "c",
                        raw[2]),
                Closing.of(
                        "intercepts-only",
                        "with your %s rows of A as routine, %s of C as urgent, %s of B as spam"
                                .formatted(Show.n(rows[0], 0), Show.n(rows[2], 0), Show.n(rows[1], 0)),
                        "n1",
                        rows[0],
                        "n2",
                        rows[2],
                        "n3",
                        rows[1]));
    }

    private static double[] of(Map<String, Double> found, String what, int decimals) {
        return NAMES.stream()
                .mapToDouble(name -> Closing.found(found, what + name, decimals))
                .toArray();
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("In the middle", Map.of()),
                new Preset("All weights plus 5", Map.of("c", "5")),
                new Preset("Class C rare", Map.of("share", "0.05")),
                new Preset("Deep in class C", Map.of("px", "0", "py", "3.5")),
                new Preset("Far out, between A and B", Map.of("px", "0", "py", "-4")));
    }

    private static Design drawn(Values values) {
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        double c = values.number("share");
        double[][] x = new double[ROWS][2];
        int[] codes = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double u = (i + 0.5) / ROWS;
            codes[i] = u < c ? 2 : u < c + (1 - c) / 2 ? 0 : 1;
            for (int j = 0; j < 2; j++) x[i][j] = CENTRES[codes[i]][j] + random.nextGaussian();
        }
        return Sample.design(List.of("x1", "x2"), x, new Response.Classes(NAMES, codes));
    }

    /** Both fits; weights have a row a class: intercept, x₁, x₂. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fits(Design design, double[][] softmax, double[][] binary, boolean separated) {
        static Fits of(Values values, Budget budget) {
            Design design = drawn(values);
            Multinomial fit = Multinomial.fit(design, new ElasticNet.Penalty(0, 0, true), budget);
            boolean separated = fit.separation().kind() != Separation.Kind.NONE;
            double[][] w = new double[3][];
            if (separated) {
                w = Multinomial.fit(design, new ElasticNet.Penalty(0, 0.01, true), budget)
                        .coefficients();
            } else {
                w[0] = new double[3];
                w[1] = fit.coefficients()[0];
                w[2] = fit.coefficients()[1];
            }
            double[][] binary = OneVersusRest.fit(design, budget).fits().stream()
                    .map(GlmFit::coefficients)
                    .map(b -> Arrays.stream(b)
                            .map(v -> Double.isFinite(v) ? v : 0)
                            .toArray())
                    .toArray(double[][]::new);
            return new Fits(design, w, binary, separated);
        }

        double[] softmaxAt(double[][] w, double x1, double x2) {
            double[] z = scores(w, x1, x2);
            double top = Arrays.stream(z).max().orElse(0);
            double sum = Arrays.stream(z).map(v -> Math.exp(v - top)).sum();
            return Arrays.stream(z).map(v -> Math.exp(v - top) / sum).toArray();
        }

        double[] binaryAt(double x1, double x2) {
            return Arrays.stream(scores(binary, x1, x2)).map(Sigmoid::sigmoid).toArray();
        }

        static double[] scores(double[][] w, double x1, double x2) {
            return Arrays.stream(w)
                    .mapToDouble(b -> b[0] + b[1] * x1 + b[2] * x2)
                    .toArray();
        }

        long members(int k) {
            return Arrays.stream(((Response.Classes) design.response()).codes())
                    .filter(code -> code == k)
                    .count();
        }

        double[][] shifted(double c) {
            return Arrays.stream(softmax)
                    .map(row -> Arrays.stream(row).map(v -> v + c).toArray())
                    .toArray(double[][]::new);
        }
    }

    @Override
    public String data(Values values) {
        Design design = drawn(values);
        int[] codes = ((Response.Classes) design.response()).codes();
        double[][] rows = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            double[] row = design.x().row(i);
            rows[i] = new double[] {row[1], row[2]};
        }
        return Sample.csv(
                List.of("x1", "x2"),
                rows,
                "class",
                Arrays.stream(codes).mapToObj(NAMES::get).toList());
    }

    @Override
    public List<Prediction> predictions(Values values) {
        Fits fits = Fits.of(values, Budget.UNLIMITED);
        double[][] shifted = fits.shifted(values.number("c"));
        double[] z = Fits.scores(shifted, values.number("px"), values.number("py"));
        double[] p = fits.softmaxAt(shifted, values.number("px"), values.number("py"));
        double sum = Arrays.stream(fits.binaryAt(values.number("px"), values.number("py")))
                .sum();
        return List.of(
                new Prediction.Choice(
                        "shift",
                        "The same 5 is added to every weight of every class of the softmax. What happens to its probabilities?",
                        List.of(
                                "Nothing",
                                "They get more extreme",
                                "They get nearer to one third",
                                "It depends on the point"),
                        0,
                        "Every score grows by the same amount at a point, and the factor cancels: only K − 1 weight vectors are free."),
                new Prediction.Choice(
                        "sum",
                        "At the point (%s, %s), between the classes, three binary models each say how likely their class is. What do the three numbers add up to?"
                                .formatted(Show.minus(values.text("px")), Show.minus(values.text("py"))),
                        List.of("Less than 0.95", "1, give or take 0.05", "More than 1.05"),
                        sum < 0.95 ? 0 : sum <= 1.05 ? 1 : 2,
                        "They add up to %s: the models don't know of each other.".formatted(Show.n(sum, 3))),
                new Prediction.Amount(
                        "class-a",
                        "At this point the softmax model's scores are %s (A), %s (B) and %s (C). What probability does it give to A?"
                                .formatted(Show.n(z[0], 2), Show.n(z[1], 2), Show.n(z[2], 2)),
                        p[0],
                        0.03,
                        3,
                        "e^%s over the sum of the three.".formatted(Show.n(z[0], 2))));
    }

    /** A line across the bar of class A. */
    @Override
    public Optional<Said> said(String key, double number, Values values) {
        return key.equals("class-a")
                ? Optional.of(new Said(
                        "bars",
                        new Plot.Line(
                                Plot.Style.PREDICTION,
                                "you said",
                                List.of(new Plot.Point(-0.45, number), new Plot.Point(0.45, number)))))
                : Optional.empty();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        Fits fits = Fits.of(values, budget);
        double c = values.number("c");
        double x1 = values.number("px");
        double x2 = values.number("py");
        double[][] shifted = fits.shifted(c);
        double[] p = fits.softmaxAt(shifted, x1, x2);
        double[] raw = fits.binaryAt(x1, x2);
        double sum = Arrays.stream(raw).sum();
        double moved = largestMove(fits, shifted);
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of("sum", sum, "moved", moved));
        double[] z = Fits.scores(shifted, x1, x2);
        for (int k = 0; k < 3; k++) {
            numbers.put("z." + NAMES.get(k), z[k]);
            numbers.put("n." + NAMES.get(k), (double) fits.members(k));
            numbers.put("p." + NAMES.get(k), p[k]);
            numbers.put("raw." + NAMES.get(k), raw[k]);
            for (int j = 0; j < 3; j++)
                numbers.put("w." + NAMES.get(k) + "." + fits.design().terms().get(j), fits.softmax()[k][j]);
        }
        return new Picture(
                List.of(
                        ThreeClassPlots.regions(
                                "softmax", "One softmax: three regions, and the point to drag", fits, shifted, values),
                        ThreeClassPlots.regions(
                                "binary",
                                "Three binary models: the largest of three numbers",
                                fits,
                                fits.binary(),
                                values),
                        ThreeClassPlots.simplex(fits, p, raw),
                        ThreeClassPlots.bars(p, raw)),
                List.of(probabilities(z, p, raw), means(fits), weights(shifted, fits.binary())),
                "Softmax gives %s, %s and %s; the three binary models %s, %s and %s, which add up to %s. The shift of %s has moved no probability by more than %s.%s"
                        .formatted(
                                Show.n(p[0], 3),
                                Show.n(p[1], 3),
                                Show.n(p[2], 3),
                                Show.n(raw[0], 3),
                                Show.n(raw[1], 3),
                                Show.n(raw[2], 3),
                                Show.n(sum, 3),
                                Show.n(c, 1),
                                moved < 1e-9 ? "a rounding error" : Show.n(moved, 6),
                                fits.separated()
                                        ? " These classes are separated, so the softmax has an L2 penalty of 0.01."
                                        : ""),
                numbers);
    }

    private static double largestMove(Fits fits, double[][] shifted) {
        double most = 0;
        for (int i = 0; i < ROWS; i++) {
            double[] row = fits.design().x().row(i);
            double[] before = fits.softmaxAt(fits.softmax(), row[1], row[2]);
            double[] after = fits.softmaxAt(shifted, row[1], row[2]);
            for (int k = 0; k < 3; k++) most = Math.max(most, Math.abs(before[k] - after[k]));
        }
        return most;
    }

    private static Table probabilities(double[] z, double[] p, double[] raw) {
        double sum = Arrays.stream(raw).sum();
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < 3; k++)
            rows.add(List.of(
                    NAMES.get(k), Show.n(z[k], 4), Show.n(p[k], 4), Show.n(raw[k], 4), Show.n(raw[k] / sum, 4)));
        rows.add(List.of("sum", "", "1.0000", Show.n(sum, 4), "1.0000"));
        return new Table(
                "At the point",
                List.of("Class", "Score", "Softmax", "Binary models", "Binary, divided by their sum"),
                rows);
    }

    /** What each model says on average over the rows it was fitted to. */
    private static Table means(Fits fits) {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            double softmax = 0;
            double binary = 0;
            for (int i = 0; i < ROWS; i++) {
                double[] row = fits.design().x().row(i);
                softmax += fits.softmaxAt(fits.softmax(), row[1], row[2])[k] / ROWS;
                binary += fits.binaryAt(row[1], row[2])[k] / ROWS;
            }
            rows.add(List.of(
                    NAMES.get(k),
                    Show.n(ThreeClassPlots.members(fits, k, false).size() / (double) ROWS, 4),
                    Show.n(softmax, 4),
                    Show.n(binary, 4)));
        }
        return new Table(
                "Shares of the classes, and mean probabilities over the rows",
                List.of("Class", "Share", "Softmax", "Binary models"),
                rows);
    }

    private static Table weights(double[][] shifted, double[][] binary) {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            rows.add(weights("softmax " + NAMES.get(k), shifted[k]));
        }
        for (int k = 0; k < 3; k++) rows.add(weights(NAMES.get(k) + " against the rest", binary[k]));
        return new Table("Weights", List.of("Model", "Intercept", "x₁", "x₂"), rows);
    }

    private static List<String> weights(String name, double[] w) {
        return List.of(name, Show.n(w[0], 4), Show.n(w[1], 4), Show.n(w[2], 4));
    }
}
