package dev.logodds.pack;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Scalars;
import dev.logodds.formula.Verdict;
import dev.logodds.question.Grader;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Proves what a pack says: every answer that its author declares right is accepted, every wrong one is rejected with its mistake,
 * every text can be shown, for a number of seeds.
 */
public final class PackCheck {
    private static final int SEEDS = 20;

    /** What was tried, and what did not hold. */
    public record Report(int questions, int accepts, int rejects, int seeds, List<PackProblem> problems) {}

    private final Grader grader = new Grader(new Checker());
    private final List<PackProblem> problems = new ArrayList<>();
    private int accepts;
    private int rejects;

    private PackCheck() {}

    /** Checks everything in {@code bank}. */
    public static Report run(QuestionBank bank) {
        PackCheck check = new PackCheck();
        bank.topics().values().forEach(t -> t.stages().forEach(s -> check.show(t.id() + "/topic", s.text())));
        bank.labs()
                .values()
                .forEach(l -> Stream.of(l.introduction(), l.notice()).forEach(p -> check.show(l.id() + "/lab", p)));
        bank.mistakes()
                .values()
                .forEach(m -> Stream.of(m.say(), m.why()).forEach(p -> check.show("mistakes/" + m.key(), p)));
        bank.questions().values().forEach(check::question);
        return new Report(bank.questions().size(), check.accepts, check.rejects, SEEDS, List.copyOf(check.problems));
    }

    private void problem(String place, String message) {
        problems.add(new PackProblem(place + ".md", 1, 1, message));
    }

    private void show(String place, Prose prose) {
        try {
            String ignored = prose.html();
        } catch (RuntimeException e) {
            problem(place, "the text can't be shown: " + e.getMessage());
        }
    }

    private void question(Question question) {
        for (int seed = 1; seed <= seeds(question); seed++) {
            Variant variant = Variant.of(question, seed);
            texts(variant);
            switch (question) {
                case Question.Choice choice -> choice(variant, choice);
                case Question.Numeric number -> number(variant, number);
                case Question.Formula formula -> formula(variant, formula);
                case Question.Card ignored -> {}
            }
        }
    }

    private static int seeds(Question question) {
        return question instanceof Question.Numeric n && !n.vary().choices().isEmpty() ? SEEDS : 1;
    }

    private void texts(Variant variant) {
        Question.Body body = variant.question().body();
        try {
            Stream.of(body.prompt(), body.hint(), body.solution(), body.followUp())
                    .forEach(variant::html);
        } catch (RuntimeException e) {
            problem(id(variant), "a text can't be shown with " + variant.values() + ": " + e.getMessage());
        }
    }

    private void choice(Variant variant, Question.Choice choice) {
        for (int i = 0; i < choice.options().size(); i++) {
            boolean right = choice.options().get(i).right();
            expect(
                    variant,
                    String.valueOf(i + 1),
                    right,
                    choice.options().get(i).mistake());
        }
    }

    private void number(Variant variant, Question.Numeric number) {
        try {
            expect(variant, exactly(Scalars.evaluate(number.answer(), variant.values())), true, null);
            number.reject()
                    .forEach((expression, key) ->
                            expect(variant, exactly(Scalars.evaluate(expression, variant.values())), false, key));
        } catch (IllegalArgumentException e) {
            problem(id(variant), "with " + variant.values() + ": " + e.getMessage());
        }
    }

    private static String exactly(double value) {
        return String.format(Locale.ROOT, "%.12g", value);
    }

    private void formula(Variant variant, Question.Formula formula) {
        formula.accept().forEach(answer -> expect(variant, answer, true, null));
        formula.reject().forEach((answer, key) -> expect(variant, answer, false, key));
    }

    private void expect(
            Variant variant, String answer, boolean right, @org.jspecify.annotations.Nullable String mistake) {
        if (right) accepts++;
        else rejects++;
        Verdict verdict;
        try {
            verdict = grader.grade(variant, answer);
        } catch (IllegalArgumentException e) {
            problem(id(variant), "the question itself does not work: " + e.getMessage());
            return;
        }
        String said = "%s%s %s"
                .formatted(
                        verdict.outcome().key(),
                        verdict.mistake() == null ? "" : " " + verdict.mistake(),
                        verdict.message());
        if (right && !verdict.outcome().isCorrect()) {
            problem(id(variant), "'%s' is declared right, but is %s (%s)".formatted(answer, said, variant.values()));
        } else if (!right && verdict.outcome() != Outcome.INCORRECT) {
            problem(id(variant), "'%s' is declared wrong, but is %s (%s)".formatted(answer, said, variant.values()));
        } else if (!right && mistake != null && !mistake.equals(verdict.mistake())) {
            problem(
                    id(variant),
                    "'%s' is declared to be %s, but is %s (%s)".formatted(answer, mistake, said, variant.values()));
        }
    }

    private static String id(Variant variant) {
        return variant.question().meta().id();
    }
}
