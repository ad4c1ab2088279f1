package dev.logodds.question;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Context;
import dev.logodds.formula.NumberAnswer;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Task;
import dev.logodds.formula.Tolerance;
import dev.logodds.formula.Verdict;
import java.util.Map;
import java.util.Optional;

/** Grades an answer to a variant. Pure: the same answer to the same variant always gets the same mark. */
public final class Grader {
    private final Checker checker;

    public Grader(Checker checker) {
        this.checker = checker;
    }

    /**
     * The mark for {@code answer}, in the spelling that {@link Answer} reads; never an exception, whatever was typed.
     *
     * @throws IllegalArgumentException for a flash card, which the learner rates themselves
     */
    public Mark grade(Variant variant, String answer) {
        Bindings bound = variant.bindings();
        return switch (variant.question()) {
            case Question.Choice choice -> Picks.choice(choice, answer);
            case Question.Choices choices -> Picks.choices(choices, answer);
            case Question.Order order -> Picks.order(order, answer);
            case Question.Match match -> Picks.match(match, bound, answer);
            case Question.Numeric q -> Mark.of(number(answer, bound, q.answer(), q.tolerance(), q.reject()));
            case Question.Matrix matrix -> Entries.grade(matrix, bound, answer);
            case Question.Formula q ->
                Mark.of(formula(q.context(), q.task(), q.meta().id(), answer, q.reject()));
            case Question.Derivation q -> derivation(q, answer);
            case Question.Interpretation q -> Interpreting.grade(q, bound, answer);
            case Question.Cloze cloze -> Gaps.grade(this, cloze, bound, answer);
            case Question.Open open -> Words.grade(open, answer);
            case Question.Card card ->
                throw new IllegalArgumentException(
                        "a flash card is not graded: " + card.meta().id());
        };
    }

    /** The author knows the question's own wrong answers: what equals one of them, in whatever notation, is that mistake. */
    Verdict formula(Context context, Task task, String id, String answer, Map<String, String> reject) {
        Verdict verdict = checker.check(context, task, answer);
        if (verdict.outcome() != Outcome.INCORRECT) return verdict;
        return reject.entrySet().stream()
                .filter(wrong -> checker.check(context, new Task.Formula(wrong.getKey()), answer)
                        .outcome()
                        .isCorrect())
                .findFirst()
                .map(wrong -> named(verdict, wrong.getValue()))
                .orElse(verdict);
    }

    private static Verdict named(Verdict verdict, String mistake) {
        return mistake.equals(verdict.mistake()) ? verdict : verdict.named(mistake);
    }

    static Verdict number(
            String answer, Bindings bound, String expression, Tolerance tolerance, Map<String, String> reject) {
        Verdict verdict = NumberAnswer.check(answer, bound.number(expression), tolerance, Map.of());
        if (verdict.outcome() != Outcome.INCORRECT) return verdict;
        double value = NumberAnswer.value(answer);
        return reject.entrySet().stream()
                .filter(wrong -> tolerance.accepts(value, bound.number(wrong.getKey())))
                .findFirst()
                .map(wrong -> named(verdict, wrong.getValue()))
                .orElse(verdict);
    }

    private Mark derivation(Question.Derivation q, String answer) {
        Verdict verdict = checker.check(q.context(), q.task(), answer);
        if (verdict.outcome() != Outcome.INCORRECT || verdict.line() == null) return Mark.of(verdict);
        // the same lines as one that the author foresaw, in the author's words
        Optional<String> known = q.reject().stream()
                .filter(w -> w.line() == verdict.line() && w.mistake() != null && sameText(w.lines(), answer, w.line()))
                .map(Question.Wrong::mistake)
                .findFirst();
        return Mark.of(known.map(key -> named(verdict, key)).orElse(verdict));
    }

    private static boolean sameText(String a, String b, int line) {
        return squeezed(a, line).equals(squeezed(b, line));
    }

    private static String squeezed(String text, int line) {
        return text.lines()
                .filter(l -> !l.isBlank())
                .skip(line - 1L)
                .findFirst()
                .orElse("")
                .replaceAll("\\s", "");
    }
}
