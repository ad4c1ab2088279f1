package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.lab.Figures;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in pack holds what it says. */
class PackTest {
    private static final Markdown MARKDOWN = new Markdown(new Katex(), Figures::svg);
    private static final PackReader.Result CORE = PackReader.read(Path.of("content", "core"), MARKDOWN);
    private static final QuestionBank BANK = CORE.bank();

    @Test
    void it_reads_without_a_problem() {
        assertThat(CORE.problems()).isEmpty();
    }

    @Test
    void every_accept_is_accepted_and_every_reject_rejected_with_its_mistake() {
        PackCheck.Report report = PackCheck.run(CORE);
        System.out.printf(
                "pack: %d questions, %d accepts, %d rejects, %d seeds%n",
                report.questions(), report.accepts(), report.rejects(), report.seeds());
        assertThat(report.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mle",
                "ce-vs-mse",
                "separability",
                "odds-ratios",
                "calibration",
                "imbalance",
                "svm",
                "naive-bayes",
                "softmax"
            })
    void a_topic_is_complete(String topic) {
        assertThat(BANK.topic(topic).orElseThrow().stages())
                .extracting(s -> s.name())
                .containsExactly(
                        "Big picture",
                        "Intuition and picture",
                        "The maths",
                        "From scratch",
                        "Lab",
                        "Questions",
                        "Traps",
                        "Retrieval check",
                        "Flash cards",
                        "Further reading");
        List<Question> questions = BANK.questionsOf(topic);
        assertThat(questions).hasSizeGreaterThanOrEqualTo(20);
        assertThat(questions.stream().map(Question::kind).distinct()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(questions.stream().map(q -> q.meta().level()).distinct()).hasSize(3);
        assertThat(questions.stream().map(q -> q.meta().facet()).distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(questions.stream().filter(q -> q.numbers().fresh())).hasSizeGreaterThanOrEqualTo(6);
        assertThat(questions).anyMatch(Question.Derivation.class::isInstance);
        assertThat(BANK.cardsOf(topic)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void formula_questions_take_all_three_notations() {
        List<Question.Formula> formulas = BANK.questions().values().stream()
                .filter(Question.Formula.class::isInstance)
                .map(Question.Formula.class::cast)
                .toList();
        assertThat(formulas).hasSizeGreaterThanOrEqualTo(4).allSatisfy(f -> {
            assertThat(f.accept()).as(f.meta().id()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(f.accept()).as(f.meta().id()).anyMatch(a -> a.contains("\\"));
            assertThat(f.loss() + f.task()).isNotBlank();
        });
    }
}
