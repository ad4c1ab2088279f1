package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeparationReferenceTest {
    private static final Reference.Tally TALLY = new Reference.Tally();

    static Stream<String> cases() {
        return Reference.ids("separation_firth.json", "separation+firth");
    }

    static Design design(JsonNode c) {
        Design.Options options = Design.Options.NONE;
        if (!c.get("rows").isNull()) {
            options = options.withWeights("1*(" + c.get("rows").asText() + ")");
        }
        Frame frame = Reference.frame(c.get("dataset").asText());
        return Design.of(frame, Reference.formula(c.get("response").asText(), c.get("columns")), options);
    }

    private static List<String> directions(Design design, Separation separation) {
        List<String> directions = new ArrayList<>();
        for (String term : design.terms()) {
            int at = separation.terms().indexOf(term);
            directions.add(
                    at < 0
                            ? "finite"
                            : switch (separation.directions().get(at)) {
                                case PLUS_INFINITY -> "+Inf";
                                case MINUS_INFINITY -> "-Inf";
                                case EITHER -> "indeterminate";
                            });
        }
        return directions;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void separationAndDirections(String id) {
        JsonNode c = Reference.named("separation_firth.json", id);
        Design design = design(c);
        GlmFit fit = Glm.fit(design, Link.LOGIT);
        JsonNode lp = c.get("lp");
        Separation.Kind expected = !lp.get("separated").asBoolean()
                ? Separation.Kind.NONE
                : lp.get("complete").asBoolean() ? Separation.Kind.COMPLETE : Separation.Kind.QUASI_COMPLETE;
        assertThat(fit.separation().kind()).isEqualTo(expected);
        List<String> expectedDirections = new ArrayList<>();
        lp.get("coefficient_direction_in_cone")
                .forEach(d -> expectedDirections.add(d.asText().replaceAll("\\(.*", "")));
        assertThat(directions(design, fit.separation())).isEqualTo(expectedDirections);
        if (expected == Separation.Kind.COMPLETE) {
            assertThat(fit.deviance()).isZero();
        } else {
            TALLY.relative(
                    "limit deviance",
                    fit.deviance(),
                    c.get("R_glm").get("deviance").asDouble(),
                    1e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firth(String id) {
        JsonNode c = Reference.named("separation_firth.json", id);
        Firth.Outcome outcome = Firth.fit(design(c), Budget.UNLIMITED);
        JsonNode expected = c.get("firth");
        assertThat(outcome.fit().stop()).isEqualTo(Stop.CONVERGED);
        TALLY.relative("firth coef", outcome.fit().coefficients(), Reference.numbers(expected.get("coef")), 1e-9);
        TALLY.relative("firth se", outcome.fit().standardErrors(), Reference.numbers(expected.get("se")), 1e-9);
        TALLY.relative(
                "firth loglik", outcome.fit().kernel(), expected.get("loglik").asDouble(), 1e-9);
        TALLY.relative(
                "penalized",
                outcome.penalizedLogLikelihood(),
                expected.get("penalized_loglik").asDouble(),
                1e-9);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void newtonGrowsAsGlmDoes(String id) {
        JsonNode c = Reference.named("separation_firth.json", id);
        Design design = design(c);
        Response.Counts counts = ResponseReader.binary(design);
        int[] rows = java.util.stream.IntStream.range(0, design.weights().length)
                .filter(i -> design.weights()[i] > 0)
                .toArray();
        double[] y = java.util.Arrays.stream(rows)
                .mapToDouble(i -> counts.successes()[i])
                .toArray();
        RowLoss loss = new RowLoss(design.x().rows(rows), y, true, RowLoss.Kind.CROSS_ENTROPY, 1, 0);
        JsonNode growth = c.get("growth");
        double[] start = Reference.numbers(growth.get(0).get("coef"));
        Trace trace = new Newton(false, growth.size() - 1, 0).minimise(loss, start);
        for (Trace.Step step : trace.steps()) {
            JsonNode expected = growth.get(step.iteration());
            if (expected.get("deviance").asDouble() < 1e-6
                    || expected.get("max_abs_eta").asDouble() > 12) {
                break;
            }
            TALLY.relative("growth coef", step.point(), Reference.numbers(expected.get("coef")), 1e-7);
            TALLY.relative(
                    "growth deviance",
                    2 * step.value(),
                    expected.get("deviance").asDouble(),
                    1e-9);
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("separation_firth.json largest errors:" + TALLY);
    }
}
