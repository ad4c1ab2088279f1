package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlmReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();

    static Stream<String> glm() {
        return Reference.ids("glm.json", "glm");
    }

    static Design design(JsonNode c) {
        String response = c.get("response").asText();
        if (!c.get("trials").isNull()) {
            response = "cbind(%s, %s - %s)".formatted(response, c.get("trials").asText(), response);
        }
        Design.Options options = Design.Options.NONE;
        if (!c.get("prior_weights").isNull()) {
            options = options.withWeights(c.get("prior_weights").asText());
        }
        if (!c.get("offset").isNull()) {
            options = options.withOffset(c.get("offset").asText());
        }
        Frame frame = Reference.frame(c.get("dataset").asText());
        return Design.of(frame, Reference.formula(response, c.get("columns")), options);
    }

    @ParameterizedTest
    @MethodSource("glm")
    void fitsAsTheReferenceDoes(String id) {
        JsonNode c = Reference.named("glm.json", id);
        Link link = Link.valueOf(c.get("link").asText().toUpperCase(Locale.ROOT));
        GlmFit fit = Glm.fit(design(c), link);
        double tolerance = c.get("condition_number_X").asDouble() > 1e5 ? 1e-7 : 1e-9;
        TALLY.relative("coef", fit.coefficients(), Reference.numbers(c.get("coef")), tolerance);
        TALLY.relative("se", fit.standardErrors(), Reference.numbers(c.get("se_expected_info")), tolerance);
        TALLY.relative("deviance", fit.deviance(), c.get("deviance").asDouble(), 1e-11);
        TALLY.relative(
                "null deviance", fit.nullDeviance(), c.get("null_deviance").asDouble(), 1e-11);
        TALLY.relative("kernel", fit.kernel(), c.get("loglik_kernel").asDouble(), 1e-11);
        if (!c.get("R_default_warnings").toString().contains("non-integer")) {
            TALLY.relative("logLik", fit.logLikelihood(), c.get("loglik_R").asDouble(), 1e-10);
            TALLY.relative("aic", fit.aic(), c.get("aic_R").asDouble(), 1e-10);
            TALLY.relative("bic", fit.bic(), c.get("bic_R").asDouble(), 1e-10);
        }
        assertThat(fit.residualDegrees()).isEqualTo(c.get("df_residual").asInt());
        assertThat(fit.separation()).isEqualTo(Separation.NONE);
        assertThat(fit.stop()).isEqualTo(Stop.CONVERGED);
    }

    @ParameterizedTest
    @MethodSource("glm")
    void infersAsTheReferenceDoes(String id) {
        JsonNode c = Reference.named("glm.json", id);
        Link link = Link.valueOf(c.get("link").asText().toUpperCase(Locale.ROOT));
        Design design = design(c);
        GlmFit fit = Glm.fit(design, link);
        double[] errors = fit.standardErrors();
        var wald = Inference.wald(fit.coefficients(), errors, 0.95);
        var profile = Inference.profile(design, link, fit, 0.95, Budget.UNLIMITED);
        var drops = Inference.dropEach(design, link, fit, Budget.UNLIMITED);
        for (int j = 0; j < errors.length; j++) {
            double z = fit.coefficients()[j] / errors[j];
            TALLY.relative("z", z, c.get("z").get(j).asDouble(), 1e-9);
            TALLY.relative(
                    "p (wald)", Inference.twoSided(z), c.get("p_wald").get(j).asDouble(), 1e-9);
            TALLY.relative(
                    "odds ratio",
                    Math.exp(fit.coefficients()[j]),
                    c.get("odds_ratio").get(j).asDouble(),
                    1e-9);
            interval("wald ci", wald.get(j), c.get("wald_ci").get(j), errors[j]);
            interval("profile ci", profile.get(j), c.get("profile_ci_exact").get(j), errors[j]);
            TALLY.relative(
                    "drop one",
                    drops.get(j).statistic(),
                    c.get("lr_drop_chisq").get(j).asDouble(),
                    1e-9);
            for (int k = 0; k < errors.length; k++) {
                TALLY.absolute(
                        "correlation of estimates",
                        fit.covariance().get(j, k) / (errors[j] * errors[k]),
                        c.get("vcov_expected").get(j).get(k).asDouble() / (errors[j] * errors[k]),
                        1e-9);
            }
        }
        TALLY.relative(
                "condition",
                Inference.condition(design.x()),
                c.get("condition_number_X").asDouble(),
                1e-9);
        if (c.has("vif_glm_car")) {
            slopes("vif glm", Inference.varianceInflation(fit.covariance(), true), c.get("vif_glm_car"));
            slopes("vif columns", Inference.columnInflation(design), c.get("vif_ols"));
        }
        rows(c.get("rows"), design, link, fit);
    }

    private static void slopes(String what, double[] actual, JsonNode expected) {
        for (int j = 1; j < actual.length; j++) {
            TALLY.relative(what, actual[j], expected.get(j - 1).asDouble(), 1e-9);
        }
    }

    private static void interval(String what, Inference.Interval actual, JsonNode expected, double error) {
        TALLY.absolute(what + " / se", actual.low() / error, expected.get(0).asDouble() / error, 1e-7);
        TALLY.absolute(what + " / se", actual.high() / error, expected.get(1).asDouble() / error, 1e-7);
    }

    private static void rows(JsonNode rows, Design design, Link link, GlmFit fit) {
        double[] leverages = Inference.leverages(design, link, fit);
        Inference.Residuals residuals = Inference.residuals(design, link, fit);
        for (int r = 0; r < rows.get("index0").size(); r++) {
            int i = rows.get("index0").get(r).asInt();
            TALLY.relative("eta", fit.eta()[i], rows.get("eta").get(r).asDouble(), 1e-9);
            TALLY.relative("fitted", fit.fitted()[i], rows.get("fitted").get(r).asDouble(), 1e-9);
            TALLY.relative("leverage", leverages[i], rows.get("hat").get(r).asDouble(), 1e-9);
            TALLY.relative(
                    "pearson",
                    residuals.pearson()[i],
                    rows.get("pearson_resid").get(r).asDouble(),
                    1e-9);
            TALLY.relative(
                    "deviance residual",
                    residuals.deviance()[i],
                    rows.get("deviance_resid").get(r).asDouble(),
                    1e-9);
            TALLY.relative("cook", residuals.cook()[i], rows.get("cooks").get(r).asDouble(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("glm")
    void scoresAsTheReferenceDoes(String id) {
        JsonNode c = Reference.named("glm.json", id);
        Link link = Link.valueOf(c.get("link").asText().toUpperCase(Locale.ROOT));
        Design design = design(c);
        GlmFit fit = Glm.fit(design, link);
        BinomialData data = BinomialData.of(design);
        double[] y = new double[data.rows().length];
        double[] p = new double[y.length];
        for (int r = 0; r < y.length; r++) {
            y[r] = data.successes()[r] / data.trials()[r];
            p[r] = fit.fitted()[data.rows()[r]];
        }
        double[] w = data.trials();
        if (c.has("auc") && c.get("auc").isNumber()) {
            // equal temperatures must tie, and a monotone link cannot change the order: the reference for the logit
            // lost one tie to rounding (0.7857…)
            double expected =
                    id.equals("challenger_logit") ? 0.78125 : c.get("auc").asDouble();
            TALLY.relative("auc", Ranking.of(y, p, w).auc(), expected, 1e-12);
        }
        if (c.has("brier") && c.get("brier").isNumber()) {
            TALLY.relative("brier", Scores.brier(y, p, w), c.get("brier").asDouble(), 1e-10);
            TALLY.relative("logloss", Scores.logLoss(y, p, w), c.get("logloss").asDouble(), 1e-10);
        }
        if (c.has("ece10_equalwidth") && c.get("ece10_equalwidth").isNumber()) {
            Calibration calibration = Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(10));
            TALLY.relative(
                    "ece",
                    calibration.expectedError(),
                    c.get("ece10_equalwidth").asDouble(),
                    1e-9);
        }
        if (c.has("confusion_at_0.5") && c.get("confusion_at_0.5").isObject()) {
            JsonNode expected = c.get("confusion_at_0.5");
            assertThat(Confusion.at(0.5, y, p, w))
                    .isEqualTo(new Confusion(
                            expected.get("tp").asDouble(),
                            expected.get("fp").asDouble(),
                            expected.get("tn").asDouble(),
                            expected.get("fn").asDouble()));
        }
        if (c.has("r2_tjur") && c.get("r2_tjur").isNumber()) {
            Inference.PseudoR2 r2 = Inference.pseudoR2(design, fit);
            TALLY.relative("mcfadden", r2.mcFadden(), c.get("r2_mcfadden").asDouble(), 1e-9);
            TALLY.relative("coxsnell", r2.coxSnell(), c.get("r2_coxsnell").asDouble(), 1e-9);
            TALLY.relative("nagelkerke", r2.nagelkerke(), c.get("r2_nagelkerke").asDouble(), 1e-9);
            TALLY.relative("tjur", r2.tjur(), c.get("r2_tjur").asDouble(), 1e-9);
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("glm.json largest errors:" + TALLY);
    }
}
