package dev.logodds.grill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.lab.Figures;
import dev.logodds.pack.Katex;
import dev.logodds.pack.Markdown;
import dev.logodds.pack.PackReader;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the built-in pack is asked from. */
class PlannerTest {
    private static final QuestionBank BANK = PackReader.read(
                    Path.of("content", "core"), new Markdown(new Katex(), Figures::svg))
            .bank();

    private static Plan plan(Format format, Set<String> topics, int level, long seed) {
        return Planner.plan(BANK, new Planner.Wish(format, Pace.NORMAL, topics, level, ""), Planner.Past.NONE, seed)
                .orElseThrow();
    }

    private static Question question(Slot slot) {
        return BANK.asked(slot.item()).orElseThrow();
    }

    @Test
    void fifty_questions_ask_each_cell_of_the_blueprint_once() {
        for (long seed = 1; seed <= 20; seed++) {
            Plan plan = plan(Format.RAPID_50, Set.of(), 0, seed);
            assertThat(plan.slots()).hasSize(50);
            List<String> items = plan.slots().stream().map(Slot::item).toList();
            assertThat(items).doesNotHaveDuplicates();
            assertThat(BANK.blueprint().cells())
                    .hasSize(50)
                    .allMatch(cell -> cell.items().stream().anyMatch(items::contains));
        }
    }

    @Test
    void fewer_questions_keep_the_topics_shares() {
        Map<String, Long> cells =
                BANK.blueprint().cells().stream().collect(Collectors.groupingBy(c -> c.topic(), Collectors.counting()));
        for (long seed = 1; seed <= 20; seed++) {
            Map<String, Long> drawn = plan(Format.RAPID_25, Set.of(), 0, seed).slots().stream()
                    .collect(Collectors.groupingBy(s -> question(s).meta().topic(), Collectors.counting()));
            cells.forEach((topic, count) ->
                    assertThat(drawn.getOrDefault(topic, 0L)).isBetween(count / 2 - 1, count / 2 + 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_same_seed_gives_the_same_plan_and_another_one_another(Format format) {
        assertThat(plan(format, Set.of(), 0, 5)).isEqualTo(plan(format, Set.of(), 0, 5));
        Set<Plan> plans = new HashSet<>();
        for (long seed = 1; seed <= 12; seed++) plans.add(plan(format, Set.of(), 0, seed));
        assertThat(plans).hasSizeGreaterThan(3);
    }

    @Test
    void topics_and_level_are_kept_to() {
        Plan plan = plan(Format.RAPID_25, Set.of("calibration", "imbalance"), 2, 3);
        assertThat(plan.slots()).isNotEmpty().allSatisfy(s -> {
            assertThat(question(s).meta().topic()).isIn("calibration", "imbalance");
            assertThat(question(s).meta().level()).isEqualTo(2);
        });
        assertThat(plan.time()).isLessThanOrEqualTo(Format.RAPID_25.time());
    }

    @Test
    void nothing_that_fits_is_no_plan() {
        var wish = new Planner.Wish(Format.WHITEBOARD, Pace.NORMAL, Set.of("maxent"), 0, "");
        assertThat(Planner.plan(BANK, wish, Planner.Past.NONE, 1)).isEmpty();
    }

    @Test
    void the_five_hard_ones_are_the_learners_own() {
        List<String> weakest = List.of(
                "softmax/jacobian", "mle/card-none", "svm/hessian-margin", "mle/shapes", "calibration/bin-noise");
        var past = new Planner.Past(Set.of("svm/hessian-margin"), weakest, Map.of());
        Plan plan = Planner.plan(BANK, new Planner.Wish(Format.FIVE_HARD, Pace.NORMAL, Set.of(), 0, ""), past, 2)
                .orElseThrow();
        List<String> items = plan.slots().stream().map(Slot::item).toList();
        assertThat(items)
                .hasSize(5)
                .startsWith("softmax/jacobian", "svm/hessian-margin", "mle/shapes", "calibration/bin-noise");
        assertThat(plan.slots().get(1).cold()).isFalse();
        assertThat(plan.slots().get(0).cold()).isTrue();
    }

    @Test
    void spoken_rounds_draw_what_was_written_for_them() {
        assertThat(plan(Format.DEFENCE, Set.of(), 0, 1).slots()).hasSize(5);
        assertThat(plan(Format.ONE_SENTENCE, Set.of(), 0, 1).slots())
                .hasSize(10)
                .allMatch(s -> question(s) instanceof Question.Open o && o.words() <= 30);
        assertThat(plan(Format.WHITEBOARD, Set.of(), 0, 1).slots())
                .allMatch(s -> question(s) instanceof Question.Derivation d
                        && d.task().require().containsAll(List.of("loss", "gradient", "hessian", "psd")));
    }

    @Test
    void the_scenarios_are_conversations() {
        assertThat(BANK.scenarios()).hasSizeGreaterThanOrEqualTo(5);
        int nodes = BANK.scenarios().values().stream()
                .mapToInt(s -> s.nodes().size())
                .sum();
        assertThat(nodes).isGreaterThanOrEqualTo(60);
        for (Scenario s : BANK.scenarios().values()) {
            assertThat(s.nodes().values())
                    .as(s.id())
                    .anyMatch(n -> n.next().values().stream().distinct().count() == 3);
            Plan plan = Planner.plan(
                            BANK,
                            new Planner.Wish(Format.ONSITE, Pace.NORMAL, Set.of(), 0, s.id()),
                            Planner.Past.NONE,
                            1)
                    .orElseThrow();
            assertThat(plan.sections()).hasSize(5);
            assertThat(plan.slots()).hasSize(s.nodes().size());
        }
    }

    @Test
    void a_scenario_that_was_taken_comes_after_those_that_were_not() {
        String one = BANK.scenarios().keySet().iterator().next();
        Map<String, Long> taken =
                BANK.scenarios().keySet().stream().collect(Collectors.toMap(id -> id, id -> id.equals(one) ? 0L : 1L));
        for (long seed = 1; seed <= 5; seed++) {
            Plan plan = Planner.plan(
                            BANK,
                            new Planner.Wish(Format.ONSITE, Pace.NORMAL, Set.of(), 0, ""),
                            new Planner.Past(Set.of(), List.of(), taken),
                            seed)
                    .orElseThrow();
            assertThat(plan.scenario()).isEqualTo(one);
        }
    }
}
