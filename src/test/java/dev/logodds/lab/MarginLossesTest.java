package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginLossesTest {
    private static final Lab LAB = new MarginLosses();

    @ParameterizedTest
    @CsvSource({"-0.3, e, 0.85436, 1", "-0.55, e, 1.0055, 0", "-0.3, 2, 1.23258, 1", "2, e, 0.12693, 0"})
    void the_logistic_loss_is_no_bound_in_nats(String m, String unit, double loss, String truth) {
        assertThat(Given.number(LAB, "loss.logistic", "m", m, "unit", unit)).isCloseTo(loss, within(5e-5));
        assertThat(LAB.predictions(Given.values(LAB, "m", m)).getFirst().truth())
                .isEqualTo(truth);
    }

    @Test
    void a_point_beyond_the_margin_leaves_the_svm_where_it_is() {
        for (String w : new String[] {"svm.b", "svm.x1", "svm.x2"}) {
            assertThat(Given.number(LAB, w, "ox", "4", "oy", "4"))
                    .isCloseTo(Given.number(LAB, w, "ox", "3", "oy", "3"), within(1e-6));
        }
        double near = Given.number(LAB, "logistic.x1", "ox", "3", "oy", "3");
        double far = Given.number(LAB, "logistic.x1", "ox", "4", "oy", "4");
        assertThat(far).isNotEqualTo(near).isCloseTo(near, within(0.1));
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
