package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreeClassesTest {
    private static final Lab LAB = new ThreeClasses();

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0.5", "5"})
    void a_shift_of_all_weights_moves_nothing(String c) {
        assertThat(Given.number(LAB, "moved", "c", c)).isLessThan(1e-12);
        assertThat(Given.number(LAB, "p.A", "c", c)).isCloseTo(Given.number(LAB, "p.A"), within(1e-12));
    }

    @Test
    void softmax_adds_up_and_the_binary_models_do_not() {
        assertThat(Given.number(LAB, "p.A") + Given.number(LAB, "p.B") + Given.number(LAB, "p.C"))
                .isCloseTo(1, within(1e-12));
        assertThat(Given.number(LAB, "sum")).isNotCloseTo(1, within(0.02));
    }

    @Test
    void regions_cover_the_square() {
        double[][] w = {{0, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double area = 0;
        for (int k = 0; k < 3; k++) area += area(Planes.region(w, k, -2, 2));
        assertThat(area).isCloseTo(16, within(1e-9));
        assertThat(Planes.region(new double[][] {{0, 0, 0}, {1, 0, 0}}, 0, -2, 2))
                .isEmpty();
    }

    private static double area(List<Plot.Point> corners) {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Plot.Point p = corners.get(i);
            Plot.Point q = corners.get((i + 1) % corners.size());
            twice += p.x() * q.y() - q.x() * p.y();
        }
        return Math.abs(twice) / 2;
    }

    @Test
    void every_preset_is_drawn_for_many_draws() {
        Given.everyPresetIsDrawn(LAB);
        for (int seed = 1; seed < 30; seed++)
            assertThat(Given.picture(LAB, "share", "0.05", "seed", String.valueOf(seed))
                            .numbers()
                            .values())
                    .allSatisfy(v -> assertThat(v).isFinite());
    }
}
