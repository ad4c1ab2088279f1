package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.Glm;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Link;
import dev.logodds.fit.Ranking;
import dev.logodds.fit.Resampling;
import dev.logodds.fit.Scores;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * L14: rare positives with known log-odds a + x, fitted as they are and after balanced weights, undersampling, oversampling or
 * SMOTE; and the prior correction that takes the shift back.
 */
public final class Rebalancing implements Lab {
    private static final double BROKEN = 5;

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("a", "True intercept", -7, 0, 0.1, -4),
            new Control.Pick(
                    "n",
                    "Training rows",
                    List.of(
                            option("10000", "10 000"),
                            option("20000", "20 000"),
                            option("5000", "5000"),
                            option("1000", "1000"))),
            new Control.Pick(
                    "balance",
                    "Rebalance by",
                    List.of(
                            option("none", "nothing"),
                            option("weights", "balanced weights"),
                            option("under", "undersampling"),
                            option("over", "oversampling"),
                            option("smote", "SMOTE"))),
            new Control.Pick(
                    "undo",
                    "Take the shift back",
                    List.of(option("no", "no"), option("yes", "yes: subtract ln(n₀/n₁)"))),
            new Control.Range("seed", "Draw", 1, 999, 1, 7));

    private static Control.Pick.Option option(String value, String label) {
        return new Control.Pick.Option(value, label);
    }

    @Override
    public String id() {
        return "imbalance";
    }

    @Override
    public List<String> questions() {
        return List.of("shift-of-the-intercept", "correct-a-sampled-probability", "correct-the-intercept");
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("As it is", Map.of()),
                new Preset("1 % positives, balanced weights", Map.of("a", "-5", "balance", "weights")),
                new Preset("1 % positives, undersampled", Map.of("a", "-5", "balance", "under")),
                new Preset("SMOTE", Map.of("balance", "smote")),
                new Preset("Undersampled and put right", Map.of("a", "-5", "balance", "under", "undo", "yes")),
                new Preset("Even classes: nothing to do", Map.of("a", "0", "balance", "weights")));
    }

    /** Draws rows with log-odds a + x. */
    private static Sample draw(double a, int n, SplittableRandom random) {
        double[][] x = new double[n][1];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i][0] = random.nextGaussian();
            y[i] = random.nextDouble() < Sigmoid.sigmoid(a + x[i][0]) ? 1 : 0;
        }
        if (Arrays.stream(y).sum() < 2) y[0] = y[1] = 1;
        return new Sample(List.of("x"), x, y);
    }

    /** The training rows after rebalancing, and the fit of them. */
    private static GlmFit fit(Sample sample, String how, SplittableRandom random, Budget budget) {
        Design design = switch (how) {
            case "weights" -> weighted(sample);
            case "under" -> chosen(sample, Resampling.undersample(sample.y(), random));
            case "over" -> chosen(sample, Resampling.oversample(sample.y(), random));
            case "smote" -> smote(sample, random);
            default -> sample.design();
        };
        return Glm.fit(design, Link.LOGIT, budget);
    }

    private static Design weighted(Sample sample) {
        Design d = sample.design();
        int[] classes = Arrays.stream(sample.y()).mapToInt(v -> (int) v).toArray();
        return new Design(
                d.x(),
                d.terms(),
                d.groups(),
                true,
                d.response(),
                Resampling.balancedWeights(classes),
                d.offset(),
                d.lines());
    }

    private static Design chosen(Sample sample, int[] rows) {
        return new Sample(
                        sample.names(),
                        Arrays.stream(rows).mapToObj(i -> sample.x()[i]).toArray(double[][]::new),
                        Arrays.stream(rows).mapToDouble(i -> sample.y()[i]).toArray())
                .design();
    }

    private static Design smote(Sample sample, SplittableRandom random) {
        int[] rare = IntStream.range(0, sample.rows())
                .filter(i -> sample.y()[i] == 1)
                .toArray();
        int count = Math.max(0, sample.rows() - 2 * rare.length);
        double[][] made = Resampling.smote(
                Arrays.stream(rare).mapToObj(i -> sample.x()[i]).toArray(double[][]::new), 5, count, random);
        double[][] x = Arrays.copyOf(sample.x(), sample.rows() + count);
        double[] y = Arrays.copyOf(sample.y(), sample.rows() + count);
        System.arraycopy(made, 0, x, sample.rows(), count);
        Arrays.fill(y, sample.rows(), y.length, 1);
        return new Sample(sample.names(), x, y).design();
    }

    @Override
    public String data(Values values) {
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        return draw(values.number("a"), values.whole("n"), random.split()).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double rate = Sigmoid.sigmoid(values.number("a"));
        return List.of(
                new Prediction.Choice(
                        "moves",
                        "Positives are rare. The same rows are fitted again with balanced class weights. What changes?",
                        List.of(
                                "The slope: the minority is heard at last",
                                "The intercept, by about ln(n₀/n₁); the slope hardly",
                                "Both by the same factor",
                                "Neither"),
                        1,
                        "Weights multiply the odds of every row by about n₀/n₁. On the log-odds scale that is a constant."),
                new Prediction.Choice(
                        "rank",
                        "And the AUC on fresh rows?",
                        List.of("It rises clearly", "It stays about the same", "It falls clearly"),
                        1,
                        "A shift of the intercept moves every score alike: the order stays."),
                new Prediction.Amount(
                        "half",
                        "Only 10 % of the negatives were kept, all of the positives. The model says 0.5. What is the corrected probability?",
                        1 / 11.0,
                        0.012,
                        4,
                        "Odds 1 become odds 0.1: 0.1/1.1. At a base rate of %s that is a plausible alarm, not a coin toss."
                                .formatted(Show.percent(rate, 1))));
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        double a = values.number("a");
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        Sample train = draw(a, values.whole("n"), random.split());
        Sample fresh = draw(a, 10_000, random.split());
        String how = values.text("balance");
        GlmFit plain = fit(train, "none", random, budget);
        GlmFit other = how.equals("none") ? plain : fit(train, how, random.split(), budget);
        double positives = Arrays.stream(train.y()).sum();
        double shift = Math.log((train.rows() - positives) / positives);
        boolean undone = values.text("undo").equals("yes") && !how.equals("none");
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("truth", a, 1, Double.NaN, Plot.Style.FAINT));
        lines.add(Line.of("as it is", plain, 0, Plot.Style.MODEL));
        if (!how.equals("none")) lines.add(Line.of("rebalanced", other, 0, Plot.Style.THIRD));
        if (undone) lines.add(Line.of("shift taken back", other, -shift, Plot.Style.OTHER));
        List<RebalancingPlots.Judged> judged =
                lines.stream().map(l -> RebalancingPlots.Judged.of(l, fresh)).toList();
        return new Picture(
                        List.of(
                                RebalancingPlots.coefficients("intercept", "The intercept", lines, Line::intercept),
                                RebalancingPlots.coefficients("slope", "The slope", lines, Line::slope),
                                RebalancingPlots.reliability(judged, fresh),
                                RebalancingPlots.roc(judged, fresh)),
                        List.of(RebalancingPlots.table(judged, fresh)),
                        finding(plain, other, how, shift),
                        numbers(plain, other, shift, judged))
                .with(goal(judged, fresh, how, undone));
    }

    /** A line of log-odds; {@code error} is the standard error of the slope, where it means something. */
    record Line(String name, double intercept, double slope, double error, Plot.Style style) {
        static Line of(String name, GlmFit fit, double shift, Plot.Style style) {
            return new Line(name, fit.coefficients()[0] + shift, fit.coefficients()[1], fit.standardErrors()[1], style);
        }

        double[] probabilities(Sample rows) {
            return Arrays.stream(rows.x())
                    .mapToDouble(x -> Sigmoid.sigmoid(intercept + slope * x[0]))
                    .toArray();
        }
    }

    private static Map<String, Double> numbers(
            GlmFit plain, GlmFit other, double shift, List<RebalancingPlots.Judged> judged) {
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of(
                "plain.intercept", plain.coefficients()[0],
                "plain.slope", plain.coefficients()[1],
                "rebalanced.intercept", other.coefficients()[0],
                "rebalanced.slope", other.coefficients()[1],
                "shift", shift));
        judged.forEach(j -> numbers.put("mean." + j.line().name(), j.mean()));
        judged.forEach(j -> numbers.put("auc." + j.line().name(), j.auc()));
        return numbers;
    }

    private static String finding(GlmFit plain, GlmFit other, String how, double shift) {
        if (how.equals("none"))
            return "Fitted as it is: intercept %s, slope %s. The mean probability is the base rate, as the score equations demand."
                    .formatted(Show.n(plain.coefficients()[0], 3), Show.n(plain.coefficients()[1], 3));
        return "The intercept moves by %s; ln(n₀/n₁) is %s. The slope goes from %s to %s."
                .formatted(
                        Show.signed(other.coefficients()[0] - plain.coefficients()[0], 3),
                        Show.n(shift, 3),
                        Show.n(plain.coefficients()[1], 3),
                        Show.n(other.coefficients()[1], 3));
    }

    private static List<Goal> goal(List<RebalancingPlots.Judged> judged, Sample fresh, String how, boolean undone) {
        double base = Arrays.stream(fresh.y()).sum() / fresh.rows();
        double last = judged.getLast().mean();
        boolean broken = judged.stream().anyMatch(j -> j.mean() > BROKEN * base);
        boolean mended = broken && undone && last > base / 1.5 && last < 1.5 * base;
        double worst =
                judged.stream().mapToDouble(RebalancingPlots.Judged::mean).max().orElse(base);
        return List.of(
                new Goal(
                        "Break the calibration: make the mean probability on fresh rows at least 5 times the base rate.",
                        broken,
                        "Mean probability %s, base rate %s: %s times."
                                .formatted(Show.percent(worst, 1), Show.percent(base, 1), Show.n(worst / base, 1))),
                new Goal(
                        "Mend it, and keep the rebalanced fit.",
                        mended,
                        mended
                                ? "With the shift taken back the mean is %s, the AUC as before."
                                        .formatted(Show.percent(last, 1))
                                : how.equals("none")
                                        ? "First break it."
                                        : "A constant on the log-odds scale is enough."));
    }

    static double auc(double[] y, double[] p) {
        return Ranking.of(y, p, Scores.ones(y.length)).auc();
    }
}
