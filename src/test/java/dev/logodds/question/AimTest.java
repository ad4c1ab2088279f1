package dev.logodds.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A seed for numbers that somebody has in front of them. */
class AimTest {
    private static final String ID = "t/q";

    private static Vary.Number grid(double from, double step, int count) {
        return new Vary.Number(IntStream.range(0, count)
                .mapToObj(i -> Math.rint((from + i * step) * 1e10) / 1e10)
                .toList());
    }

    private static Numbers numbers(String keep, Object... names) {
        Map<String, Vary> vary = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) vary.put((String) names[i], (Vary) names[i + 1]);
        return new Numbers(vary, keep, List.of(), Map.of());
    }

    private static final Numbers WIDE = numbers(
            "", "z", grid(-8, 0.1, 121), "unit", new Vary.Word(List.of("a", "b", "c")), "t", grid(0.2, 0.01, 381));

    @Property(tries = 300)
    void numbers_on_the_grid_are_drawn_exactly(
            @ForAll @IntRange(max = 120) int i, @ForAll @IntRange(max = 380) int j, @ForAll long otherwise) {
        Map<String, Double> wanted = Map.of("z", -8 + 0.1 * i, "t", 0.2 + 0.01 * j);
        Numbers.Aim aim = WIDE.aim(ID, wanted, otherwise);
        assertThat(aim.exact()).isTrue();
        Bindings drawn = WIDE.draw(ID, aim.seed());
        wanted.forEach((name, value) ->
                assertThat(Math.abs(drawn.number(name) - value)).isLessThan(1e-9));
        assertThat(WIDE.aim(ID, wanted, otherwise)).isEqualTo(aim);
        assertThat(WIDE.draw(ID, aim.seed())).isEqualTo(drawn);
    }

    @Test
    void off_the_grid_the_nearest_is_drawn_and_said_to_be_no_more() {
        Numbers.Aim aim = WIDE.aim(ID, Map.of("z", 9.0, "t", 1.7049), 3);
        assertThat(aim.exact()).isFalse();
        assertThat(WIDE.draw(ID, aim.seed()).number("z")).isEqualTo(4);
        assertThat(WIDE.draw(ID, aim.seed()).number("t")).isEqualTo(1.7);
        assertThat(WIDE.aim(ID, Map.of("nothing", 1.0), 3).exact()).isFalse();
    }

    @Test
    void what_nothing_is_wanted_of_is_drawn_by_the_other_seed() {
        Set<Double> others = new HashSet<>();
        for (long otherwise = 1; otherwise <= 40; otherwise++) {
            Bindings drawn =
                    WIDE.draw(ID, WIDE.aim(ID, Map.of("z", -5.0), otherwise).seed());
            assertThat(drawn.number("z")).isEqualTo(-5);
            others.add(drawn.number("t"));
        }
        assertThat(others).hasSizeGreaterThan(20);
    }

    @Test
    void every_combination_has_a_seed_of_its_own() {
        Numbers small = numbers("", "a", grid(0, 1, 4), "b", grid(0, 1, 5), "c", grid(0, 1, 3));
        Set<Bindings> drawn = new HashSet<>();
        for (long seed = -1; seed >= -60; seed--) drawn.add(small.draw(ID, seed));
        assertThat(drawn).hasSize(60);
    }

    @Test
    void numbers_that_keep_refuses_are_not_aimed_at() {
        Numbers kept = numbers("1[abs(z) > 0.5]", "z", grid(-2, 0.5, 9), "k", grid(1, 1, 3));
        assertThat(kept.aim(ID, Map.of("z", 0.5), 7)).isEqualTo(new Numbers.Aim(7, false));
        assertThat(kept.aim(ID, Map.of("z", -1.5), 7).exact()).isTrue();
        Numbers other = numbers("1[k > 2]", "z", grid(-2, 0.5, 9), "k", grid(1, 1, 3));
        Numbers.Aim aim = other.aim(ID, Map.of("z", 0.0), 7);
        assertThat(other.draw(ID, aim.seed()).number("z")).isZero();
        assertThat(other.draw(ID, aim.seed()).number("k")).isEqualTo(3);
    }

    @Test
    void more_than_can_be_counted_is_left_alone() {
        Object[] names = IntStream.range(0, 14)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.<Object>of("x" + i, grid(0, 1, 101)))
                .toArray();
        assertThat(numbers("", names).aim(ID, Map.of("x1", 5.0), 7)).isEqualTo(new Numbers.Aim(7, false));
        assertThat(Numbers.NONE.aim(ID, Map.of("x", 5.0), 7)).isEqualTo(new Numbers.Aim(7, false));
    }

    @Test
    void a_table_is_drawn_at_random_beside_what_is_wanted() {
        Numbers mixed = numbers("", "X", new Vary.Table(3, 2, List.of(0.0, 1.0, 2.0), false), "z", grid(0, 1, 50));
        Numbers.Aim aim = mixed.aim(ID, Map.of("z", 31.0), 5);
        assertThat(aim.exact()).isTrue();
        assertThat(mixed.draw(ID, aim.seed()).number("z")).isEqualTo(31);
        assertThat(mixed.draw(ID, aim.seed()).numbers()).containsKey("X");
    }
}
