package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
    private static final LearningCurves LAB = new LearningCurves();

    @Test
    void with_independent_features_both_end_near_the_best() {
        double best = Given.number(LAB, "best");
        assertThat(best).isCloseTo(Normal.cdf(-1), within(1e-9));
        assertThat(Given.number(LAB, "bayes.limit")).isCloseTo(best, within(1e-12));
        assertThat(Given.number(LAB, "bayes.2000")).isCloseTo(best, within(0.005));
        assertThat(Given.number(LAB, "logistic.2000")).isCloseTo(best, within(0.005));
        assertThat(Given.number(LAB, "bayes.10")).isLessThan(Given.number(LAB, "logistic.10"));
    }

    @Test
    void with_correlated_features_logistic_regression_overtakes() {
        assertThat(Given.number(LAB, "bayes.2000", "rho", "0.6"))
                .isGreaterThan(Given.number(LAB, "logistic.2000", "rho", "0.6") + 0.02)
                .isCloseTo(Given.number(LAB, "bayes.limit", "rho", "0.6"), within(0.01));
    }

    @Test
    void parts_come_in_order_and_end_when_the_time_is_spent() {
        List<Gradual.Part> parts = new ArrayList<>();
        Values values = Given.values(LAB, "draws", "100");
        AtomicInteger asked = new AtomicInteger();
        Lab.Picture picture = LAB.picture(values, () -> asked.incrementAndGet() >= 35, parts::add);
        assertThat(parts).extracting(Gradual.Part::done).containsExactly(10, 20, 30, 35);
        assertThat(parts.getLast().picture()).isEqualTo(picture);
        assertThat(picture.finding()).startsWith("35 of 100 draws");
    }

    @Test
    void every_preset_is_drawn() {
        Given.everyPresetIsDrawn(LAB);
    }
}
