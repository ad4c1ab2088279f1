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

    @AfterAll
    static void tell() {
        System.out.println("glm.json largest errors:" + TALLY);
    }
}
