package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Calibration;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.Frame;
import dev.logodds.fit.Ranking;
import dev.logodds.fit.Recalibration;
import dev.logodds.fit.Scores;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * L13: honest forecasts, whose logits are multiplied by a slope and moved by an intercept. One half of the cases fits a map that
 * takes the warp back; the diagram and the scores are those of the other half.
 */
public final class WarpedForecasts implements Lab {
    /** Nearer to 0 and 1 a forecast has no logit that a map could be fitted to. */
    private static final double EDGE = 1e-9;

    private static final double[] TOY = {.1, .1, .1, .1, .4, .4, .4, .4, .4, .7, .7, .7, .7, .7, .7, .9, .9, .9, .9, .9
    };
    private static final double[] TOY_Y = {1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0};

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("slope", "Warp: logits times", 0.2, 4, 0.1, 2),
            new Control.Range("shift", "Warp: logits plus", -3, 3, 0.1, 0),
            new Control.Range("bins", "Bins", 2, 25, 1, 10),
            new Control.Pick("binning", "Bins of equal", List.of(option("width", "width"), option("mass", "count"))),
            new Control.Pick(
                    "mend",
                    "Mend with",
                    List.of(
                            option("none", "nothing"),
                            option("platt", "Platt scaling"),
                            option("isotonic", "isotonic regression"),
                            option("temperature", "a temperature"))),
            new Control.Pick(
                    "n",
                    "Cases",
                    List.of(
                            option("2000", "2000"),
                            option("100", "100"),
                            option("400", "400"),
                            option("10000", "10 000"),
                            option("toy", "20 forecasts by hand"))),
            new Control.Range("seed", "Draw", 1, 999, 1, 1));

    private static Control.Pick.Option option(String value, String label) {
        return new Control.Pick.Option(value, label);
    }

    @Override
    public String id() {
        return "calibration";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        boolean own = !values.own().isBlank();
        double top = Closing.found(found, "top", 2);
        String bin = "the %s of your highest bin".formatted(Show.n(top, 2));
        return List.of(
                temperature(values, found, own, top, bin),
                Closing.of(
                        "brier-from-its-parts",
                        "with the three parts of your forecasts",
                        "r",
                        Closing.found(found, "reliability", 4),
                        "s",
                        Closing.found(found, "resolution", 4),
                        "u",
                        Closing.found(found, "uncertainty", 4)),
                line(values, found, own, top, bin));
    }

    private static Closing temperature(Values values, Map<String, Double> found, boolean own, double top, String bin) {
        String question = "temperature-on-logit";
        double fitted = Closing.found(found, "temperature", 2);
        if (Double.isFinite(fitted))
            return Closing.of(
                    question,
                    "with the T = %s fitted here and %s".formatted(Show.n(fitted, 2), bin),
                    "t",
                    fitted,
                    "q",
                    top);
        return own
                ? Closing.of(question, "with " + bin, "q", top)
                : Closing.of(
                        question,
                        "with your factor %s as T and %s".formatted(values.text("slope"), bin),
                        "t",
                        values.number("slope"),
                        "q",
                        top);
    }

    private static Closing line(Values values, Map<String, Double> found, boolean own, double top, String bin) {
        String question = "recalibrated-probability";
        boolean platt = found.containsKey("platt.slope");
        if (own && !platt) return Closing.of(question, "with " + bin, "q", top);
        double slope = values.number("slope");
        double s = platt ? Closing.found(found, "platt.slope", 2) : Closing.rounded(1 / slope, 2);
        double a = platt
                ? Closing.found(found, "platt.intercept", 2)
                : Closing.rounded(-values.number("shift") / slope, 2);
        return Closing.of(
                question,
                "with the slope %s and the intercept %s that %s, and %s"
                        .formatted(Show.n(s, 2), Show.n(a, 2), platt ? "Platt found" : "take your warp back", bin),
                "s",
                s,
                "a",
                a,
                "q",
                top);
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Too sure: logits doubled", Map.of()),
                new Preset("Too timid: logits halved", Map.of("slope", "0.5")),
                new Preset("Moved: a fault of the level", Map.of("slope", "1", "shift", "1")),
                new Preset("Honest, few cases: ECE isn't 0", Map.of("slope", "1", "n", "100")),
                new Preset(
                        "A temperature can't mend a level", Map.of("slope", "1", "shift", "1", "mend", "temperature")),
                new Preset("Isotonic on few cases", Map.of("n", "100", "mend", "isotonic")),
                new Preset("Murphy's parts by hand", Map.of("slope", "1", "n", "toy")));
    }

    @Override
    public Optional<OwnData> ownData() {
        return Optional.of(
                new OwnData(
                        "Two columns, comma-separated, names in the first line: the forecast probability, then the 0/1 outcome.",
                        "forecast,outcome\n0.92,1\n0.88,1\n0.85,0\n0.81,1\n0.74,1\n0.67,0\n0.61,1\n0.55,0\n0.48,1\n0.41,0\n0.37,0\n0.33,1\n0.28,0\n0.22,0\n0.19,0\n0.14,0\n0.11,1\n0.08,0\n0.05,0\n0.03,0\n"));
    }

    /**
     * Cases; the first {@code half} of them fit the map.
     *
     * @param honest their true probabilities, where they are known
     * @param announced what was forecast
     * @param scores the forecasts' logits
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Cases(double @Nullable [] honest, double[] announced, double[] scores, double[] y, int half) {
        static Cases of(Values values) {
            return values.own().isBlank() ? warped(made(values), values) : own(values);
        }

        private static Cases warped(Cases made, Values values) {
            double[] scores = logits(made.announced(), values);
            return new Cases(
                    made.announced(),
                    Arrays.stream(scores).map(Sigmoid::sigmoid).toArray(),
                    scores,
                    made.y(),
                    made.half());
        }

        /** Nothing is held back where nothing is fitted. */
        private static Cases own(Values values) {
            Frame frame = Frame.parse(values.own());
            if (frame.columns().size() != 2)
                throw FitProblem.data(
                        "line 1: the table has %d columns. Two are needed: the forecast probability, then the 0/1 outcome."
                                .formatted(frame.columns().size()),
                        1,
                        0);
            double[] p = OwnTable.forecasts(frame);
            double[] y = OwnTable.outcomes(frame);
            boolean all = values.text("mend").equals("none");
            boolean[] fitted = OwnTable.halves(y);
            int[] order = IntStream.concat(
                            IntStream.range(0, y.length).filter(i -> !all && fitted[i]),
                            IntStream.range(0, y.length).filter(i -> all || !fitted[i]))
                    .toArray();
            double ones = Arrays.stream(y).sum();
            if (!all && Math.min(ones, y.length - ones) < 2)
                throw FitProblem.data(
                        "To fit a map by one half and judge it by the other, two 0s and two 1s are needed.", 0, 0);
            double[] announced = Arrays.stream(order).mapToDouble(i -> p[i]).toArray();
            int half = 0;
            for (boolean one : fitted) if (!all && one) half++;
            return new Cases(
                    null,
                    announced,
                    Arrays.stream(announced)
                            .map(v -> Sigmoid.logit(Math.clamp(v, EDGE, 1 - EDGE)))
                            .toArray(),
                    Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                    half);
        }

        private static Cases made(Values values) {
            if (values.text("n").equals("toy")) return new Cases(TOY, TOY, TOY, TOY_Y, 0);
            int n = values.whole("n");
            SplittableRandom random = new SplittableRandom(values.whole("seed"));
            double[] p = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                p[i] = Sigmoid.sigmoid(-0.4 + 1.4 * random.nextGaussian());
                y[i] = random.nextDouble() < p[i] ? 1 : 0;
            }
            return new Cases(p, p, p, y, n / 2);
        }

        double[] judged(double[] all) {
            return Arrays.copyOfRange(all, half, all.length);
        }
    }

    /** The scores of one set of forecasts. */
    private record Judged(String name, double logLoss, double brier, double ece, double auc, Calibration.Murphy parts) {
        static Judged of(String name, double[] y, double[] p, Calibration.Binning binning) {
            double[] w = Scores.ones(y.length);
            Calibration calibration = Calibration.of(y, p, w, binning);
            return new Judged(
                    name,
                    Scores.clippedLogLoss(y, p, w, 1e-15),
                    Scores.brier(y, p, w),
                    calibration.expectedError(),
                    Ranking.of(y, p, w).auc(),
                    calibration.murphy());
        }

        List<String> row() {
            return List.of(
                    name,
                    Show.n(logLoss, 4),
                    Show.n(brier, 4),
                    Show.n(ece, 4),
                    Show.n(auc, 4),
                    Show.n(parts.reliability(), 4),
                    Show.n(parts.resolution(), 4),
                    Show.n(parts.uncertainty(), 4));
        }
    }

    private static double[] logits(double[] p, Values values) {
        return Arrays.stream(p)
                .map(v -> values.number("slope") * Sigmoid.logit(v) + values.number("shift"))
                .toArray();
    }

    private static @Nullable Recalibration map(Cases cases, String mend) {
        if (cases.half() == 0) return null;
        double[] s = Arrays.copyOf(cases.scores(), cases.half());
        double[] y = Arrays.copyOf(cases.y(), cases.half());
        return switch (mend) {
            case "platt" -> Recalibration.Platt.fit(s, y, true);
            case "temperature" -> Recalibration.Temperature.fit(s, y);
            case "isotonic" -> Recalibration.Isotonic.fit(s, y, Scores.ones(y.length));
            default -> null;
        };
    }

    private static Calibration.Binning binning(Values values) {
        int m = values.whole("bins");
        return values.text("binning").equals("width")
                ? new Calibration.Binning.EqualWidth(m)
                : new Calibration.Binning.EqualMass(m);
    }

    @Override
    public String data(Values values) {
        if (!values.own().isBlank()) return values.own();
        Cases cases = Cases.of(values);
        double[] scores = cases.scores();
        double[][] rows = new double[scores.length][];
        for (int i = 0; i < rows.length; i++) rows[i] = new double[] {scores[i], i < cases.half() ? 1 : 0};
        return new Sample(List.of("logit", "fitted"), rows, cases.y()).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double slope = values.number("slope");
        return List.of(
                new Prediction.Choice(
                        "which",
                        "The forecasts are honest. Now their logits are multiplied by 2, which leaves their order as it is. Which of log loss, Brier score, ECE and AUC change?",
                        List.of("All four", "All but the AUC", "Only the ECE", "Only the AUC", "None"),
                        1,
                        "The AUC knows the order only. The other three look at the numbers themselves."),
                new Prediction.Choice(
                        "shape",
                        "Where do the points of the reliability diagram lie when the logits are multiplied by %s?"
                                .formatted(values.text("slope")),
                        List.of(
                                "On the diagonal",
                                "Above it on the left, below it on the right",
                                "Below it on the left, above it on the right",
                                "All on one side of it"),
                        slope > 1 ? 1 : slope < 1 ? 2 : 0,
                        slope > 1
                                ? "Too sure: what is announced as 0.05 happens more often than that, what is announced as 0.95 less often."
                                : slope < 1
                                        ? "Too timid: everything is announced nearer to ½ than it is."
                                        : "Nothing was warped."),
                new Prediction.Choice(
                        "few",
                        "Honest forecasts, 100 cases, half of them judged in ten bins. What is the ECE?",
                        List.of("0, for the forecasts are honest", "about 0.01", "about 0.1"),
                        2,
                        "Five cases a bin: the frequencies scatter, and absolute values don't average out. It is %s in this draw."
                                .formatted(Show.n(fewCases(values), 3))));
    }

    private static double fewCases(Values values) {
        Values few = new Values(Map.of("n", "100", "seed", values.text("seed"), "slope", "1", "shift", "0"), "");
        Cases cases = Cases.made(few);
        double[] y = cases.judged(cases.y());
        return Calibration.of(
                        y,
                        cases.judged(cases.announced()),
                        Scores.ones(y.length),
                        new Calibration.Binning.EqualWidth(10))
                .expectedError();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        Cases cases = Cases.of(values);
        budget.check();
        Recalibration map = map(cases, values.text("mend"));
        double[] y = cases.judged(cases.y());
        double[] p = cases.judged(cases.announced());
        double @Nullable [] mended = map == null
                ? null
                : Arrays.stream(cases.judged(cases.scores()))
                        .map(map::probability)
                        .toArray();
        Calibration.Binning binning = binning(values);
        double @Nullable [] known = cases.honest();
        @Nullable Judged honest = known == null ? null : Judged.of("honest", y, cases.judged(known), binning);
        Judged announced = Judged.of("announced", y, p, binning);
        List<List<String>> rows = new ArrayList<>();
        if (honest != null) rows.add(honest.row());
        rows.add(announced.row());
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of(
                "auc", announced.auc(),
                "brier", announced.brier(),
                "ece", announced.ece(),
                "logLoss", announced.logLoss(),
                "reliability", announced.parts().reliability(),
                "resolution", announced.parts().resolution(),
                "uncertainty", announced.parts().uncertainty()));
        if (honest != null) numbers.put("honest.auc", honest.auc());
        if (mended != null) {
            Judged after = Judged.of("mended", y, mended, binning);
            rows.add(after.row());
            numbers.put("mended.brier", after.brier());
            numbers.put("mended.ece", after.ece());
            numbers.put("mended.auc", after.auc());
            if (map instanceof Recalibration.Temperature(double t)) numbers.put("temperature", t);
            if (map instanceof Recalibration.Platt(double a, double b)) {
                numbers.put("platt.slope", a);
                numbers.put("platt.intercept", b);
            }
        }
        double[] w = Scores.ones(y.length);
        Calibration before = Calibration.of(y, p, w, binning);
        numbers.put("top", before.bins().getLast().meanProbability());
        @Nullable Calibration then = mended == null ? null : Calibration.of(y, mended, w, binning);
        double slope = values.number("slope");
        double shift = values.number("shift");
        @Nullable
        DoubleUnaryOperator truth = honest == null ? null : q -> Sigmoid.sigmoid((Sigmoid.logit(q) - shift) / slope);
        return new Picture(
                List.of(
                        WarpedPlots.diagram(before, then, truth),
                        WarpedPlots.counts(before, values.text("binning").equals("width") ? values.whole("bins") : 25),
                        Curves.roc(
                                "roc",
                                honest == null
                                        ? "ROC curve: the forecasts' order, whatever their size"
                                        : "ROC curves: the warp moves no point of them",
                                Plot.SQUARE,
                                roc(y, p, mended)),
                        WarpedPlots.map(map, truth)),
                List.of(
                        new Table(
                                "Scores on the " + y.length + " cases judged",
                                List.of(
                                        "Forecasts",
                                        "Log loss",
                                        "Brier",
                                        "ECE",
                                        "AUC",
                                        "Reliability",
                                        "Resolution",
                                        "Uncertainty"),
                                rows),
                        WarpedPlots.bins(before)),
                finding(honest, announced, mended == null ? null : Judged.of("", y, mended, binning)),
                numbers);
    }

    private static List<Plot.Mark> roc(double[] y, double[] p, double @Nullable [] mended) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Line(Plot.Style.MODEL, "", Curves.roc(y, p)));
        if (mended != null) marks.add(new Plot.Line(Plot.Style.OTHER, "", Curves.roc(y, mended)));
        marks.add(new Plot.Note(
                Plot.Style.MODEL,
                "AUC " + Show.n(Ranking.of(y, p, Scores.ones(y.length)).auc(), 4),
                new Plot.Point(0.7, 0.25)));
        return marks;
    }

    private static String finding(@Nullable Judged honest, Judged announced, @Nullable Judged mended) {
        String first = honest == null
                ? "Your forecasts: AUC %s, ECE %s, Brier %s, log loss %s."
                        .formatted(
                                Show.n(announced.auc(), 4),
                                Show.n(announced.ece(), 3),
                                Show.n(announced.brier(), 4),
                                Show.n(announced.logLoss(), 4))
                : "AUC %s, the same as of the honest forecasts. ECE %s, Brier %s, log loss %s against %s, %s and %s."
                        .formatted(
                                Show.n(announced.auc(), 4),
                                Show.n(announced.ece(), 3),
                                Show.n(announced.brier(), 4),
                                Show.n(announced.logLoss(), 4),
                                Show.n(honest.ece(), 3),
                                Show.n(honest.brier(), 4),
                                Show.n(honest.logLoss(), 4));
        return mended == null
                ? first
                : first
                        + " Mended%s: ECE %s, Brier %s."
                                .formatted(
                                        honest == null ? ", by a map that the other half of the rows fitted" : "",
                                        Show.n(mended.ece(), 3),
                                        Show.n(mended.brier(), 4));
    }
}
