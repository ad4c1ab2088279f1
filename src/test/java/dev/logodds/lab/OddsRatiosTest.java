package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsRatiosTest {
    private static final Lab LAB = new OddsRatios();

    @Test
    void the_coefficient_of_gender_changes_its_sign() {
        assertThat(Given.number(LAB, "marginal.genderFemale")).isCloseTo(-0.61035238, within(1e-7));
        assertThat(Given.number(LAB, "adjusted.genderFemale")).isCloseTo(0.09987009, within(1e-7));
        assertThat(Given.picture(LAB, "model", "department").finding()).contains("+0.100");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.5, 1, 0.15483", "0.5, 0.5, 1, 0.62246", "0.9, 0.69, 1, 0.94721", "0.2, 0.04, 10, 0.27164"})
    void a_coefficient_moves_a_probability(String baseline, String beta, String dx, double after) {
        assertThat(Given.number(LAB, "after", "baseline", baseline, "beta", beta, "dx", dx))
                .isCloseTo(after, within(5e-6));
    }

    @Test
    void points_are_predicted_within_reason() {
        Prediction points = LAB.predictions(Given.values(LAB)).getFirst();
        assertThat(points.truth()).isEqualTo("5.5");
        assertThat(points.right("5")).isTrue();
        assertThat(points.right("5,48")).isTrue();
        assertThat(points.right("12.2")).isFalse();
        assertThat(points.valid("five")).isFalse();
        assertThat(points.valid("-")).isFalse();
    }

    @Test
    void an_own_table_gets_its_odds_ratios() {
        Lab.Picture picture = LAB.picture(
                Given.values(LAB).withOwn(LAB.ownData().orElseThrow().example()), Budget.UNLIMITED);
        assertThat(picture.numbers()).containsOnlyKeys("age", "smokeryes");
        assertThat(picture.plots()).hasSize(1);
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
