package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.logodds.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtherReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();

    /** The design of a case, its columns standardised by the numbers of the case where it says so. */
    static Design design(JsonNode c) {
        Frame frame = Reference.frame(c.get("dataset").asText());
        String dataset = c.get("dataset").asText();
        String rule = c.path("response_rule").asText("");
        String response = rule.contains("==")
                ? "I(species==\"virginica\")"
                : switch (dataset) {
                    case "pima_tr.csv" -> "type";
                    case "challenger.csv" -> "fail";
                    case "mtcars.csv" -> "am";
                    case "birthwt.csv" -> "low";
                    case "iris.csv" -> "species";
                    default -> "y";
                };
        Design.Options options = Design.Options.NONE;
        if (!c.path("rows").isMissingNode() && !c.get("rows").isNull()) {
            options = options.withWeights("1*(" + c.get("rows").asText() + ")");
        }
        Design design = Design.of(frame, Reference.formula(response, c.get("columns")), options);
        if (!c.path("standardized_ddof0").asBoolean(false)) {
            return design;
        }
        Matrix x = design.x();
        Matrix scaled = Matrix.zeros(x.rows(), x.columns());
        double[] center = c.has("center") ? Reference.numbers(c.get("center")) : new double[0];
        for (int j = 0; j < x.columns(); j++) {
            Moments moments = Moments.of(x.column(j));
            double mean = j == 0 ? 0 : center.length > 0 ? center[j - 1] : moments.mean();
            double scale =
                    j == 0 ? 1 : center.length > 0 ? c.get("scale").get(j - 1).asDouble() : moments.deviation();
            for (int i = 0; i < x.rows(); i++) {
                scaled.set(i, j, (x.get(i, j) - mean) / scale);
            }
        }
        return new Design(
                scaled,
                design.terms(),
                design.groups(),
                true,
                design.response(),
                design.weights(),
                design.offset(),
                design.lines());
    }

    static Stream<String> svm() {
        return Reference.ids("other.json", "linear_svm_hinge");
    }

    @ParameterizedTest
    @MethodSource("svm")
    void hinge(String id) {
        JsonNode c = Reference.named("other.json", id);
        LinearSvm svm = LinearSvm.fit(design(c), c.get("C").asDouble(), false, Budget.UNLIMITED);
        TALLY.relative("svm w", svm.w(), Reference.numbers(c.get("w")), 1e-9);
        TALLY.relative("svm b", svm.b(), c.get("b").asDouble(), 1e-9);
        TALLY.relative("svm objective", svm.objective(), c.get("dual").asDouble(), 1e-9);
        assertThat(svm.supports()).isGreaterThanOrEqualTo(c.get("n_support").asInt());
    }

    @ParameterizedTest
    @MethodSource("svm")
    void squaredHingeIsStationary(String id) {
        JsonNode c = Reference.named("other.json", id);
        LinearSvm svm = LinearSvm.fit(design(c), Math.min(100, c.get("C").asDouble()), true, Budget.UNLIMITED);
        assertThat(svm.stop()).isEqualTo(Stop.CONVERGED);
        assertThat(svm.gap()).isLessThan(1e-9);
    }

    static Stream<String> naiveBayes() {
        return Reference.ids("other.json", "gaussian_nb");
    }

    @ParameterizedTest
    @MethodSource("naiveBayes")
    void naiveBayesModels(String id) {
        JsonNode c = Reference.named("other.json", id);
        Design design = design(c);
        NaiveBayes bayes = NaiveBayes.fit(design, false);
        TALLY.relative("nb priors", bayes.priors(), Reference.numbers(c.get("priors")), 1e-12);
        for (int k = 0; k < bayes.priors().length; k++) {
            TALLY.relative(
                    "nb means",
                    bayes.means()[k],
                    Reference.numbers(c.get("means").get(k)),
                    1e-12);
            TALLY.relative(
                    "nb variances",
                    bayes.variances()[k],
                    Reference.numbers(c.get("variances").get(k)),
                    1e-12);
        }
        double[][] posterior = bayes.posterior(design);
        int n = posterior.length;
        for (int r = 0; r < 3; r++) {
            TALLY.relative(
                    "nb posterior",
                    posterior[r],
                    Reference.numbers(c.get("posterior_first3").get(r)),
                    1e-9);
            TALLY.relative(
                    "nb posterior",
                    posterior[n - 3 + r],
                    Reference.numbers(c.get("posterior_last3").get(r)),
                    1e-9);
        }
        int[] codes = ResponseReader.classes(design).codes();
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss -= Math.log(posterior[i][codes[i]]) / n;
        }
        TALLY.relative("nb log loss", loss, c.get("log_loss").asDouble(), 1e-9);
    }

    @Test
    void sharedVariancesGiveLinearLogOdds() {
        Design design = Design.of(
                Reference.frame("iris.csv"),
                "I(species==\"virginica\") ~ petal_width",
                Design.Options.NONE.withWeights("1*(species!=\"setosa\")"));
        double[] line = NaiveBayes.fit(design, true).logOdds(1);
        TALLY.absolute("nb log odds", line[1], 12.472383, 1e-6);
        TALLY.absolute("nb log odds", line[0], -20.903713, 1e-6);
    }

    @Test
    void calibrationWithTies() {
        JsonNode c = Reference.named("other.json", "pima_calibration_ties");
        double[] z = Reference.numbers(c.get("z"));
        double[] y = Reference.numbers(c.get("y"));
        double[] w = Scores.ones(y.length);
        double[] p = Arrays.stream(z).map(Sigmoid::sigmoid).toArray();
        JsonNode raw = c.get("uncalibrated");
        TALLY.relative("auc", Ranking.of(y, p, w).auc(), raw.get("auc").asDouble(), 1e-12);
        TALLY.relative("brier", Scores.brier(y, p, w), raw.get("brier").asDouble(), 1e-12);
        TALLY.relative(
                "average precision",
                Ranking.of(y, p, w).averagePrecision(),
                raw.get("average_precision").asDouble(),
                1e-12);
        TALLY.relative("log loss", Scores.logLoss(y, p, w), raw.get("logloss").asDouble(), 1e-12);
        TALLY.relative(
                "ece",
                Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(10)).expectedError(),
                raw.get("ece10_width").asDouble(),
                1e-10);
        TALLY.relative(
                "ece",
                Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(15)).expectedError(),
                raw.get("ece15_width").asDouble(),
                1e-10);
        TALLY.relative(
                "ece",
                Calibration.of(y, p, w, new Calibration.Binning.EqualMass(10)).expectedError(),
                raw.get("ece10_count_stable").asDouble(),
                1e-10);
        Recalibration.Platt platt = Recalibration.Platt.fit(z, y, true);
        JsonNode smoothed = c.get("platt_with_platt_targets");
        TALLY.relative("platt", platt.slope(), smoothed.get("slope").asDouble(), 1e-9);
        TALLY.relative("platt", platt.intercept(), smoothed.get("intercept").asDouble(), 1e-9);
        Recalibration.Platt plain = Recalibration.Platt.fit(z, y, false);
        JsonNode ml = c.get("platt_ml_targets");
        TALLY.relative("platt", plain.slope(), ml.get("slope").asDouble(), 1e-9);
        TALLY.relative("platt", plain.intercept(), ml.get("intercept").asDouble(), 1e-9);
        Recalibration.Temperature temperature = Recalibration.Temperature.fit(z, y);
        TALLY.relative(
                "temperature",
                temperature.temperature(),
                c.get("temperature").get("T").asDouble(),
                1e-9);
        TALLY.relative(
                "temperature",
                Scores.logLoss(y, Arrays.stream(z).map(temperature::probability).toArray(), w),
                c.get("temperature").get("nll_mean").asDouble(),
                1e-12);
        Recalibration.Isotonic isotonic = Recalibration.Isotonic.fit(z, y, w);
        JsonNode steps = c.get("isotonic");
        assertThat(isotonic.scores()).isEqualTo(Reference.numbers(steps.get("unique_z")));
        TALLY.relative("isotonic", isotonic.values(), Reference.numbers(steps.get("value")), 1e-12);
        double[] stepped = Arrays.stream(z).map(isotonic::probability).toArray();
        TALLY.relative(
                "isotonic", Scores.brier(y, stepped, w), steps.get("brier").asDouble(), 1e-12);
        assertThat(Arrays.stream(isotonic.values()).distinct().count())
                .isEqualTo(steps.get("levels").asInt());
    }

    static Stream<String> mse() {
        return Reference.ids("other.json", "mse_sigmoid");
    }

    @ParameterizedTest
    @MethodSource("mse")
    void squaredErrorThroughTheSigmoid(String id) {
        JsonNode c = Reference.named("other.json", id);
        Design design = design(c);
        double[] y = ResponseReader.binary(design).successes();
        RowLoss loss = new RowLoss(design.x(), y, true, RowLoss.Kind.SQUARED, 1.0 / y.length, 0);
        for (String name : new String[] {"at_zero", "at_0p1_0p2_etc"}) {
            JsonNode at = c.get(name);
            double[] point = at.has("beta")
                    ? Reference.numbers(at.get("beta"))
                    : new double[design.x().columns()];
            double[] gradient = new double[point.length];
            loss.gradient(point, gradient);
            TALLY.relative("mse value", loss.value(point), at.get("objective").asDouble(), 1e-12);
            TALLY.relative("mse gradient", gradient, Reference.numbers(at.get("grad")), 1e-12);
        }
        SquaredErrorFit fit = SquaredErrorFit.fit(design, Budget.UNLIMITED);
        JsonNode best = c.get("best_of_6_starts");
        TALLY.relative("mse coef", fit.coefficients(), Reference.numbers(best.get("beta")), 1e-7);
        TALLY.relative("mse best", fit.objective(), best.get("objective").asDouble(), 1e-9);
    }

    static Stream<String> traces() {
        return Reference.ids("other.json", "optimizer_trace");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void optimisersGoTheSameWay(String id) {
        JsonNode c = Reference.named("other.json", id);
        Design design = design(c);
        double[] y = ResponseReader.binary(design).successes();
        RowLoss loss = new RowLoss(design.x(), y, true, RowLoss.Kind.CROSS_ENTROPY, 1.0 / y.length, 0);
        double step = c.get("lr").asDouble();
        double[] zero = new double[design.x().columns()];
        GradientDescent plain = GradientDescent.of(step, 200);
        follow("gd", plain.minimise(loss, zero), c.get("gd"), "iter");
        follow(
                "momentum",
                plain.with(new GradientDescent.Rule.Momentum(0.9)).minimise(loss, zero),
                c.get("gd_momentum0.9_polyak"),
                "iter");
        follow(
                "adam",
                plain.with(new GradientDescent.Rule.Adam(0.9, 0.999, 1e-8)).minimise(loss, zero),
                c.get("adam_b0.9_0.999_eps1e-8"),
                "iter");
        StochasticGradientDescent stochastic = new StochasticGradientDescent(
                step / 10,
                new StochasticGradientDescent.Schedule.Constant(),
                1,
                5,
                false,
                new StochasticGradientDescent.Order.Cyclic());
        follow("sgd", stochastic.minimise(loss, zero), c.get("sgd_cyclic_batch1_lr_over10"), "epoch");
        RowLoss sum = new RowLoss(design.x(), y, true, RowLoss.Kind.CROSS_ENTROPY, 1, 0);
        Trace newton = new Newton(false, c.get("newton_from_zero").size(), 0).minimise(sum, zero);
        for (JsonNode at : c.get("newton_from_zero")) {
            Trace.Step reached = newton.at(at.get("iter").asInt());
            TALLY.relative("newton", reached.point(), Reference.numbers(at.get("beta")), 1e-10);
            TALLY.relative("newton", 2 * reached.value(), at.get("deviance").asDouble(), 1e-10);
        }
    }

    private static void follow(String what, Trace trace, JsonNode expected, String counter) {
        for (JsonNode at : expected) {
            Trace.Step reached = trace.at(at.get(counter).asInt());
            TALLY.relative(what, reached.point(), Reference.numbers(at.get("beta")), 1e-10);
            TALLY.relative(what, reached.value(), at.get("mean_nll").asDouble(), 1e-10);
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("other.json largest errors:" + TALLY);
    }
}
