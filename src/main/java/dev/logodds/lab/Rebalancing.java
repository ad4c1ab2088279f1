package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.Frame;
import dev.logodds.fit.Glm;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Link;
import dev.logodds.fit.Resampling;
import dev.logodds.fit.Separation;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * L14: rare positives with known log-odds a + x, fitted as they are and after balanced weights, undersampling, oversampling or
 * SMOTE; and the prior correction that takes the shift back.
 */
public final class Rebalancing implements Lab {
    private static final double BROKEN = 5;
    private static final int FRESH = 10_000;
    private static final double MOST_DISTANCES = 1e8;
    private static final String EXAMPLE = example();

    /** 60 customers, 12 of whom left. */
    private static String example() {
        StringBuilder rows = new StringBuilder("months,calls,left\n");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            int months = 1 + random.nextInt(48);
            int calls = random.nextInt(7);
            boolean left = random.nextDouble() < Sigmoid.sigmoid(-1.2 - 0.06 * months + 0.45 * calls);
            rows.append(months)
                    .append(',')
                    .append(calls)
                    .append(',')
                    .append(left ? 1 : 0)
                    .append('\n');
        }
        return rows.toString();
    }

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
    public List<Closing> closing(Values values, Map<String, Double> found) {
        double positives = found.getOrDefault("positives", Double.NaN);
        double rows = found.getOrDefault("rows", Double.NaN);
        double share = Closing.rounded(positives / rows, 3);
        double kept = Closing.rounded(positives / (rows - positives), 3);
        String even = "with %s of your negatives kept, as many as there are positives".formatted(Show.n(kept, 3));
        boolean none = values.text("balance").equals("none");
        double mean = Closing.found(found, "mean.rebalanced", 2);
        double intercept = Closing.found(found, "rebalanced.intercept", 2);
        return List.of(
                Closing.of("shift-of-the-intercept", "with your share of positives, " + Show.n(share, 3), "r", share),
                none
                        ? Closing.of("correct-a-sampled-probability", even, "r", kept)
                        : Closing.of(
                                "correct-a-sampled-probability",
                                "%s, and your rebalanced mean %s".formatted(even, Show.n(mean, 2)),
                                "r",
                                kept,
                                "q",
                                mean),
                none
                        ? Closing.of("correct-the-intercept", even, "r", kept)
                        : Closing.of(
                                "correct-the-intercept",
                                "%s, and your rebalanced intercept %s".formatted(even, Show.n(intercept, 2)),
                                "r",
                                kept,
                                "b",
                                intercept));
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
        GlmFit fit = Glm.fit(design, Link.LOGIT, budget);
        if (fit.separation().kind() != Separation.Kind.NONE)
            throw FitProblem.data(
                    "The labels are separated by %s: the fit runs away. The lab on separation shows what can be done."
                            .formatted(String.join(", ", fit.separation().terms())),
                    0,
                    0);
        return fit;
    }

    private static String shortened(String name) {
        return name.length() <= 16 ? name : name.substring(0, 15) + "…";
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
        if ((double) rare.length * rare.length * sample.names().size() > MOST_DISTANCES)
            throw FitProblem.limit(
                    "SMOTE compares every positive with every other: %d of them are too many while somebody waits. Choose another way."
                            .formatted(rare.length));
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
    public Optional<OwnData> ownData() {
        return Optional.of(new OwnData(
                "Comma-separated, names in the first line, the 0/1 label in the last column, 1 for the rarer class.",
                EXAMPLE));
    }

    /** Rows to fit and rows to judge by. */
    private record Rows(Sample train, Sample fresh) {
        static Rows own(Values values) {
            Frame frame = Frame.parse(values.own());
            String formula = Sample.lastByAll(frame);
            double[] y = OwnTable.outcomes(frame);
            double ones = Arrays.stream(y).sum();
            if (2 * ones > y.length)
                throw FitProblem.data(
                        "%.0f of the %d labels are 1. The label 1 must be the rarer one: write 0 for 1 and 1 for 0."
                                .formatted(ones, y.length),
                        0,
                        0);
            if (ones < 4)
                throw FitProblem.data(
                        "%.0f labels are 1. Four are needed: two to fit by and two to judge by.".formatted(ones), 0, 0);
            Sample all = SeparableFits.standardised(Design.of(frame, formula));
            boolean[] fitted = OwnTable.halves(y);
            return new Rows(half(all, y, fitted, true), half(all, y, fitted, false));
        }

        private static Sample half(Sample all, double[] y, boolean[] fitted, boolean which) {
            int[] rows =
                    IntStream.range(0, y.length).filter(i -> fitted[i] == which).toArray();
            return new Sample(
                    all.names(),
                    Arrays.stream(rows).mapToObj(i -> all.x()[i]).toArray(double[][]::new),
                    Arrays.stream(rows).mapToDouble(i -> y[i]).toArray());
        }
    }

    @Override
    public String data(Values values) {
        if (!values.own().isBlank()) return values.own();
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        return draw(values.number("a"), values.whole("n"), random.split()).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double[] labels = draw(
                        values.number("a"), values.whole("n"), new SplittableRandom(values.whole("seed")).split())
                .y();
        double positives = Arrays.stream(labels).sum();
        double n = labels.length;
        double share = positives / n;
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
                        "even-odds",
                        "%s of %s rows are positive. As many negatives are kept, at random, and the model fitted to these rows says 0.5. What is the probability among all rows?"
                                .formatted(Show.n(positives, 0), Show.grouped((int) n)),
                        share,
                        Math.max(0.002, 0.15 * share),
                        4,
                        "Odds of 1 are divided by n₀/n₁ = %s: what is left is the share of positives, %s. At this base rate 0.5 is no coin toss, and no alarm either."
                                .formatted(Show.n((n - positives) / positives, 1), Show.percent(share, 1))));
    }

    /** Where a forecast of ½ of a rebalanced model belongs. */
    @Override
    public Optional<Said> said(String key, double number, Values values) {
        return key.equals("even-odds") && number > 0 && values.own().isBlank()
                ? Optional.of(new Said(
                        "reliability",
                        new Plot.Line(
                                Plot.Style.PREDICTION,
                                "you said",
                                List.of(new Plot.Point(0.15, number), new Plot.Point(1, number)))))
                : Optional.empty();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        double a = values.number("a");
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        boolean own = !values.own().isBlank();
        Rows rows = own
                ? Rows.own(values)
                : new Rows(draw(a, values.whole("n"), random.split()), draw(a, FRESH, random.split()));
        Sample train = rows.train();
        Sample fresh = rows.fresh();
        String how = values.text("balance");
        GlmFit plain = fit(train, "none", random, budget);
        GlmFit other = how.equals("none") ? plain : fit(train, how, random.split(), budget);
        double positives = Arrays.stream(train.y()).sum();
        double shift = Math.log((train.rows() - positives) / positives);
        boolean undone = values.text("undo").equals("yes") && !how.equals("none");
        List<Line> lines = new ArrayList<>();
        if (!own) lines.add(new Line("truth", new double[] {a, 1}, Double.NaN, Plot.Style.FAINT));
        lines.add(Line.of("as it is", plain, 0, Plot.Style.MODEL));
        if (!how.equals("none")) lines.add(Line.of("rebalanced", other, 0, Plot.Style.THIRD));
        if (undone) lines.add(Line.of("shift taken back", other, -shift, Plot.Style.OTHER));
        List<RebalancingPlots.Judged> judged =
                lines.stream().map(l -> RebalancingPlots.Judged.of(l, fresh)).toList();
        return new Picture(
                        List.of(
                                RebalancingPlots.coefficients("intercept", "The intercept", lines, Line::intercept),
                                RebalancingPlots.coefficients(
                                        "slope",
                                        own
                                                ? "The slope of "
                                                        + shortened(
                                                                train.names().getFirst())
                                                : "The slope",
                                        lines,
                                        Line::slope),
                                RebalancingPlots.reliability(judged, fresh, positives / train.rows(), own),
                                RebalancingPlots.roc(judged)),
                        List.of(RebalancingPlots.table(judged, fresh, train.names())),
                        (own
                                        ? "Half of your rows are fitted, features in standard deviations; the other half judges. "
                                        : "")
                                + finding(plain, other, how, shift),
                        numbers(train, plain, other, shift, judged))
                .with(goal(judged, fresh, how, undone));
    }

    /** A line of log-odds; {@code error} is the standard error of the slope, where it means something. */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String name, double[] w, double error, Plot.Style style) {
        static Line of(String name, GlmFit fit, double shift, Plot.Style style) {
            // a feature that is a sum of others has no coefficient of its own
            double[] w = Arrays.stream(fit.coefficients())
                    .map(v -> Double.isNaN(v) ? 0 : v)
                    .toArray();
            w[0] += shift;
            return new Line(name, w, fit.standardErrors()[1], style);
        }

        double intercept() {
            return w[0];
        }

        double slope() {
            return w[1];
        }

        double[] probabilities(Sample rows) {
            return Arrays.stream(rows.x())
                    .mapToDouble(x -> {
                        double z = w[0];
                        for (int j = 0; j < x.length; j++) z += w[j + 1] * x[j];
                        return Sigmoid.sigmoid(z);
                    })
                    .toArray();
        }
    }

    private static Map<String, Double> numbers(
            Sample train, GlmFit plain, GlmFit other, double shift, List<RebalancingPlots.Judged> judged) {
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of(
                "rows", (double) train.rows(),
                "positives", Arrays.stream(train.y()).sum(),
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
}
