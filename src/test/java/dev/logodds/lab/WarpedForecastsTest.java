package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpedForecastsTest {
    private static final Lab LAB = new WarpedForecasts();

    @Test
    void twenty_forecasts_have_the_reference_scores() {
        Map<String, Double> n = Given.picture(LAB, "n", "toy", "slope", "1").numbers();
        assertThat(n.get("brier")).isCloseTo(0.2115, within(1e-9));
        assertThat(n.get("reliability")).isCloseTo(0.0073333, within(1e-6));
        assertThat(n.get("resolution")).isCloseTo(0.0433333, within(1e-6));
        assertThat(n.get("uncertainty")).isCloseTo(0.2475, within(1e-9));
        assertThat(n.get("ece")).isCloseTo(0.065, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2", "0.5", "2", "4"})
    void a_monotone_warp_leaves_the_auc_alone_and_worsens_the_rest(String slope) {
        Map<String, Double> honest =
                Given.picture(LAB, "slope", "1", "n", "10000").numbers();
        Map<String, Double> warped =
                Given.picture(LAB, "slope", slope, "shift", "0.5", "n", "10000").numbers();
        assertThat(warped.get("auc")).isEqualTo(honest.get("auc"));
        assertThat(warped.get("brier")).isGreaterThan(honest.get("brier"));
        assertThat(warped.get("logLoss")).isGreaterThan(honest.get("logLoss"));
        assertThat(warped.get("ece")).isGreaterThan(honest.get("ece"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platt", "isotonic"})
    void a_map_with_a_level_mends_a_level_and_a_temperature_does_not(String mend) {
        String[] moved = {"slope", "1", "shift", "1", "n", "10000", "mend"};
        Map<String, Double> right = Given.picture(LAB, with(moved, mend)).numbers();
        Map<String, Double> wrong =
                Given.picture(LAB, with(moved, "temperature")).numbers();
        assertThat(right.get("mended.ece")).isLessThan(0.03);
        assertThat(wrong.get("mended.ece")).isGreaterThan(0.1);
    }

    private static String[] with(String[] pairs, String last) {
        String[] all = java.util.Arrays.copyOf(pairs, pairs.length + 1);
        all[pairs.length] = last;
        return all;
    }

    @Test
    void forecasts_of_ones_own_are_all_judged_until_a_map_is_fitted() {
        String own = LAB.ownData().orElseThrow().example();
        Lab.Picture plain = LAB.picture(Given.values(LAB).withOwn(own), Budget.UNLIMITED);
        assertThat(plain.tables().getFirst().caption()).contains("20 cases");
        assertThat(plain.numbers()).doesNotContainKey("honest.auc");
        Lab.Picture mended = LAB.picture(Given.values(LAB, "mend", "platt").withOwn(own), Budget.UNLIMITED);
        assertThat(mended.tables().getFirst().caption()).contains("10 cases");
        assertThat(mended.numbers()).containsKeys("platt.slope", "mended.ece");
        Lab.Picture sure = LAB.picture(
                Given.values(LAB, "mend", "temperature").withOwn("p,y\n1,1\n0,0\n1,1\n0,1\n0.3,0\n0.6,0\n"),
                Budget.UNLIMITED);
        assertThat(sure.numbers().get("temperature")).isFinite();
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
