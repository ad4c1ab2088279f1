package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PenalizedReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();

    static Stream<String> nets() {
        return Reference.ids("penalized.json", "elastic_net_logistic");
    }

    @ParameterizedTest
    @MethodSource("nets")
    void paths(String id) {
        JsonNode c = Reference.named("penalized.json", id);
        Design design = OtherReferenceTest.design(c);
        double alpha = c.get("alpha_l1_ratio").asDouble();
        List<ElasticNet.Penalty> penalties = new ArrayList<>();
        c.get("path")
                .forEach(at ->
                        penalties.add(ElasticNet.Penalty.glmnet(at.get("lambda").asDouble(), alpha)));
        List<ElasticNet.Fit> fits = ElasticNet.path(design, penalties, Budget.UNLIMITED);
        for (int k = 0; k < fits.size(); k++) {
            check(c, c.get("path").get(k), fits.get(k));
            check(c, c.get("path").get(k), ElasticNet.fit(design, penalties.get(k), Budget.UNLIMITED));
            double n = c.get("n").asDouble();
            double scikit = c.get("path").get(k).get("sklearn_C").asDouble();
            TALLY.relative("C", penalties.get(k).scikitC(n), scikit, 1e-12);
            ElasticNet.Penalty back = ElasticNet.Penalty.scikit(scikit, alpha).rescaled(n);
            TALLY.relative("l1 from C", back.l1(), penalties.get(k).l1(), 1e-12);
            TALLY.relative("l2 from C", back.l2(), penalties.get(k).l2(), 1e-12);
        }
        if (c.get("lambda_max").isNumber()) {
            // the file gives the largest λ for the lasso whatever α is
            TALLY.relative(
                    "lambda max",
                    ElasticNet.lambdaMax(design, 1),
                    c.get("lambda_max").asDouble(),
                    1e-9);
        }
    }

    private static void check(JsonNode c, JsonNode at, ElasticNet.Fit fit) {
        double[] expected = Reference.numbers(at.get("coef"));
        // coefficients that nearly cancel have fewer digits than the intercept's scale suggests
        TALLY.relative("intercept", fit.coefficients()[0], at.get("intercept").asDouble(), 1e-9);
        TALLY.relative("coef", Arrays.copyOfRange(fit.coefficients(), 1, expected.length + 1), expected, 1e-9);
        TALLY.relative("objective", fit.objective(), at.get("objective").asDouble(), 1e-12);
        TALLY.absolute("kkt", fit.kkt(), 0, 1e-9);
        assertThat(fit.stop()).describedAs(c.get("id").asText()).isEqualTo(Stop.CONVERGED);
    }

    static Stream<String> softmax() {
        return Reference.ids("penalized.json", "softmax_l2");
    }

    @ParameterizedTest
    @MethodSource("softmax")
    void softmaxWithRidge(String id) {
        JsonNode c = Reference.named("penalized.json", id);
        Design design = OtherReferenceTest.design(c);
        ElasticNet.Penalty penalty = new ElasticNet.Penalty(0, c.get("lam").asDouble(), true);
        Multinomial fit = Multinomial.fit(design, penalty, Budget.UNLIMITED);
        for (int k = 0; k < 3; k++) {
            TALLY.relative(
                    "softmax intercept",
                    fit.coefficients()[k][0],
                    c.get("intercepts").get(k).asDouble(),
                    1e-9);
            TALLY.relative(
                    "softmax coef",
                    Arrays.copyOfRange(fit.coefficients()[k], 1, 5),
                    Reference.numbers(c.get("coef").get(k)),
                    1e-9);
            TALLY.relative(
                    "softmax probabilities",
                    fit.probabilities()[k],
                    Reference.numbers(c.get("first3_probabilities").get(k)),
                    1e-9);
        }
        TALLY.relative("softmax objective", fit.objective(), c.get("objective").asDouble(), 1e-12);
        TALLY.relative(
                "softmax entropy",
                -fit.logLikelihood() / 150,
                c.get("mean_cross_entropy").asDouble(),
                1e-9);
    }

    @AfterAll
    static void tell() {
        System.out.println("penalized.json largest errors:" + TALLY);
    }
}
