package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.ElasticNet;
import dev.logodds.fit.LinearSvm;
import dev.logodds.fit.Sigmoid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** L11: the hinge and the logistic loss of one margin, and what one point that can be dragged does to both boundaries. */
public final class MarginLosses implements Lab {
    static final int EACH = 20;
    static final double EDGE = 4.5;
    private static final double LN2 = Math.log(2);

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("m", "Margin m = y(w·x + b)", -3, 3, 0.05, -0.3),
            new Control.Pick("unit", "Logistic loss in", List.of(option("e", "nats, ln"), option("2", "bits, log₂"))),
            new Control.Range("ox", "The point's x₁", -4, 4, 0.1, 1.6),
            new Control.Range("oy", "The point's x₂", -4, 4, 0.1, 1),
            new Control.Pick(
                    "c",
                    "C of both: ½‖w‖² + C·Σ loss",
                    List.of(option("1", "1"), option("0.1", "0.1"), option("10", "10"), option("100", "100"))),
            new Control.Range("seed", "Draw", 1, 999, 1, 4));

    private static Control.Pick.Option option(String value, String label) {
        return new Control.Pick.Option(value, label);
    }

    @Override
    public String id() {
        return "svm";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        String m = "with your m = " + Show.minus(values.text("m"));
        double b = Closing.found(found, "svm.b", 2);
        double w1 = Closing.found(found, "svm.x1", 2);
        double w2 = Closing.found(found, "svm.x2", 2);
        return List.of(
                Closing.of("logistic-at-margin", m, "m", values.number("m")),
                Closing.of("pull-at-margin", m, "m", values.number("m")),
                Closing.of(
                        "distance-of-a-point",
                        "with your point (%s, %s) and the SVM found, w = (%s, %s), b = %s"
                                .formatted(
                                        Show.minus(values.text("ox")),
                                        Show.minus(values.text("oy")),
                                        Show.n(w1, 2),
                                        Show.n(w2, 2),
                                        Show.n(b, 2)),
                        "b",
                        b,
                        "w1",
                        w1,
                        "w2",
                        w2,
                        "x1",
                        values.number("ox"),
                        "x2",
                        values.number("oy")));
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Below the 0–1 loss: m = −0.3", Map.of()),
                new Preset("In bits it is above", Map.of("unit", "2")),
                new Preset("Where the two meet: m = −0.55", Map.of("m", "-0.55")),
                new Preset("Beyond the margin: m = 2", Map.of("m", "2")),
                new Preset("A point far on its own side", Map.of("ox", "4", "oy", "4")),
                new Preset("A mislabelled point, far out", Map.of("ox", "-4", "oy", "-3", "c", "10")));
    }

    static double logistic(double m, boolean bits) {
        return Sigmoid.softplus(-m) / (bits ? LN2 : 1);
    }

    static double hinge(double m) {
        return Math.max(0, 1 - m);
    }

    private static boolean bits(Values values) {
        return values.text("unit").equals("2");
    }

    @Override
    public String data(Values values) {
        return points(values).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double m = values.number("m");
        double loss = logistic(m, false);
        int where = m > 0 ? 0 : loss > 1 ? 0 : 1;
        return List.of(
                new Prediction.Choice(
                        "bound",
                        "A point has the margin m = %s. Is its logistic loss ln(1 + e^−m) above its 0–1 loss?"
                                .formatted(Show.minus(values.text("m"))),
                        List.of(
                                "Above: the logistic loss is an upper bound everywhere",
                                "Below: in nats the bound fails between m = −0.541 and 0"),
                        where,
                        "ln(1 + e^−m) is %s here, the 0–1 loss %s. Divided by ln 2 the loss bounds everywhere."
                                .formatted(Show.n(loss, 4), m > 0 ? "0" : "1")),
                new Prediction.Amount(
                        "two",
                        "The hinge loss at m = 2 is 0. What is the logistic loss there, in nats?",
                        logistic(2, false),
                        0.03,
                        4,
                        "It is never 0: every point keeps pulling, if ever so little."),
                new Prediction.Choice(
                        "far",
                        "A point well on its own side is moved still further away from the boundary. Which boundary moves?",
                        List.of(
                                "The logistic one clearly, the SVM's not at all",
                                "Both clearly",
                                "The SVM's not at all, the logistic one hardly",
                                "The SVM's clearly"),
                        2,
                        "Beyond the margin the hinge has no slope at all, and the logistic loss has next to none."));
    }

    /** Two clouds, and the point at the end. */
    private static Sample points(Values values) {
        SplittableRandom random = new SplittableRandom(values.whole("seed"));
        double[][] x = new double[2 * EACH + 1][2];
        double[] y = new double[2 * EACH + 1];
        for (int i = 0; i < 2 * EACH; i++) {
            y[i] = i < EACH ? 0 : 1;
            double side = y[i] == 1 ? 1 : -1;
            x[i][0] = 1.2 * side + 0.8 * random.nextGaussian();
            x[i][1] = 0.7 * side + 0.8 * random.nextGaussian();
        }
        x[2 * EACH][0] = values.number("ox");
        x[2 * EACH][1] = values.number("oy");
        y[2 * EACH] = 1;
        return new Sample(List.of("x1", "x2"), x, y);
    }

    @Override
    public Optional<Said> said(String key, double number, Values values) {
        return key.equals("two") && !bits(values)
                ? Optional.of(
                        new Said("losses", new Plot.Dot(Plot.Style.PREDICTION, "you said", new Plot.Point(2, number))))
                : Optional.empty();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        Sample sample = points(values);
        Design design = sample.design();
        double c = values.number("c");
        double[] logit =
                ElasticNet.fit(design, ElasticNet.Penalty.scikit(c, 0), budget).coefficients();
        LinearSvm svm = LinearSvm.fit(design, c, false, budget);
        double[] hinge = {svm.b(), svm.w()[0], svm.w()[1]};
        double m = values.number("m");
        double own = logit[0] + logit[1] * values.number("ox") + logit[2] * values.number("oy");
        return new Picture(
                List.of(
                        MarginPlots.losses(m, bits(values)),
                        MarginPlots.slopes(m, bits(values)),
                        MarginPlots.scatter(sample, logit, hinge, values),
                        MarginPlots.pulls(sample, logit, hinge)),
                List.of(
                        new Table(
                                "The losses of one margin",
                                List.of(
                                        "m",
                                        "0–1",
                                        "Hinge",
                                        "ln(1 + e^−m)",
                                        "log₂(1 + e^−m)",
                                        "Slope, hinge",
                                        "Slope, logistic"),
                                java.util.stream.DoubleStream.of(m, -1, -0.5413, 0, 1, 2)
                                        .mapToObj(MarginLosses::row)
                                        .toList()),
                        new Table(
                                "The two fits",
                                List.of("Fit", "b", "w₁", "w₂", "Direction", "Points that pull by more than 0.01"),
                                List.of(
                                        fitted("logistic", logit, sample, v -> Sigmoid.sigmoid(-v)),
                                        fitted("SVM", hinge, sample, v -> v < 1 - 1e-6 ? 1 : 0)))),
                "At m = %s: hinge %s, logistic %s, 0–1 loss %s. The point has the margin %s and pulls the logistic fit by %s of its length."
                        .formatted(
                                Show.n(m, 2),
                                Show.n(hinge(m), 3),
                                Show.n(logistic(m, bits(values)), 3),
                                m > 0 ? "0" : "1",
                                Show.n(own, 2),
                                Show.n(Sigmoid.sigmoid(-own), 3)),
                Map.of(
                        "logistic.b", logit[0],
                        "logistic.x1", logit[1],
                        "logistic.x2", logit[2],
                        "svm.b", hinge[0],
                        "svm.x1", hinge[1],
                        "svm.x2", hinge[2],
                        "loss.logistic", logistic(m, bits(values)),
                        "loss.hinge", hinge(m)));
    }

    private static List<String> row(double m) {
        return List.of(
                Show.n(m, Math.abs(m) == 0.5413 ? 4 : 2),
                m > 0 ? "0" : "1",
                Show.n(hinge(m), 4),
                Show.n(logistic(m, false), 4),
                Show.n(logistic(m, true), 4),
                m < 1 ? "−1" : "0",
                Show.n(-Sigmoid.sigmoid(-m), 4));
    }

    private static List<String> fitted(String name, double[] w, Sample sample, DoubleUnaryOperator pull) {
        long pulling = 0;
        for (int i = 0; i < sample.rows(); i++) pulling += pull.applyAsDouble(margin(w, sample, i)) > 0.01 ? 1 : 0;
        return List.of(
                name,
                Show.n(w[0], 4),
                Show.n(w[1], 4),
                Show.n(w[2], 4),
                Show.n(Math.toDegrees(Math.atan2(w[2], w[1])), 1) + "°",
                pulling + " of " + sample.rows());
    }

    static double margin(double[] w, Sample sample, int i) {
        double score = w[0] + w[1] * sample.x()[i][0] + w[2] * sample.x()[i][1];
        return sample.y()[i] == 1 ? score : -score;
    }
}
