package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D"})
    void areClippedAsInTheReference(String set) {
        JsonNode expected = SrsFixtures.json("fsrs-params.json").get(set).get("w_effective_after_clip");
        Settings settings = SrsFixtures.settings(set);
        for (int i = 0; i < Parameters.COUNT; i++) {
            assertThat(settings.parameters().w(i))
                    .as("w" + i)
                    .isCloseTo(expected.get(i).asDouble(), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D"})
    void giveTheIntervalsOfTheReference(String set) {
        Settings settings = SrsFixtures.settings(set);
        double modifier = SrsFixtures.json("fsrs-params.json")
                .get(set)
                .get("interval_modifier")
                .asDouble();
        MemoryModel model = new MemoryModel(settings.parameters());
        assertThat(model.daysUntil(settings.desiredRetention(), 1)).isCloseTo(modifier, within(1e-6));
    }

    @Test
    void outOfRangeMovesToTheEdge() {
        double[] low = new double[Parameters.COUNT];
        Arrays.fill(low, -1);
        double[] high = new double[Parameters.COUNT];
        Arrays.fill(high, 1_000);
        assertThat(Parameters.of(low).w(4)).isEqualTo(1);
        assertThat(Parameters.of(high).w(20)).isEqualTo(0.8);
        assertThat(Parameters.of(high).forRelearningSteps(5).w(17)).isEqualTo(0.01);
    }

    @Test
    void mustBe21FiniteNumbers() {
        assertThatThrownBy(() -> Parameters.of(1, 2, 3)).hasMessage("parameters: FSRS-6 has 21 parameters, not 3");
        assertThatThrownBy(() -> new Parameters(Collections.nCopies(21, Double.NaN)))
                .hasMessage("parameters: w0 must be a finite number, not NaN");
    }
}
