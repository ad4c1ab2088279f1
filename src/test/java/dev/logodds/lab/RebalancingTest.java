package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RebalancingTest {
    private static final Lab LAB = new Rebalancing();

    @ParameterizedTest
    @CsvSource({"weights, 0.1, 0.1", "under, 0.35, 0.35", "over, 0.2, 0.2", "smote, 0.25, 0.25"})
    void the_intercept_moves_by_the_log_ratio_and_the_slope_hardly(String how, double intercept, double slope) {
        Map<String, Double> n =
                Given.picture(LAB, "a", "-5", "n", "20000", "balance", how).numbers();
        assertThat(n.getOrDefault("rebalanced.intercept", 0.0) - n.getOrDefault("plain.intercept", 0.0))
                .isCloseTo(n.get("shift"), within(intercept));
        assertThat(n.get("rebalanced.slope")).isCloseTo(n.get("plain.slope"), within(slope));
        assertThat(n.get("auc.rebalanced")).isCloseTo(n.get("auc.as it is"), within(1e-9));
    }

    @Test
    void the_plain_fit_finds_the_truth() {
        Map<String, Double> n = Given.picture(LAB).numbers();
        assertThat(n.get("plain.intercept")).isCloseTo(-4, within(0.15));
        assertThat(n.get("plain.slope")).isCloseTo(1, within(0.15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "under", "over", "smote"})
    void it_is_broken_and_mended_when_the_engine_says_so(String how) {
        assertThat(Given.picture(LAB, "a", "-5").goal())
                .extracting(Lab.Goal::reached)
                .containsExactly(false, false);
        assertThat(Given.picture(LAB, "a", "-5", "balance", how).goal())
                .extracting(Lab.Goal::reached)
                .containsExactly(true, false);
        assertThat(Given.picture(LAB, "a", "-5", "balance", how, "undo", "yes").goal())
                .extracting(Lab.Goal::reached)
                .containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "weights", "under", "over", "smote"})
    void a_table_of_ones_own_is_fitted_by_one_half_and_judged_by_the_other(String how) {
        Lab.Picture picture = LAB.picture(
                Given.values(LAB, "balance", how, "undo", "yes")
                        .withOwn(LAB.ownData().orElseThrow().example()),
                Budget.UNLIMITED);
        assertThat(picture.numbers().get("rows")).isBetween(29.0, 31.0);
        assertThat(picture.tables().getFirst().head()).contains("months", "calls");
        assertThat(picture.plots())
                .hasSize(4)
                .allSatisfy(p -> assertThat(Svg.of(p)).doesNotContain("NaN", "Infinity"));
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
