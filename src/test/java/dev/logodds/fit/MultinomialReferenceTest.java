package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultinomialReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();
    private static final ElasticNet.Penalty NONE = new ElasticNet.Penalty(0, 0, true);

    static Stream<String> cases() {
        return Reference.ids("multinom.json", "multinomial_baseline");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void baselineCategories(String id) {
        JsonNode c = Reference.named("multinom.json", id);
        String response = c.get("response").asText();
        Frame frame = Reference.frame(c.get("dataset").asText());
        String baseline = c.get("levels_first_is_baseline").get(0).asText();
        boolean reversed = id.equals("iris_sepals");
        Design.Options options = Design.Options.NONE.withReference(Map.of(response, baseline));
        Design design = Design.of(frame, Reference.formula("factor(" + response + ")", c.get("columns")), options);
        Multinomial fit = Multinomial.fit(design, NONE, Budget.UNLIMITED);
        assertThat(fit.stop()).isEqualTo(Stop.CONVERGED);
        assertThat(fit.separation()).isEqualTo(Separation.NONE);
        int rows = fit.coefficients().length;
        for (int k = 0; k < rows; k++) {
            int at = reversed ? rows - 1 - k : k;
            TALLY.relative(
                    "coef",
                    fit.coefficients()[k],
                    Reference.numbers(c.get("coef_rows_are_levels_2_to_K").get(at)),
                    1e-9);
            TALLY.relative("se", fit.errors()[k], Reference.numbers(c.get("se").get(at)), 1e-9);
        }
        TALLY.relative("deviance", fit.deviance(), c.get("deviance").asDouble(), 1e-11);
        TALLY.relative(
                "null deviance", fit.nullDeviance(), c.get("null_deviance").asDouble(), 1e-11);
        TALLY.relative("aic", fit.aic(), c.get("aic").asDouble(), 1e-11);
        if (!reversed) {
            for (int i = 0; i < 3; i++) {
                TALLY.relative(
                        "fitted",
                        fit.probabilities()[i],
                        Reference.numbers(c.get("fitted_first3").get(i)),
                        1e-9);
            }
        }
        int[] codes = ResponseReader.classes(design).codes();
        int right = 0;
        for (int i = 0; i < codes.length; i++) {
            right += fit.predictions()[i] == codes[i] ? 1 : 0;
        }
        TALLY.relative(
                "accuracy", (double) right / codes.length, c.get("accuracy").asDouble(), 1e-12);
    }

    @AfterAll
    static void tell() {
        System.out.println("multinom.json largest errors:" + TALLY);
    }
}
