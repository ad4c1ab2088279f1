package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Column;
import dev.logodds.fit.Design;
import dev.logodds.fit.Frame;
import dev.logodds.fit.Glm;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Link;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * L12: what one coefficient does to a probability at each baseline, and Berkeley's admissions of 1973, where the coefficient of
 * gender changes its sign when the department is added.
 */
public final class OddsRatios implements Lab {
    private static final List<Control> CONTROLS = List.of(
            new Control.Range("baseline", "Baseline probability", 0.01, 0.99, 0.01, 0.1),
            new Control.Range("beta", "Coefficient β", -3, 3, 0.01, 0.5),
            new Control.Range("dx", "Change of x, in units", -20, 20, 0.5, 1),
            new Control.Pick(
                    "model",
                    "Berkeley 1973: admission explained by",
                    List.of(
                            new Control.Pick.Option("gender", "gender"),
                            new Control.Pick.Option("department", "gender and department"))));

    @Override
    public String id() {
        return "odds-ratios";
    }

    @Override
    public List<Closing> closing(Values values, Map<String, Double> found) {
        boolean own = !values.own().isBlank();
        String term = own ? found.keySet().stream().findFirst().orElse("") : "";
        double beta = own ? Closing.found(found, term, 2) : values.number("beta");
        String coefficient = own ? "%s of %s".formatted(Show.n(beta, 2), term) : Show.minus(values.text("beta"));
        double ratio = Closing.rounded(Math.exp(beta * values.number("dx")), 2);
        double baseline = values.number("baseline");
        String from = "your baseline " + values.text("baseline");
        return List.of(
                Closing.of(
                        "probability-after-some-units",
                        "with %s, the coefficient %s and %s units"
                                .formatted(from, coefficient, Show.minus(values.text("dx"))),
                        "p",
                        baseline,
                        "b",
                        beta,
                        "d",
                        values.number("dx")),
                Closing.of(
                        "risk-ratio-number",
                        "with %s and the odds ratio %s of your step".formatted(from, Show.n(ratio, 2)),
                        "r",
                        ratio,
                        "q",
                        baseline),
                Closing.of(
                        values.text("model").equals("department") ? "read-admissions" : "read-admissions-crude",
                        "with " + from,
                        "p0",
                        baseline));
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("β = 0.5 at 10 %", Map.of()),
                new Preset("β = 0.5 at 50 %", Map.of("baseline", "0.5")),
                new Preset("0.04 a year, ten years", Map.of("beta", "0.04", "dx", "10", "baseline", "0.2")),
                new Preset(
                        "An O-ring, −0.23 a degree, 20 degrees colder",
                        Map.of("beta", "-0.23", "dx", "-20", "baseline", "0.1")),
                new Preset("An odds ratio of 2 at 90 %", Map.of("beta", "0.69", "baseline", "0.9")),
                new Preset("Berkeley: the sign flips", Map.of("model", "department")));
    }

    @Override
    public Optional<OwnData> ownData() {
        return Optional.of(
                new OwnData(
                        "Comma-separated, names in the first line, the 0/1 label in the last column.",
                        "age,smoker,ill\n34,no,0\n51,yes,1\n45,no,0\n62,yes,0\n38,yes,0\n57,no,1\n49,yes,1\n41,no,0\n66,no,1\n55,yes,1\n36,no,0\n60,no,0\n"));
    }

    private static double after(double p, double change) {
        return Sigmoid.sigmoid(Sigmoid.logit(p) + change);
    }

    @Override
    public String data(Values values) {
        return Sample.csv("ucb_admissions");
    }

    @Override
    public List<Prediction> predictions(Values values) {
        double change = values.number("beta") * values.number("dx");
        double half = 100 * (after(0.5, change) - 0.5);
        double ten = 100 * (after(0.1, change) - 0.1);
        Berkeley berkeley = Berkeley.fit(Budget.UNLIMITED);
        return List.of(
                new Prediction.Amount(
                        "points",
                        "β = %s and x changes by %s. A probability of 50 %% moves by %s percentage points. By how many does one of 10 %% move?"
                                .formatted(
                                        Show.minus(values.text("beta")),
                                        Show.minus(values.text("dx")),
                                        Show.n(half, 1)),
                        ten,
                        Math.max(0.75, 0.15 * Math.abs(ten)),
                        1,
                        "The log-odds move by the same %s at both; the slope of the curve is βp(1 − p), which is least at the ends."
                                .formatted(Show.n(change, 2))),
                new Prediction.Choice(
                        "flip",
                        "Berkeley 1973. Explained by gender alone, the coefficient of being a woman is %s. The department is added to the model. What becomes of it?"
                                .formatted(Show.n(berkeley.marginal(), 3)),
                        List.of(
                                "It goes further down, towards −1",
                                "It stays near −0.6",
                                "It goes halfway to 0",
                                "It turns slightly positive, near 0.1"),
                        3,
                        "It becomes %s: women applied more often to the departments that admit few of anyone."
                                .formatted(Show.signed(berkeley.adjusted(), 3))),
                new Prediction.Choice(
                        "ratio",
                        "An odds ratio of 2 at a baseline of 90 %. By what factor does the probability grow?",
                        List.of("2", "about 1.8", "about 1.3", "about 1.05"),
                        3,
                        "Odds 9 become 18, so 0.9 becomes 0.947: a risk ratio of 1.053. Only for rare outcomes are the two ratios near each other."));
    }

    @Override
    public Optional<Said> said(String key, double number, Values values) {
        return key.equals("points") && values.own().isBlank()
                ? Optional.of(new Said(
                        "change", new Plot.Dot(Plot.Style.PREDICTION, "you said", new Plot.Point(0.1, number / 100))))
                : Optional.empty();
    }

    @Override
    public Picture picture(Values values, Budget budget) {
        return values.own().isBlank() ? berkeley(values, budget) : own(values, budget);
    }

    private static Picture berkeley(Values values, Budget budget) {
        Berkeley berkeley = Berkeley.fit(budget);
        boolean department = values.text("model").equals("department");
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("marginal.genderFemale", berkeley.marginal());
        numbers.put("adjusted.genderFemale", berkeley.adjusted());
        double p = values.number("baseline");
        double change = values.number("beta") * values.number("dx");
        numbers.put("after", after(p, change));
        return new Picture(
                List.of(curve(p, change), change(p, change), berkeley.forest(department), berkeley.departments()),
                List.of(effect(p, change), berkeley.table()),
                sentence(p, change)
                        + (department
                                ? " Within departments the coefficient of being a woman is %s."
                                        .formatted(Show.signed(berkeley.adjusted(), 3))
                                : " In Berkeley, by gender alone, the coefficient of being a woman is %s."
                                        .formatted(Show.n(berkeley.marginal(), 3))),
                numbers);
    }

    private static String sentence(double p, double change) {
        double after = after(p, change);
        return "The log-odds move by %s, the odds are multiplied by %s, and %s becomes %s: %s points."
                .formatted(
                        Show.signed(change, 2),
                        Show.n(Math.exp(change), 3),
                        Show.percent(p, 0),
                        Show.percent(after, 1),
                        Show.signed(100 * (after - p), 1));
    }

    private static Plot curve(double p, double change) {
        double now = Sigmoid.logit(p);
        double then = now + change;
        return new Plot(
                "curve",
                "From the baseline along the curve: the step in log-odds is the same everywhere, the step in probability isn't",
                new Plot.Axis("log-odds", -6, 6),
                new Plot.Axis("probability", 0, 1),
                List.of(
                        new Plot.Line(Plot.Style.FAINT, "", Plot.curve(-6, 6, 121, Sigmoid::sigmoid)),
                        new Plot.Line(
                                Plot.Style.MODEL,
                                "",
                                Plot.curve(Math.min(now, then), Math.max(now, then) + 1e-9, 41, Sigmoid::sigmoid)),
                        new Plot.Dot(Plot.Style.FAINT, "", new Plot.Point(now, p)),
                        new Plot.Note(Plot.Style.FAINT, "before", new Plot.Point(now + 0.9, p - 0.06)),
                        new Plot.Dot(Plot.Style.MODEL, "after", new Plot.Point(then, Sigmoid.sigmoid(then)))));
    }

    private static Plot change(double p, double change) {
        double size = Math.max(0.05, 1.25 * Math.abs(2 * Sigmoid.sigmoid(change / 2) - 1));
        return new Plot(
                "change",
                "The change of probability that this one coefficient makes, by baseline; drag the point",
                new Plot.Axis("baseline probability", 0, 1),
                new Plot.Axis("change of the probability", change < 0 ? -size : 0, change < 0 ? 0 : size),
                List.of(
                        new Plot.Line(Plot.Style.MODEL, "", Plot.curve(0.001, 0.999, 161, q -> after(q, change) - q)),
                        new Plot.Handle(
                                Plot.Style.MODEL,
                                Show.signed(100 * (after(p, change) - p), 1) + " points",
                                new Plot.Point(p, after(p, change) - p),
                                "baseline",
                                "")));
    }

    private static Table effect(double p, double change) {
        List<List<String>> rows = new ArrayList<>();
        for (double q : new double[] {p, 0.01, 0.1, 0.5, 0.9}) {
            double after = after(q, change);
            rows.add(List.of(
                    Show.percent(q, 0),
                    Show.signed(change, 2),
                    Show.n(Math.exp(change), 4),
                    Show.percent(after, 2),
                    Show.signed(100 * (after - q), 2),
                    Show.n(after / q, 4)));
        }
        return new Table(
                "What the coefficient does at five baselines, yours first",
                List.of("Baseline", "Log-odds", "Odds ×", "Becomes", "Points", "Risk ratio"),
                rows);
    }

    private static Picture own(Values values, Budget budget) {
        Frame frame = Frame.parse(values.own());
        Design design = Design.of(frame, Sample.lastByAll(frame));
        GlmFit fit = Glm.fit(design, Link.LOGIT, budget);
        double[] errors = fit.standardErrors();
        List<Forest.Row> rows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int j = 1; j < fit.terms().size(); j++) {
            double b = fit.coefficients()[j];
            if (rows.size() < 10)
                rows.add(Forest.Row.around(shortened(fit.terms().get(j)), b, errors[j], Plot.Style.MODEL));
            table.add(List.of(
                    fit.terms().get(j),
                    Show.n(b, 4),
                    Show.n(errors[j], 4),
                    Show.n(Math.exp(b), 4),
                    "%s to %s"
                            .formatted(
                                    Show.n(Math.exp(b - 1.96 * errors[j]), 3),
                                    Show.n(Math.exp(b + 1.96 * errors[j]), 3))));
            if (Double.isFinite(b)) numbers.put(fit.terms().get(j), b);
        }
        Column label = frame.columns().getLast();
        return new Picture(
                List.of(Forest.of(
                        "forest",
                        "Coefficients with their 95 % intervals, in log-odds",
                        "log-odds a unit",
                        rows,
                        0,
                        "",
                        2)),
                List.of(new Table(
                        "Your table",
                        List.of("Term", "Coefficient", "Standard error", "Odds ratio", "95 % interval"),
                        table)),
                fit.separation().terms().isEmpty()
                        ? "%d rows, the log-odds of %s by %d terms.".formatted(frame.rows(), label.name(), rows.size())
                        : "These terms have no finite estimate, for the labels are separated: "
                                + String.join(", ", fit.separation().terms()) + ".",
                numbers);
    }

    private static String shortened(String term) {
        return term.length() <= 16 ? term : term.substring(0, 15) + "…";
    }
}
