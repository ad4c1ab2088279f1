package dev.logodds.question;

import dev.logodds.formula.Checker;
import dev.logodds.formula.NumberAnswer;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Scalars;
import dev.logodds.formula.Task;
import dev.logodds.formula.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** Grades an answer to a variant. Pure: the same answer to the same variant always gets the same verdict. */
public final class Grader {
    private final Checker checker;

    public Grader(Checker checker) {
        this.checker = checker;
    }

    /**
     * The verdict on {@code answer}; never an exception, whatever was typed.
     *
     * @throws IllegalArgumentException for a flash card, which the learner rates themselves
     */
    public Verdict grade(Variant variant, String answer) {
        return switch (variant.question()) {
            case Question.Choice choice -> choice(choice, answer);
            case Question.Numeric number -> number(number, variant.values(), answer);
            case Question.Formula formula -> formula(formula, answer);
            case Question.Card card ->
                throw new IllegalArgumentException(
                        "a flash card is not graded: " + card.meta().id());
        };
    }

    private Verdict formula(Question.Formula formula, String answer) {
        Verdict verdict = checker.check(formula.context(), formula.task(), answer);
        return verdict.outcome() == Outcome.INCORRECT ? named(formula, answer, verdict) : verdict;
    }

    /** The author knows the question's own wrong answers: what equals one of them, in whatever notation, is that mistake. */
    private Verdict named(Question.Formula formula, String answer, Verdict verdict) {
        return formula.reject().entrySet().stream()
                .filter(wrong -> checker.check(formula.context(), new Task.Formula(wrong.getKey()), answer)
                        .outcome()
                        .isCorrect())
                .findFirst()
                .map(wrong -> withMistake(verdict, wrong.getValue()))
                .orElse(verdict);
    }

    private static Verdict withMistake(Verdict v, String mistake) {
        if (mistake.equals(v.mistake())) return v;
        return new Verdict(
                v.outcome(),
                mistake,
                "",
                v.latex(),
                v.shape(),
                v.line(),
                v.counterexample(),
                v.position(),
                v.caret(),
                v.lines(),
                v.alternatives(),
                v.reached());
    }

    private static Verdict choice(Question.Choice choice, String answer) {
        int picked = answer.matches("[1-9][0-9]?") ? Integer.parseInt(answer) : 0;
        if (picked < 1 || picked > choice.options().size()) {
            return Verdict.of(Outcome.INVALID, null, "Pick one of the options.");
        }
        Question.Option option = choice.options().get(picked - 1);
        return Verdict.of(option.right() ? Outcome.CORRECT : Outcome.INCORRECT, option.mistake(), "");
    }

    private static Verdict number(Question.Numeric number, Map<String, Double> values, String answer) {
        Map<String, Double> misconceptions = new LinkedHashMap<>();
        number.reject().forEach((expression, key) -> misconceptions.put(key, Scalars.evaluate(expression, values)));
        return NumberAnswer.check(
                answer, Scalars.evaluate(number.answer(), values), number.tolerance(), misconceptions);
    }
}
