package dev.logodds.lab;

import dev.logodds.fit.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * L10: the error of Gaussian naive Bayes and of logistic regression on two normal classes against the number of training rows,
 * averaged over draws. All features, or every other one, differ between the classes; all are equally correlated.
 */
public final class LearningCurves implements Gradual {
    static final int[] SIZES = {10, 14, 20, 30, 50, 100, 200, 500, 1000, 2000};
    private static final int PART = 10;
    private static final double EVEN = 0.003;

    private static final List<Control> CONTROLS = List.of(
            new Control.Range("features", "Features", 1, 20, 1, 6),
            new Control.Range("rho", "Correlation ρ within a class", 0, 0.9, 0.1, 0),
            new Control.Range("gap", "Distance of the classes, in standard deviations", 0.5, 4, 0.1, 2),
            new Control.Pick(
                    "telling",
                    "Features that differ between the classes",
                    List.of(
                            new Control.Pick.Option("half", "every other one"),
                            new Control.Pick.Option("all", "all, equally"))),
            new Control.Pick(
                    "draws",
                    "Draws averaged",
                    List.of(
                            new Control.Pick.Option("20", "20"),
                            new Control.Pick.Option("100", "100"),
                            new Control.Pick.Option("400", "400"),
                            new Control.Pick.Option("2000", "2000, takes a while"))),
            new Control.Range("seed", "First draw", 1, 999, 1, 1));

    @Override
    public String id() {
        return "naive-bayes";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        int d = values.whole("features");
        int telling = values.text("telling").equals("all") ? d : (d + 1) / 2;
        double error = Closing.found(found, "logistic.20", 3);
        double best = Closing.found(found, "best", 3);
        return List.of(
                Closing.of(
                        "weight-from-a-distance",
                        "with your distance of %s, spread over the %d features that differ"
                                .formatted(values.text("gap"), telling),
                        "g",
                        values.number("gap"),
                        "m",
                        telling),
                Closing.of(
                        "overcounted",
                        "with your %d features and ρ = %s".formatted(d, values.text("rho")),
                        "d",
                        d,
                        "r",
                        values.number("rho")),
                Closing.of(
                        "excess-error",
                        "with the %s of logistic regression and the best possible %s of your curves"
                                .formatted(Show.percent(error, 1), Show.percent(best, 1)),
                        "q",
                        error,
                        "b",
                        best));
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Independent features", Map.of()),
                new Preset("Correlated: its model is wrong", Map.of("rho", "0.6")),
                new Preset("Correlated, but all alike", Map.of("rho", "0.6", "telling", "all")),
                new Preset("Many features, few rows", Map.of("features", "20")),
                new Preset("One feature", Map.of("features", "1")),
                new Preset("400 draws", Map.of("draws", "400", "rho", "0.3")));
    }

    @Override
    public String data(Values values) {
        return Learners.of(values).rows(0).csv();
    }

    @Override
    public List<Prediction> predictions(Values values) {
        Values few = new Values(
                Map.of(
                        "features", values.text("features"),
                        "rho", values.text("rho"),
                        "gap", values.text("gap"),
                        "telling", values.text("telling"),
                        "draws", "20",
                        "seed", values.text("seed")),
                "");
        Learners learners = Learners.of(few);
        for (int draw = 0; draw < 20; draw++) learners.draw(draw);
        List<String> who = List.of("Naive Bayes", "Logistic regression", "Neither: within 0.3 points of each other");
        String setting = "%s features, correlation %s within the classes."
                .formatted(values.text("features"), values.text("rho"));
        return List.of(
                new Prediction.Choice(
                        "few",
                        setting + " 20 training rows. Who makes fewer mistakes on new rows?",
                        who,
                        better(learners, 20),
                        "Mean error %s against %s."
                                .formatted(
                                        Show.percent(learners.bayes(20), 1), Show.percent(learners.logistic(20), 1))),
                new Prediction.Choice(
                        "many",
                        "And with 2000 rows?",
                        who,
                        better(learners, 2000),
                        "%s against %s; the best possible is %s."
                                .formatted(
                                        Show.percent(learners.bayes(2000), 1),
                                        Show.percent(learners.logistic(2000), 1),
                                        Show.percent(learners.best(), 1))),
                new Prediction.Choice(
                        "sure",
                        "Where the features are correlated within the classes, what is wrong with the probabilities of naive Bayes?",
                        List.of(
                                "Nothing, only its boundary is off",
                                "They are too near to 0 and 1",
                                "They are too near to ½"),
                        1,
                        "It counts the same evidence several times, as if each feature had said something new."));
    }

    private static int better(Learners learners, int n) {
        double gain = learners.logistic(n) - learners.bayes(n);
        return gain > EVEN ? 0 : gain < -EVEN ? 1 : 2;
    }

    @Override
    public Picture picture(Values values, Budget budget, Consumer<Part> told) {
        Learners learners = Learners.of(values);
        int draws = values.whole("draws");
        int done = 0;
        while (done < draws && !(done > 0 && budget.spent())) {
            learners.draw(done++);
            if (done % PART == 0 && done < draws) told.accept(new Part(done, draws, picture(learners, done, draws)));
        }
        Picture last = picture(learners, done, draws);
        told.accept(new Part(done, draws, last));
        return last;
    }

    private static Picture picture(Learners learners, int done, int draws) {
        List<Plot.Point> bayes = new ArrayList<>();
        List<Plot.Point> logistic = new ArrayList<>();
        List<Plot.Point> bayesLoss = new ArrayList<>();
        List<Plot.Point> logisticLoss = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int n : SIZES) {
            bayes.add(new Plot.Point(n, learners.bayes(n)));
            logistic.add(new Plot.Point(n, learners.logistic(n)));
            bayesLoss.add(new Plot.Point(n, learners.bayesLoss(n)));
            logisticLoss.add(new Plot.Point(n, learners.logisticLoss(n)));
            numbers.put("bayes." + n, learners.bayes(n));
            numbers.put("logistic." + n, learners.logistic(n));
            rows.add(List.of(
                    String.valueOf(n),
                    Show.percent(learners.bayes(n), 2),
                    Show.percent(learners.logistic(n), 2),
                    Show.percent(learners.spread(n), 2),
                    Show.n(learners.bayesLoss(n), 3),
                    Show.n(learners.logisticLoss(n), 3)));
        }
        numbers.put("best", learners.best());
        numbers.put("bayes.limit", learners.limit());
        numbers.put("draws", (double) done);
        numbers.put("first.bayes.x1", learners.firstLine()[1]);
        double top = Math.max(bayes.getFirst().y(), logistic.getFirst().y());
        double lossTop = Math.min(
                2, Math.max(bayesLoss.getFirst().y(), logisticLoss.getFirst().y()));
        return new Picture(
                List.of(
                        new Plot(
                                "error",
                                "Share of new rows on the wrong side, by the number of training rows",
                                Plot.Axis.log("training rows", 10, 2000),
                                new Plot.Axis("error", 0, 1.1 * top),
                                List.of(
                                        new Plot.Horizontal(Plot.Style.FAINT, "", learners.best()),
                                        new Plot.Line(Plot.Style.OTHER, "", bayes),
                                        new Plot.Line(Plot.Style.MODEL, "", logistic),
                                        new Plot.Points(Plot.Style.OTHER, "", bayes),
                                        new Plot.Points(Plot.Style.MODEL, "", logistic),
                                        new Plot.Note(
                                                Plot.Style.OTHER,
                                                "naive Bayes",
                                                new Plot.Point(400, learners.bayes(500) + 0.1 * top)),
                                        new Plot.Note(
                                                Plot.Style.MODEL,
                                                "logistic regression",
                                                new Plot.Point(40, learners.logistic(50) + 0.12 * top)),
                                        new Plot.Note(
                                                Plot.Style.FAINT,
                                                "best possible",
                                                new Plot.Point(20, learners.best() - 0.06 * top)))),
                        new Plot(
                                "logloss",
                                "Mean log loss on new rows: what the probabilities are worth",
                                Plot.Axis.log("training rows", 10, 2000),
                                new Plot.Axis("log loss", 0, 1.1 * lossTop),
                                List.of(
                                        new Plot.Line(Plot.Style.OTHER, "naive Bayes", bayesLoss),
                                        new Plot.Line(Plot.Style.MODEL, "logistic regression", logisticLoss),
                                        new Plot.Points(Plot.Style.OTHER, "", bayesLoss),
                                        new Plot.Points(Plot.Style.MODEL, "", logisticLoss)))),
                List.of(new Table(
                        "Means over the draws",
                        List.of("Rows", "NB error", "LR error", "s.e. of the difference", "NB log loss", "LR log loss"),
                        rows)),
                "%s of %s draws. With 20 rows %s, with 2000 rows %s; the best possible error is %s, and naive Bayes ends at %s."
                        .formatted(
                                done,
                                draws,
                                winner(learners, 20),
                                winner(learners, 2000),
                                Show.percent(learners.best(), 1),
                                Show.percent(learners.limit(), 1)),
                numbers);
    }

    private static String winner(Learners learners, int n) {
        return switch (better(learners, n)) {
            case 0 -> "naive Bayes is ahead";
            case 1 -> "logistic regression is ahead";
            default -> "the two are even";
        };
    }
}
