package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import dev.logodds.fit.GradientDescent;
import dev.logodds.fit.RowLoss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that the topic on cross-entropy states about its data set, and the lab that shows them. */
class LossDescentTest {
    private static final Lab LAB = new LossDescent();
    private static final double[][] NINE = {{1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {-10}};
    private static final double[] NINE_Y = {1, 1, 1, 1, 1, 1, 1, 0, 1};

    private static Values values(Map<String, String> given) {
        return Values.of(LAB.controls(), given);
    }

    @ParameterizedTest
    @CsvSource({
        "SQUARED, -1, -0.0639, 0.24636", "SQUARED, 0.2, -0.0639, 0.24636", "SQUARED, 0.3, 1.9459, 0.20833",
        "SQUARED, 3, 1.9459, 0.20833", "CROSS_ENTROPY, -1, -0.0775, 0.68473", "CROSS_ENTROPY, 3, -0.0775, 0.68473"
    })
    void descents_on_the_nine_points_end_where_the_text_says(
            RowLoss.Kind kind, double start, double end, double value) {
        var trace = GradientDescent.of(0.1, 20_000)
                .keeping(20_000)
                .until(1e-12)
                .minimise(RowLoss.mean(NINE, NINE_Y, false, kind), new double[] {start});
        assertThat(trace.point()[0]).isCloseTo(end, within(5e-5));
        assertThat(trace.value()).isCloseTo(value, within(5e-6));
    }

    @Test
    void the_ridge_between_the_two_minima_is_where_the_text_says() {
        RowLoss loss = RowLoss.mean(NINE, NINE_Y, false, RowLoss.Kind.SQUARED);
        double[] gradient = new double[1];
        loss.gradient(new double[] {0.257}, gradient);
        assertThat(gradient[0]).isPositive();
        loss.gradient(new double[] {0.258}, gradient);
        assertThat(gradient[0]).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, nine, 1", "1, 3, nine, 0", "-1, 0, nine, 0", "-1, 3, seven, 1"})
    void the_prediction_is_scored_by_what_the_engine_finds(String a, String b, String data, int expected) {
        Prediction basins =
                LAB.predictions(values(Map.of("a", a, "b", b, "data", data))).getFirst();
        assertThat(basins.truth()).isEqualTo(String.valueOf(expected));
    }

    @Test
    void the_ratio_of_the_gradients_at_minus_five_is_about_150() {
        assertThat(RowLoss.Kind.CROSS_ENTROPY.slope(-5, 1)).isCloseTo(-0.99330715, within(1e-8));
        assertThat(RowLoss.Kind.HALF_SQUARED.slope(-5, 1)).isCloseTo(-0.00660356, within(1e-8));
        assertThat(LAB.predictions(values(Map.of())).get(1).because()).contains("150 times");
    }

    @Test
    void every_address_shows_something() {
        Values mended = values(Map.of("a", "1e9", "b", "NaN", "step", "-3", "data", "'; drop table"));
        assertThat(mended.byName()).isEqualTo(Map.of("a", "5", "b", "3", "step", "0.05", "z", "-5", "data", "nine"));
        assertThat(LAB.picture(mended, Budget.UNLIMITED).plots()).hasSize(4);
        for (Lab.Preset preset : LAB.presets()) {
            assertThat(LAB.picture(values(preset.values()), Budget.UNLIMITED)
                            .tables()
                            .getFirst()
                            .rows())
                    .hasSize(4);
        }
    }

    @Test
    void too_large_a_step_is_shown_as_what_it_is() {
        List<List<String>> rows = LAB.picture(values(Map.of("step", "4")), Budget.UNLIMITED)
                .tables()
                .getFirst()
                .rows();
        assertThat(rows).extracting(r -> r.get(5)).anyMatch(s -> !s.equals("the gradient is 0"));
    }

    @Test
    void the_same_values_draw_the_same_picture() {
        assertThat(LAB.picture(values(Map.of()), Budget.UNLIMITED))
                .isEqualTo(LAB.picture(values(Map.of()), Budget.UNLIMITED));
    }

    @Test
    void figures_are_drawn_and_unknown_ones_named() {
        for (String name : List.of("losses", "loss-gradients", "two-minima")) {
            assertThat(Figures.svg(name)).startsWith("<svg").endsWith("</svg>").doesNotContain("NaN");
        }
        assertThatThrownBy(() -> Figures.svg("nothing")).hasMessageContaining("two-minima");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 6", "-3, 5, 4", "0, 0.03, 7", "-1.1, 0.1, 6"})
    void axes_have_a_few_round_ticks(double from, double to, int count) {
        assertThat(Svg.ticks(new Plot.Axis("", from, to))).hasSize(count);
    }

    @Test
    void text_in_a_picture_is_escaped() {
        Plot plot = new Plot("x", "<b>&\"", new Plot.Axis("<", 0, 1), new Plot.Axis("", 0, 1), List.of());
        assertThat(Svg.of(plot)).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>");
    }
}
