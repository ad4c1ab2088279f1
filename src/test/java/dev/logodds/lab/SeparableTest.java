package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab on separation against the reference numbers for labels 000111 at 1 to 6. */
class SeparableTest {
    private static final Lab LAB = new Separable();

    private static Values values(String... pairs) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) given.put(pairs[i], pairs[i + 1]);
        return Values.of(LAB.controls(), given);
    }

    private static Lab.Picture picture(String... pairs) {
        return LAB.picture(values(pairs), Budget.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({"10, 1.4679", "100, 3.5988", "1000, 7.4822", "10000, 12.0564", "100000, 16.6678", "1000000, 21.2746"})
    void gradient_descent_grows_like_the_logarithm_of_its_steps(long steps, double w) {
        assertThat(picture("at", "4", "steps", "1000000").numbers().get("descent." + steps))
                .isCloseTo(w, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.44805", "0.1, 1.3774", "0.01, 3.21263", "0.001, 6.43886"})
    void a_penalty_makes_it_finite(String lambda, double w) {
        Lab.Picture picture = picture("at", "4", "lambda", lambda);
        assertThat(picture.numbers().get("l2.x")).isCloseTo(w, within(5e-5));
        assertThat(picture.goal()).extracting(Lab.Goal::reached).containsExactly(true, true);
    }

    @Test
    void firths_estimates_are_the_reference_ones() {
        Map<String, Double> numbers = picture("at", "4", "firth", "on").numbers();
        assertThat(numbers.get("firth.(Intercept)")).isCloseTo(-3.9511937, within(1e-6));
        assertThat(numbers.get("firth.x")).isCloseTo(1.1289125, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"2.5, false, overlap", "3, true, quasi-complete", "4, true, complete"})
    void the_linear_program_decides_whether_it_is_broken(String at, boolean broken, String word) {
        Lab.Picture picture = picture("at", at);
        assertThat(picture.goal().getFirst().reached()).isEqualTo(broken);
        assertThat(picture.goal().getLast().reached()).isFalse();
        assertThat(picture.finding()).contains(word);
        assertThat(LAB.predictions(values("at", at)).getFirst().truth()).isEqualTo(broken ? "1" : "0");
    }

    @Test
    void an_overlap_levels_off_at_the_maximum() {
        Map<String, Double> numbers = picture("steps", "100000").numbers();
        assertThat(numbers.get("descent.100000")).isCloseTo(numbers.get("mle.x"), within(1e-9));
    }

    @Test
    void newtons_standard_errors_explode() {
        Lab.Table newton = picture("at", "4").tables().getLast();
        assertThat(newton.rows()).hasSizeGreaterThan(15);
        assertThat(Double.parseDouble(newton.rows().get(15).get(2))).isGreaterThan(500);
    }

    @Test
    void an_own_table_is_judged() {
        Lab.Picture picture = LAB.picture(
                values("lambda", "0.1").withOwn(LAB.ownData().orElseThrow().example()), Budget.UNLIMITED);
        assertThat(picture.finding()).contains("dose → +∞");
        assertThat(picture.numbers()).containsKeys("l2.dose", "l2.age").doesNotContainKey("mle.dose");
        assertThat(picture.plots()).extracting(Plot::id).containsExactly("growth", "loss");
    }

    @Test
    void every_preset_is_drawn() {
        for (Lab.Preset preset : LAB.presets()) {
            Lab.Picture picture = LAB.picture(Values.of(LAB.controls(), preset.values()), Budget.UNLIMITED);
            assertThat(picture.plots()).allSatisfy(p -> assertThat(Svg.of(p)).doesNotContain("NaN", "Infinity"));
        }
    }
}
