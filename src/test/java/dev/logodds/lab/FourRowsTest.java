package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FourRowsTest {
    private static final Lab LAB = new FourRows();

    @Test
    void at_zero_every_residual_is_a_half() {
        Map<String, Double> n = Given.picture(LAB).numbers();
        // ¼(½·(−1) − ½·0.5 + ½·1 − ½·2)
        assertThat(n.get("gradient.w")).isCloseTo(-0.3125 + 0, within(1e-12));
        assertThat(n.get("gradient.b")).isCloseTo(0, within(1e-12));
        assertThat(n.get("loss")).isCloseTo(Math.log(2), within(1e-12));
        assertThat(n.get("hessian.bb")).isCloseTo(0.25, within(1e-12));
        assertThat(n.get("hessian.ww")).isCloseTo((1 + 0.25 + 1 + 4) / 16, within(1e-12));
    }

    @Test
    void separated_rows_have_no_maximum() {
        Lab.Picture picture = Given.picture(LAB, "x2", "2", "w", "1");
        assertThat(picture.finding()).contains("0 nowhere");
        assertThat(picture.numbers()).doesNotContainKey("best.w");
        assertThat(Given.picture(LAB).numbers()).containsKey("best.w");
    }

    @Test
    void the_rows_add_up_to_the_gradient() {
        Lab.Table rows = Given.picture(LAB, "w", "1").tables().getFirst();
        double sum = rows.rows().subList(0, 4).stream()
                .mapToDouble(r -> Double.parseDouble(r.getLast().replace('−', '-')))
                .sum();
        assertThat(Double.parseDouble(rows.rows().getLast().getLast().replace('−', '-')))
                .isCloseTo(sum, within(2e-4));
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
