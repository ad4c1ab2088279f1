package dev.logodds.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Tolerance;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VariantTest {
    private static final Meta META = new Meta("t/q", "t", 1, "Q", "conceptual", 1, "screen", List.of(), 60);
    private static final Question.Body BODY = new Question.Body(Prose.EMPTY, Prose.EMPTY, Prose.EMPTY, Prose.EMPTY);
    private static final Question.Numeric NUMBER = new Question.Numeric(
            META,
            BODY,
            new Numbers(Map.of("z", new Vary.Number(List.of(-3.0, -4.0, -5.0))), "", List.of(), Map.of()),
            "sigma(z) - 1",
            Tolerance.DEFAULT,
            "",
            Map.of("1 - sigma(z)", "SIGN_FLIPPED"));

    private static Question.Option option(boolean right) {
        return new Question.Option(Prose.EMPTY, Prose.EMPTY, right, right ? null : "SIGN_FLIPPED");
    }

    private static final Question.Choice CHOICE =
            new Question.Choice(META, BODY, Numbers.NONE, List.of(option(false), option(true), option(false)));

    @Property(tries = 200)
    void the_same_seed_makes_the_same_variant(@ForAll long seed) {
        assertThat(Variant.of(NUMBER, seed)).isEqualTo(Variant.of(NUMBER, seed));
        assertThat(Variant.of(CHOICE, seed)).isEqualTo(Variant.of(CHOICE, seed));
        assertThat(Variant.of(CHOICE, seed).order()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(Variant.of(NUMBER, seed).bindings().number("z")).isIn(-3.0, -4.0, -5.0);
    }

    @Property(tries = 200)
    void the_next_review_draws_other_numbers(@ForAll @IntRange(min = 0) int seed) {
        assertThat(Variant.of(NUMBER, seed).bindings())
                .isNotEqualTo(Variant.of(NUMBER, seed + 1L).bindings());
    }

    @Test
    void a_choice_is_graded_by_what_was_picked() {
        Grader grader = new Grader(new Checker());
        Variant variant = Variant.of(CHOICE, 7);
        assertThat(grader.grade(variant, "2").verdict().outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(grader.grade(variant, "1").verdict().mistake()).isEqualTo("SIGN_FLIPPED");
        for (String nonsense : List.of("", "0", "4", "99", "two", "-1")) {
            assertThat(grader.grade(variant, nonsense).verdict().outcome())
                    .as(nonsense)
                    .isEqualTo(Outcome.INVALID);
        }
    }

    @Test
    void a_number_is_graded_against_what_the_engine_computes() {
        Grader grader = new Grader(new Checker());
        Variant variant = Variant.of(NUMBER, 1);
        double z = variant.bindings().number("z");
        double right = -1 / (1 + Math.exp(z));
        assertThat(grader.grade(variant, String.valueOf(right)).verdict().outcome())
                .isEqualTo(Outcome.CORRECT);
        assertThat(grader.grade(variant, String.valueOf(right * 1.001))
                        .verdict()
                        .outcome())
                .isEqualTo(Outcome.CORRECT);
        assertThat(grader.grade(variant, String.valueOf(-right)).verdict().mistake())
                .isEqualTo("SIGN_FLIPPED");
        assertThat(grader.grade(variant, "no idea").verdict().outcome().graded())
                .isFalse();
    }

    @Test
    void what_makes_no_sense_is_not_built() {
        assertThatThrownBy(() -> new Question.Choice(META, BODY, Numbers.NONE, List.of(option(true), option(true))))
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> new Vary.Number(List.of())).hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> new Meta("a/b", "a", 1, "", "", 4, "", List.of(), 1))
                .hasMessageContaining("level");
    }
}
