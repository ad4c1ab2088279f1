package dev.logodds.grill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Tolerance;
import dev.logodds.question.Blueprint;
import dev.logodds.question.Grader;
import dev.logodds.question.Meta;
import dev.logodds.question.Numbers;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an interview adds up to: counts, axes, the band and its cap, over-claims, and how well one judged oneself. */
class ReportTest {
    private static final Grader GRADER = new Grader(new Checker());
    private static final Question.Body BODY = new Question.Body(Prose.EMPTY, Prose.EMPTY, Prose.EMPTY, Prose.EMPTY);

    private static Meta meta(String id, String topic) {
        return new Meta(id, topic, 1, id, "conceptual", 1, "grill", List.of(), 60);
    }

    /** A number: 2 is right, and -2 is a named mistake. */
    private static Question number(String id, String topic) {
        return new Question.Numeric(
                meta(id, topic), BODY, Numbers.NONE, "2", Tolerance.DEFAULT, "", Map.of("-2", "SIGN_FLIPPED"));
    }

    private static Question.Option option(boolean right) {
        return new Question.Option(Prose.plain(right ? "yes" : "no"), Prose.EMPTY, right, null);
    }

    /** In words: two essential points whose right probe is the first. */
    private static Question open(String id) {
        var probe = new Question.Probe(Prose.plain("?"), List.of(option(true), option(false)));
        var point = new Question.KeyPoint(Prose.plain("a point"), true, probe);
        return new Question.Open(
                meta(id, "t"),
                BODY,
                Numbers.NONE,
                0,
                List.of(point, point),
                Map.of("A_TRAP", List.of("linear classifier")));
    }

    private static QuestionBank bank(List<Question> questions) {
        Map<String, Question> all = new LinkedHashMap<>();
        questions.forEach(q -> all.put(q.meta().id(), q));
        return new QuestionBank(Map.of(), Map.of(), Map.of(), all, Map.of(), Map.of(), Blueprint.NONE);
    }

    private static Grill asked(Format format, List<Question> questions, List<String> answers) {
        List<Slot> slots = questions.stream()
                .map(q -> new Slot(q.meta().id(), 1, 1, 60, true, Map.of()))
                .toList();
        Grill grill = Grill.begin(new Plan(format, Pace.NORMAL, "", slots, List.of()));
        for (int i = 0; i < answers.size(); i++) {
            grill = take(
                    grill,
                    new Event.Answered(Duration.ofSeconds(5L * (i + 1)), i, answers.get(i), Scenario.Edge.PARTIAL));
        }
        return grill.over() ? grill : take(grill, new Event.HandedIn(Duration.ofSeconds(5L * answers.size() + 1)));
    }

    private static Grill take(Grill grill, Event event) {
        Grill.Step step = grill.apply(event);
        assertThat(step).as(event.toString()).isInstanceOf(Grill.Taken.class);
        return ((Grill.Taken) step).grill();
    }

    private static Report report(Grill grill, List<Question> questions) {
        return Report.of(grill, Judged.all(grill, bank(questions), GRADER));
    }

    private static List<Question> numbers(int count) {
        List<Question> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(number("t/q" + i, i % 2 == 0 ? "t" : "u"));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"10,STRONG_YES,4", "8,YES,3", "7,BORDERLINE,3", "4,NOT_YET,2", "3,NOT_YET,1"})
    void the_band_follows_the_mark(int right, Report.Band band, int correctness) {
        List<Question> questions = numbers(10);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) answers.add(i < right ? "2" : "-2");
        Report report = report(asked(Format.RAPID_10, questions, answers), questions);
        assertThat(report.right()).isEqualTo(right);
        assertThat(report.pass()).isEqualTo(8);
        assertThat(report.band()).isEqualTo(band);
        assertThat(report.axes()).containsEntry(Axis.CORRECTNESS, correctness).doesNotContainKey(Axis.DERIVATION);
    }

    @Test
    void mistakes_are_gathered_with_their_places_and_the_weakest_topic_comes_first() {
        List<Question> questions = numbers(5);
        Report report = report(asked(Format.FIVE_HARD, questions, List.of("-2", "2", "-2", "2")), questions);
        assertThat(report.traps()).containsExactly(new Report.Trap("SIGN_FLIPPED", List.of(0, 2)));
        assertThat(report.topics().getFirst().topic()).isEqualTo("t");
        assertThat(report.judged().getLast().standing()).isEqualTo(Judged.Standing.BLANK);
    }

    @Test
    void what_can_not_be_read_is_not_right() {
        List<Question> questions = numbers(1);
        Grill grill = Grill.begin(new Plan(
                Format.RAPID_10, Pace.NORMAL, "", List.of(new Slot("t/q0", 1, 1, 60, true, Map.of())), List.of()));
        grill = take(grill, new Event.Drafted(Duration.ofSeconds(3), 0, "two, I think"));
        grill = take(grill, new Event.HandedIn(Duration.ofSeconds(4)));
        assertThat(report(grill, questions).judged().getFirst().standing()).isEqualTo(Judged.Standing.UNREAD);
    }

    @Test
    void an_axis_at_one_or_below_means_not_yet() {
        List<Question> questions = numbers(5);
        Grill grill = asked(Format.DEFENCE, questions, List.of("2", "2", "2", "2", "2"));
        assertThat(report(grill, questions).band()).isEqualTo(Report.Band.STRONG_YES);
        Grill own = take(
                grill,
                new Event.Assessed(
                        Duration.ofSeconds(99), Map.of(Axis.STRUCTURE, 4, Axis.TRADE_OFFS, 4, Axis.PRODUCTION, 1)));
        assertThat(report(own, questions).band()).isEqualTo(Report.Band.NOT_YET);
    }

    @Test
    void words_count_when_their_probes_do_and_over_claims_are_named() {
        List<Question> questions = List.of(open("t/a"), open("t/b"), open("t/c"));
        Grill grill = asked(
                Format.ONE_SENTENCE,
                questions,
                List.of(
                        "It is linear in the log-odds.",
                        "It is a linear classifier, I say.",
                        "The odds are multiplied."));
        Report before = report(grill, questions);
        assertThat(before.open()).containsExactly(0, 1, 2);
        assertThat(before.band()).isNull();
        grill = take(grill, compared(0, List.of(1, 1), List.of(1, 1), List.of(97, 85), List.of()));
        grill = take(grill, compared(1, List.of(1, 1), List.of(1, 1), List.of(97, 97), List.of("A_TRAP")));
        grill = take(grill, compared(2, List.of(1, 0), List.of(2, 1), List.of(97, 50), List.of()));
        Report report = report(grill, questions);
        assertThat(report.judged().stream().map(Judged::standing))
                .containsExactly(Judged.Standing.RIGHT, Judged.Standing.WRONG, Judged.Standing.WRONG);
        assertThat(report.overClaims()).containsExactly(Map.entry(2, 1L));
        assertThat(report.traps()).contains(new Report.Trap("A_TRAP", List.of(1)));
        double brier = (4 * 0.03 * 0.03 - 0.03 * 0.03 + 0.15 * 0.15 + 0.97 * 0.97 + 0.5 * 0.5) / 6;
        assertThat(report.brier().orElseThrow()).isCloseTo(brier, Offset.offset(1e-12));
        assertThat(grill.apply(compared(0, List.of(1), List.of(1), List.of(97), List.of())))
                .isInstanceOf(Grill.Refused.class);
    }

    private static Event compared(
            int position, List<Integer> spans, List<Integer> probes, List<Integer> sure, List<String> kept) {
        return new Event.Compared(Duration.ofSeconds(60), position, spans, probes, sure, kept);
    }

    @Test
    void a_question_that_left_the_pack_counts_neither_way() {
        List<Question> questions = numbers(5);
        Grill grill = asked(Format.FIVE_HARD, questions, List.of("2", "2", "2", "2", "2"));
        Report report = report(grill, questions.subList(0, 4));
        assertThat(report.asked()).isEqualTo(4);
        assertThat(report.right()).isEqualTo(4);
        assertThat(report.passed()).isTrue();
    }
}
