package dev.logodds.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each numerical trap with its right answer. */
class TrapsTest {
    private static final Fitting FITTING = new Fitting(name -> Optional.empty(), Limits.DEFAULT);
    private static final String BIRTHWT = Reference.text("datasets/birthwt.csv");

    private static FitResponse birthwt(String formula) {
        return run(BIRTHWT, "low ~ " + formula);
    }

    private static FitResponse run(String data, String formula) {
        return FITTING.run(FitRequest.of(data, formula), Budget.UNLIMITED);
    }

    private static double coef(FitResponse response, int j) {
        return (Double) response.coef().get(j);
    }

    private static double error(FitResponse response, int j) {
        return (Double) requireNonNull(response.se()).get(j);
    }

    private static double number(@Nullable Double value) {
        return requireNonNull(value);
    }

    private static void close(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    @Test
    void sigmoidsAndSoftplusesOfAnySize() {
        for (JsonNode row : Reference.named("traps.json", "softplus_sigmoid").get("rows")) {
            double z = row.get("z").asDouble();
            same(Sigmoid.softplus(z), row.get("softplus").asDouble());
            same(Sigmoid.sigmoid(z), row.get("sigmoid").asDouble());
            same(Sigmoid.sigmoid(-z), row.get("one_minus_sigmoid").asDouble());
            same(Sigmoid.weight(z), row.get("weight").asDouble());
        }
    }

    /** Equal to a few units in the last place, subnormal numbers included. */
    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(4 * Math.ulp(expected)));
    }

    @Test
    void normalTails() {
        for (JsonNode row : Reference.named("traps.json", "probit_tails").get("rows")) {
            double z = row.get("z").asDouble();
            close(Normal.logCdf(z), row.get("log_Phi").asDouble(), 1e-13);
            close(Normal.mills(z), row.get("inverse_mills_phi_over_Phi").asDouble(), 1e-13);
        }
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-15));
        close(Normal.cdf(Normal.quantile(1e-300)), 1e-300, 1e-11);
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> Normal.quantile(2)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void tiesInRankings() {
        JsonNode c = Reference.named("traps.json", "auc_ties");
        double[] y = Reference.numbers(c.get("y"));
        double[] score = Reference.numbers(c.get("score"));
        Ranking ranking = Ranking.of(y, score, Scores.ones(y.length));
        assertThat(ranking.auc()).isEqualTo(0.625);
        close(ranking.averagePrecision(), c.get("average_precision_sklearn").asDouble(), 1e-15);
        assertThat(Ranking.of(y, new double[8], Scores.ones(8)).auc()).isEqualTo(0.5);
        assertThat(Ranking.of(new double[] {1, 1}, new double[] {1, 2}, Scores.ones(2))
                        .auc())
                .isNaN();
        assertThatThrownBy(() -> Ranking.of(y, new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0}, Scores.ones(8)))
                .hasMessageContaining("not a number");
    }

    @Test
    void tiesInIsotonicRegression() {
        JsonNode c = Reference.named("traps.json", "isotonic_ties");
        JsonNode expected = c.get("primary_answer_ties_averaged_first");
        var fit = Recalibration.Isotonic.fit(
                Reference.numbers(c.get("x")), Reference.numbers(c.get("y")), Scores.ones(9));
        assertThat(fit.scores()).isEqualTo(Reference.numbers(expected.get("x")));
        assertThat(fit.values()).containsExactly(Reference.numbers(expected.get("fit")), offset(1e-15));
        JsonNode weighted = c.get("weighted");
        var byWeight = Recalibration.Isotonic.fit(
                Reference.numbers(weighted.get("x")),
                Reference.numbers(weighted.get("y")),
                Reference.numbers(weighted.get("w")));
        assertThat(byWeight.values()).containsExactly(Reference.numbers(weighted.get("fit")), offset(1e-15));
        JsonNode falling = c.get("decreasing_input");
        var flat = Recalibration.Isotonic.fit(
                Reference.numbers(falling.get("x")), Reference.numbers(falling.get("y")), Scores.ones(3));
        assertThat(flat.values()).containsExactly(0.5, 0.5, 0.5);
        assertThat(fit.probability(0)).isEqualTo(1 / 3.0);
        assertThat(fit.probability(9)).isEqualTo(1);
        assertThat(fit.probability(4.5)).isEqualTo(0.75);
    }

    @Test
    void binsOfTheCalibrationError() {
        JsonNode c = Reference.named("traps.json", "ece_binning");
        double[] p = Reference.numbers(c.get("p"));
        double[] y = Reference.numbers(c.get("y"));
        double[] w = Scores.ones(p.length);
        double[][] expected = {
            {
                10,
                c.get("ece10_left_closed").asDouble(),
                c.get("ece10_right_closed").asDouble()
            },
            {5, c.get("ece5_left_closed").asDouble(), c.get("ece5_right_closed").asDouble()}
        };
        for (double[] row : expected) {
            int m = (int) row[0];
            var left = Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(m));
            var right = Calibration.of(y, p, w, new Calibration.Binning.EqualWidthRightClosed(m));
            assertThat(left.expectedError()).isCloseTo(row[1], within(1e-15));
            assertThat(right.expectedError()).isCloseTo(row[2], within(1e-15));
        }
        var same = Calibration.of(y, Scores.ones(10), w, new Calibration.Binning.EqualMass(10));
        assertThat(same.bins()).hasSize(10);
        assertThat(same.maximumError()).isEqualTo(1);
    }

    @Test
    void certainForecastsThatAreWrong() {
        JsonNode c = Reference.named("traps.json", "brier_logloss_edge");
        double[] p = Reference.numbers(c.get("p"));
        double[] y = Reference.numbers(c.get("y"));
        assertThat(Scores.brier(y, p, Scores.ones(4))).isEqualTo(0.5);
        assertThat(Scores.logLoss(y, p, Scores.ones(4))).isEqualTo(Double.POSITIVE_INFINITY);
        close(Scores.clippedLogLoss(y, p, Scores.ones(4), 1e-15), 17.269388197455342, 1e-3);
        assertThat(Scores.logLoss(new double[] {0, 1}, new double[] {0, 1}, Scores.ones(2)))
                .isZero();
    }

    @Test
    void oneClassOnly() {
        String data = "x,y\n1,1\n2,1\n3,1\n";
        FitResponse alone = run(data, "y ~ 1");
        assertThat(alone.separation().kind()).isEqualTo("complete");
        assertThat(alone.separation().directions()).containsExactly("+Inf");
        assertThat(alone.coef().getFirst()).isNull();
        assertThat(alone.deviance()).isZero();
        FitResponse slope = run(data, "y ~ x");
        assertThat(slope.separation().kind()).isEqualTo("complete");
        assertThat(slope.separation().terms()).contains("(Intercept)", "x");
        FitResponse firth = FITTING.run(FitRequest.of(data, "y ~ 1").withModel("firth"), Budget.UNLIMITED);
        close(coef(firth, 0), 1.9459101490553132, 1e-12);
        assertThat(alone.metrics()).containsEntry("auc", null);
        for (String model : new String[] {"probit", "cloglog"}) {
            assertThat(FITTING.run(FitRequest.of(data, "y ~ 1").withModel(model), Budget.UNLIMITED)
                            .separation()
                            .kind())
                    .isEqualTo("complete");
        }
        assertThatThrownBy(() -> FITTING.run(FitRequest.of(data, "y ~ x").withModel("svm"), Budget.UNLIMITED))
                .hasMessageContaining("one class only");
        assertThatThrownBy(() -> FITTING.run(FitRequest.of(data, "y ~ x").withModel("multinomial"), Budget.UNLIMITED))
                .hasMessageContaining("one class only");
    }

    @Test
    void interceptOnly() {
        JsonNode c = Reference.named("traps.json", "intercept_only");
        FitResponse fit = birthwt("1");
        close(coef(fit, 0), c.get("coef").asDouble(), 1e-13);
        close(error(fit, 0), c.get("se").asDouble(), 1e-13);
        close(number(fit.deviance()), c.get("deviance").asDouble(), 1e-13);
        close(number(fit.nullDeviance()), c.get("deviance").asDouble(), 1e-13);
    }

    @Test
    void twoByTwo() {
        JsonNode c = Reference.named("traps.json", "two_by_two");
        String data = "x,s,f\n1,10,20\n0,30,15\n";
        FitResponse fit = run(data, "cbind(s, f) ~ x");
        close(coef(fit, 0), c.get("intercept").asDouble(), 1e-13);
        close(coef(fit, 1), c.get("slope").asDouble(), 1e-13);
        close(error(fit, 1), c.get("se_slope").asDouble(), 1e-13);
        assertThat(number(fit.deviance())).isLessThan(1e-12);
        FitResponse firth = FITTING.run(FitRequest.of(data, "cbind(s, f) ~ x").withModel("firth"), Budget.UNLIMITED);
        close(coef(firth, 1), c.get("firth_slope").asDouble(), 1e-12);
    }

    @Test
    void aliasedTermsAreNullAndSaid() {
        FitResponse base = birthwt("lwt");
        close(coef(base, 0), 0.99831432351, 1e-10);
        close(coef(base, 1), -0.01405826116, 1e-9);
        close(number(base.deviance()), 228.6906691, 1e-9);
        FitResponse twice = birthwt("lwt + I(2*lwt)");
        assertThat(twice.coef().get(2)).isNull();
        assertThat(requireNonNull(twice.se()).get(2)).isNull();
        assertThat(twice.warnings().toString()).contains("I(2 * lwt)");
        close(coef(twice, 1), -0.01405826116, 1e-9);
        FitResponse dummies = birthwt("I(1*(race==1)) + I(1*(race==2)) + I(1*(race==3))");
        close(coef(dummies, 0), -0.5187937934, 1e-9);
        close(coef(dummies, 2), 0.2086388651, 1e-9);
        assertThat(dummies.coef().get(3)).isNull();
        FitResponse constant = birthwt("I(0*lwt + 3) + lwt");
        assertThat(constant.coef().get(1)).isNull();
        close(coef(constant, 2), -0.01405826116, 1e-9);
        FitResponse nearly = birthwt("lwt + I(lwt + 1e-6*age)");
        assertThat(nearly.coef()).doesNotContainNull();
        assertThat(birthwt("lwt + I(lwt + 1e-11*age)").coef().get(2)).isNull();
    }

    @Test
    void shiftsAndScalesDoNotMatter() {
        close(coef(birthwt("I(lwt*1e9)"), 1), -1.405826116e-11, 1e-9);
        close(coef(birthwt("I(lwt*1e-9)"), 1), -1.405826116e7, 1e-9);
        FitResponse mixed = birthwt("I(lwt*1e9) + I(age*1e-9)");
        close(coef(mixed, 0), 1.748773494, 1e-9);
        close(coef(mixed, 1), -1.277541415e-11, 1e-9);
        close(coef(mixed, 2), -3.978793269e7, 1e-9);
        close(number(mixed.deviance()), 227.1233884, 1e-9);
        FitResponse million = birthwt("I(lwt + 1e6)");
        close(coef(million, 0), 1.405925948e4, 1e-9);
        close(coef(million, 1), -1.405826116e-2, 1e-9);
        FitResponse billion = birthwt("I(lwt + 1e9)");
        close(coef(billion, 1), -0.01405826116, 1e-7);
        close(number(billion.deviance()), 228.6906691, 1e-9);
        FitResponse huge = birthwt("I(lwt*1e200)");
        close(coef(huge, 1), -1.405826116e-202, 1e-9);
    }

    @Test
    void moreColumnsThanRows() {
        String data = "a,b,c,y\n1,2,5,0\n2,1,3,1\n4,3,1,0\n";
        FitResponse fit = run(data, "y ~ a + b + c");
        assertThat(fit.separation().kind()).isEqualTo("complete");
        assertThat(fit.coef().get(3)).isNull();
        assertThat(fit.warnings().toString()).contains("c").contains("depend linearly");
        assertThat(fit.deviance()).isZero();
    }

    @Test
    void zeroWeightsTakeRowsAway() {
        FitRequest request = new FitRequest(
                BIRTHWT, null, "low ~ lwt", null, firstTenWithout(), null, null, null, null, null, null, null);
        FitResponse fit = FITTING.run(request, Budget.UNLIMITED);
        close(coef(fit, 0), 1.18169026963, 1e-9);
        close(coef(fit, 1), -0.01483157347, 1e-9);
        close(number(fit.deviance()), 220.3666345, 1e-9);
        assertThat(fit.metrics()).containsEntry("dfResidual", 177);
        assertThat(fit.warnings().toString()).contains("10 rows have weight 0");
    }

    private static java.util.List<Double> firstTenWithout() {
        java.util.List<Double> weights = new java.util.ArrayList<>();
        for (int i = 0; i < 189; i++) {
            weights.add(i < 10 ? 0.0 : 1.0);
        }
        return weights;
    }

    @Test
    void weightsScaleTheDeviance() {
        Frame frame = Frame.parse(BIRTHWT);
        GlmFit twice = Glm.fit(Design.of(frame, "low ~ lwt", Design.Options.NONE.withWeights("lwt/lwt*2")), Link.LOGIT);
        close(number(twice.deviance()), 457.3813382, 1e-9);
        GlmFit half =
                Glm.fit(Design.of(frame, "low ~ lwt", Design.Options.NONE.withWeights("lwt/lwt*0.5")), Link.LOGIT);
        close(number(half.deviance()), 114.3453345, 1e-9);
        close(half.coefficients()[1], -0.01405826116, 1e-9);
    }

    @Test
    void weightsThatSumToZeroOrAreNegative() {
        Frame frame = Frame.parse(BIRTHWT);
        assertThatThrownBy(() -> Design.of(frame, "low ~ lwt", Design.Options.NONE.withWeights("0*lwt")))
                .hasMessageContaining("sum to zero");
        assertThatThrownBy(() -> Design.of(frame, "low ~ lwt", Design.Options.NONE.withWeights("-lwt")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("negative");
    }

    @Test
    void cellsThatAreNotNumbersAreNamed() {
        assertThatThrownBy(() -> run("x,y\n1,0\nInf,1\n3,1\n", "y ~ x"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> run("x,y\n1,0\nNaN,1\n", "y ~ x")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> run("x,y\n1,0\nNA,1\n", "y ~ x")).hasMessageContaining("empty cell");
        assertThatThrownBy(() -> run("x,y\n1,0\n0,1\n", "y ~ log(x)")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> run("x,y\n1,0\n0,2\n", "y ~ x"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("between 0 and 1");
        // a column that the model does not use may be incomplete
        assertThat(run("x,u,y\n1,,0\n2,,1\n3,,0\n4,1,1\n", "y ~ x").coef()).hasSize(2);
    }

    @Test
    void aFactorWithOneLevel() {
        assertThatThrownBy(() -> run("g,y\na,0\na,1\n", "y ~ g")).hasMessageContaining("one level only");
    }

    @Test
    void equalPredictionsEverywhere() {
        double[] y = {0, 1, 1, 0};
        double[] p = {0.5, 0.5, 0.5, 0.5};
        Calibration calibration = Calibration.of(y, p, Scores.ones(4), new Calibration.Binning.EqualWidth(10));
        assertThat(calibration.expectedError()).isZero();
        assertThat(calibration.murphy().resolution()).isZero();
        assertThat(Ranking.of(y, p, Scores.ones(4)).averagePrecision()).isEqualTo(0.5);
        Confusion none = new Confusion(0, 0, 2, 2);
        assertThat(none.precision()).isNaN();
        assertThat(none.recall()).isZero();
    }

    @Test
    void linearPredictorsBeyondSevenHundred() {
        String data = "x,o,y\n1,800,1\n2,-800,0\n3,0,1\n4,0,0\n5,0,1\n6,0,0\n";
        FitRequest request =
                new FitRequest(data, null, "y ~ x", null, null, "o", null, Map.of(), null, null, null, null);
        FitResponse fit = FITTING.run(request, Budget.UNLIMITED);
        assertThat(fit.stop()).isEqualTo("converged");
        assertThat(fit.logLik()).isFinite();
        assertThat(fit.separation().kind()).isEqualTo("none");
    }

    @Test
    void theBudgetEndsAFit() {
        assertThatThrownBy(() -> FITTING.run(FitRequest.of(BIRTHWT, "low ~ lwt"), () -> true))
                .hasMessageContaining("time limit");
    }
}
