package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Calibration;
import dev.logodds.fit.Ranking;
import dev.logodds.fit.Recalibration;
import dev.logodds.fit.Scores;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * L13: honest forecasts, whose logits are multiplied by a slope and moved by an intercept. One half of the cases fits a map that
 * takes the warp back; the diagram and the scores are those of the other half.
 */
public final class WarpedForecasts implements Lab {
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
    public List<String> questions() {
        return List.of("temperature-on-logit", "ece-three-bins", "recalibrated-probability");
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

    /** Cases with their honest probabilities; the first {@code half} of them fit the map. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Cases(double[] honest, double[] y, int half) {
        static Cases of(Values values) {
            if (values.text("n").equals("toy")) return new Cases(TOY, TOY_Y, 0);
            int n = values.whole("n");
            SplittableRandom random = new SplittableRandom(values.whole("seed"));
            double[] p = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                p[i] = Sigmoid.sigmoid(-0.4 + 1.4 * random.nextGaussian());
                y[i] = random.nextDouble() < p[i] ? 1 : 0;
            }
            return new Cases(p, y, n / 2);
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

    private static @Nullable Recalibration map(Cases cases, double[] scores, String mend) {
        if (cases.half() == 0) return null;
        double[] s = Arrays.copyOf(scores, cases.half());
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
        Cases cases = Cases.of(values);
        double[] scores = logits(cases.honest(), values);
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
        Cases cases = Cases.of(few);
        double[] y = cases.judged(cases.y());
        return Calibration.of(
                        y, cases.judged(cases.honest()), Scores.ones(y.length), new Calibration.Binning.EqualWidth(10))
                .expectedError();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        Cases cases = Cases.of(values);
        double[] scores = logits(cases.honest(), values);
        double[] warped = Arrays.stream(scores).map(Sigmoid::sigmoid).toArray();
        budget.check();
        Recalibration map = map(cases, scores, values.text("mend"));
        double[] y = cases.judged(cases.y());
        double[] p = cases.judged(warped);
        double @Nullable [] mended = map == null
                ? null
                : Arrays.stream(cases.judged(scores)).map(map::probability).toArray();
        Calibration.Binning binning = binning(values);
        Judged honest = Judged.of("honest", y, cases.judged(cases.honest()), binning);
        Judged announced = Judged.of("announced", y, p, binning);
        List<List<String>> rows = new ArrayList<>(List.of(honest.row(), announced.row()));
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of(
                "honest.auc", honest.auc(),
                "auc", announced.auc(),
                "brier", announced.brier(),
                "ece", announced.ece(),
                "logLoss", announced.logLoss(),
                "reliability", announced.parts().reliability(),
                "resolution", announced.parts().resolution(),
                "uncertainty", announced.parts().uncertainty()));
        if (mended != null) {
            Judged after = Judged.of("mended", y, mended, binning);
            rows.add(after.row());
            numbers.put("mended.brier", after.brier());
            numbers.put("mended.ece", after.ece());
            numbers.put("mended.auc", after.auc());
            if (map instanceof Recalibration.Temperature(double t)) numbers.put("temperature", t);
        }
        double[] w = Scores.ones(y.length);
        Calibration before = Calibration.of(y, p, w, binning);
        @Nullable Calibration then = mended == null ? null : Calibration.of(y, mended, w, binning);
        return new Picture(
                List.of(
                        WarpedPlots.diagram(before, then, values.number("slope"), values.number("shift")),
                        WarpedPlots.counts(before, values.text("binning").equals("width") ? values.whole("bins") : 25),
                        Curves.roc(
                                "roc", "ROC curves: the warp moves no point of them", Plot.SQUARE, roc(y, p, mended)),
                        WarpedPlots.map(map, values.number("slope"), values.number("shift"))),
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

    private static String finding(Judged honest, Judged announced, @Nullable Judged mended) {
        String first =
                "AUC %s, the same as of the honest forecasts. ECE %s, Brier %s, log loss %s against %s, %s and %s."
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
                : first + " Mended: ECE %s, Brier %s.".formatted(Show.n(mended.ece(), 3), Show.n(mended.brier(), 4));
    }
}
