package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.fit.Budget;
import dev.logodds.lab.Closing;
import dev.logodds.lab.Control;
import dev.logodds.lab.Figures;
import dev.logodds.lab.Lab;
import dev.logodds.lab.Values;
import dev.logodds.question.Bindings;
import dev.logodds.question.Numbers;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lab ends in three questions of its topic that ask about the numbers that stand in the lab. */
class ClosingQuestionsTest {
    private static final QuestionBank BANK = PackReader.read(
                    Path.of("content", "core"), new Markdown(new Katex(), Figures::svg))
            .bank();
    private static final Pattern NUMBER = Pattern.compile("−?\\d+(\\.\\d+)?( %)?");
    private static final int DRAWN = 30;

    /** The control that a question's name stands for, where the two have different names. */
    private static final Map<String, String> CONTROLS = Map.ofEntries(
            Map.entry("one-step-from-a-start.s", "step"),
            Map.entry("first-newton-step.t", "at"),
            Map.entry("probability-at-the-point.t", "at"),
            Map.entry("how-long-can-w-be.lam", "lambda"),
            Map.entry("weight-from-a-distance.g", "gap"),
            Map.entry("overcounted.d", "features"),
            Map.entry("overcounted.r", "rho"),
            Map.entry("distance-of-a-point.x1", "ox"),
            Map.entry("distance-of-a-point.x2", "oy"),
            Map.entry("probability-after-some-units.p", "baseline"),
            Map.entry("probability-after-some-units.b", "beta"),
            Map.entry("probability-after-some-units.d", "dx"),
            Map.entry("risk-ratio-number.q", "baseline"),
            Map.entry("read-admissions.p0", "baseline"),
            Map.entry("read-admissions-crude.p0", "baseline"),
            Map.entry("se-gradient-at-z.z", "z"),
            Map.entry("gradient-ratio.z", "z"),
            Map.entry("logistic-at-margin.m", "m"),
            Map.entry("pull-at-margin.m", "m"),
            Map.entry("slope-of-four-rows.x3", "x3"),
            Map.entry("curvature-of-four-rows.w", "w"),
            Map.entry("loss-of-four-rows.y2", "y2"));

    /** What the lab found, and to how many decimals. */
    private static final Map<String, String> FOUND = Map.ofEntries(
            Map.entry("wald-on-the-way-out.w", "newton.slope 2"),
            Map.entry("wald-on-the-way-out.s", "newton.error 2"),
            Map.entry("probability-at-the-point.w", "mle.x 2"),
            Map.entry("probability-at-a-point.z2", "z.B 2"),
            Map.entry("three-answers-made-one.c", "raw.C 3"),
            Map.entry("intercepts-only.n2", "n.C 0"),
            Map.entry("excess-error.q", "logistic.20 3"),
            Map.entry("excess-error.b", "best 3"),
            Map.entry("distance-of-a-point.w2", "svm.x2 2"),
            Map.entry("brier-from-its-parts.r", "reliability 4"),
            Map.entry("brier-from-its-parts.u", "uncertainty 4"),
            Map.entry("temperature-on-logit.q", "top 2"),
            Map.entry("correct-a-sampled-probability.q", "mean.rebalanced 2"),
            Map.entry("correct-the-intercept.b", "rebalanced.intercept 2"));

    static Stream<Lab> labs() {
        return Lab.all().stream();
    }

    private static Question question(Lab lab, Closing closing) {
        return BANK.question(lab.id() + "/" + closing.question()).orElseThrow();
    }

    private static Lab.Picture picture(Lab lab, Values values) {
        return lab.picture(values, Budget.UNLIMITED);
    }

    /** The presets, and values drawn over all controls. */
    private static List<Values> settings(Lab lab) {
        List<Values> settings = new ArrayList<>();
        lab.presets().forEach(p -> settings.add(Values.of(lab.controls(), p.values())));
        Random random = new Random(lab.id().hashCode());
        for (int i = 0; i < DRAWN; i++) {
            Map<String, String> given = new HashMap<>();
            for (Control control : lab.controls()) given.put(control.name(), drawn(control, random));
            // what takes long shows nothing new here
            given.replace("draws", "20");
            given.replace("steps", "1000");
            settings.add(Values.of(lab.controls(), given));
        }
        return settings;
    }

    private static String drawn(Control control, Random random) {
        return switch (control) {
            case Control.Range r ->
                String.valueOf(Math.rint((r.from()
                                        + random.nextInt((int) Math.rint((r.to() - r.from()) / r.step()) + 1)
                                                * r.step())
                                * 1e6)
                        / 1e6);
            case Control.Pick p ->
                p.options().get(random.nextInt(p.options().size())).value();
        };
    }

    @ParameterizedTest
    @MethodSource("labs")
    void as_it_opens_all_three_have_the_labs_numbers(Lab lab) {
        Values values = Values.of(lab.controls(), Map.of());
        List<Closing> closing = lab.closing(values, picture(lab, values).numbers());
        assertThat(closing).hasSize(3).extracting(Closing::question).doesNotHaveDuplicates();
        assertThat(closing).allSatisfy(c -> {
            assertThat(c.numbers()).isNotEmpty();
            assertThat(aim(lab, c, 1).exact()).as(c.words()).isTrue();
        });
    }

    private static Numbers.Aim aim(Lab lab, Closing closing, long otherwise) {
        Question question = question(lab, closing);
        return question.numbers().aim(question.meta().id(), closing.numbers(), otherwise);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void what_is_said_of_the_numbers_is_true(Lab lab) {
        int said = 0;
        int all = 0;
        for (Values values : settings(lab)) {
            Map<String, Double> found = picture(lab, values).numbers();
            for (Closing closing : lab.closing(values, found)) {
                all++;
                Numbers.Aim aim = aim(lab, closing, 7);
                Bindings drawn = Variant.of(question(lab, closing), aim.seed()).bindings();
                if (closing.numbers().isEmpty() || !aim.exact()) continue;
                said++;
                assertThat(aim(lab, closing, 7)).isEqualTo(aim);
                closing.numbers().forEach((name, value) -> {
                    assertThat(drawn.number(name)).as(closing + " " + name).isCloseTo(value, within(1e-9));
                    same(closing.question() + "." + name, drawn.number(name), values, found);
                });
                words(closing, drawn);
            }
        }
        System.out.printf("lab %s: %d of %d closing questions have its numbers%n", lab.id(), said, all);
        assertThat(said).isGreaterThan(all / 2);
    }

    /** The drawn number is the control's, or what the engine found. */
    private static void same(String name, double drawn, Values values, Map<String, Double> found) {
        String control = CONTROLS.get(name);
        if (control != null) assertThat(drawn).as(name).isCloseTo(values.number(control), within(1e-9));
        String result = FOUND.get(name);
        if (result == null) return;
        String[] parts = result.split(" ", -1);
        assertThat(drawn)
                .as(name)
                .isCloseTo(
                        found.getOrDefault(parts[0], Double.NaN),
                        within(0.5000001 * Math.pow(10, -Integer.parseInt(parts[1]))));
    }

    /** Every number in the words is one of the question's. */
    private static void words(Closing closing, Bindings drawn) {
        assertThat(closing.words()).startsWith("with ");
        for (MatchResult m : NUMBER.matcher(closing.words()).results().toList()) {
            String text = m.group().replace('−', '-');
            boolean percent = text.endsWith("%");
            double value = Double.parseDouble(text.replace(" %", "")) / (percent ? 100 : 1);
            assertThat(closing.numbers().keySet())
                    .as(closing.words() + " " + text)
                    .anyMatch(name -> Math.abs(drawn.number(name) - value) < 1e-9);
        }
    }

    @Test
    void a_setting_off_the_questions_grid_is_said_nothing_of() {
        Lab lab = Lab.of("odds-ratios").orElseThrow();
        Values still = Values.of(lab.controls(), Map.of("dx", "0"));
        Closing closing = lab.closing(still, picture(lab, still).numbers()).getFirst();
        Numbers.Aim aim = aim(lab, closing, 7);
        assertThat(aim).isEqualTo(new Numbers.Aim(7, false));
    }
}
