package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();

    static Stream<String> ols() {
        return Reference.ids("other.json", "ols");
    }

    @ParameterizedTest
    @MethodSource("ols")
    void leastSquares(String id) {
        JsonNode c = Reference.named("other.json", id);
        Frame frame = Reference.frame(c.get("dataset").asText());
        String response = id.equals("birthwt_lpm") ? "low" : "mpg";
        LinearFit fit = LinearFit.fit(Design.of(frame, Reference.formula(response, c.get("columns"))));
        TALLY.relative("coef", fit.coefficients(), Reference.numbers(c.get("coef")), 1e-9);
        TALLY.relative("se", fit.standardErrors(), Reference.numbers(c.get("se")), 1e-9);
        TALLY.relative("se HC1", fit.robustErrors(), Reference.numbers(c.get("se_HC1")), 1e-9);
        var intervals = fit.intervals(0.95);
        for (int j = 0; j < fit.coefficients().length; j++) {
            TALLY.relative("p", fit.pValue(j), c.get("p").get(j).asDouble(), 1e-9);
            double error = fit.standardErrors()[j];
            double low = c.get("ci95").get(j).get(0).asDouble();
            double high = c.get("ci95").get(j).get(1).asDouble();
            TALLY.absolute("ci / se", intervals.get(j).low() / error, low / error, 1e-9);
            TALLY.absolute("ci / se", intervals.get(j).high() / error, high / error, 1e-9);
        }
        TALLY.relative("r2", fit.r2(), c.get("r2").asDouble(), 1e-9);
        TALLY.relative("adj r2", fit.adjustedR2(), c.get("adj_r2").asDouble(), 1e-9);
        TALLY.relative("sigma", fit.sigma(), c.get("sigma").asDouble(), 1e-9);
        TALLY.relative("F", fit.f(), c.get("F").asDouble(), 1e-9);
        TALLY.relative("F p", fit.fPValue(), c.get("F_p").asDouble(), 1e-9);
        TALLY.relative("aic", fit.aic(), c.get("aic").asDouble(), 1e-9);
        TALLY.relative("bic", fit.bic(), c.get("bic").asDouble(), 1e-9);
        assertThat(java.util.Arrays.stream(fit.fitted())
                        .filter(v -> v < 0 || v > 1)
                        .count())
                .isEqualTo(c.get("fitted_outside_01").asInt());
    }

    @AfterAll
    static void tell() {
        System.out.println("other.json (ols) largest errors:" + TALLY);
    }
}
