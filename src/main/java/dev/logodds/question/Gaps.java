package dev.logodds.question;

import dev.logodds.formula.Outcome;
import dev.logodds.formula.Task;
import dev.logodds.formula.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Grades the gaps of a text. */
final class Gaps {
    private Gaps() {}

    static Mark grade(Grader grader, Question.Cloze cloze, Bindings bound, String answer) {
        List<String> typed = Answer.parts(answer, cloze.gaps().size());
        if (typed.contains("")) return Mark.invalid("Fill in every gap.");
        List<Mark.Part> parts = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            Gap gap = cloze.gaps().get(i);
            Verdict verdict = gap(grader, cloze, gap, bound, typed.get(i));
            String name = "gap " + (i + 1);
            if (!verdict.outcome().graded()) return Mark.invalid("In " + name + ": " + verdict.message());
            parts.add(
                    verdict.outcome().isCorrect()
                            ? Mark.right(name, typed.get(i))
                            : Mark.wrong(name, typed.get(i), verdict.mistake()));
        }
        return Mark.of(parts);
    }

    private static Verdict gap(Grader grader, Question.Cloze cloze, Gap gap, Bindings bound, String typed) {
        return switch (gap) {
            case Gap.Pick pick -> words(List.of(pick.right()), pick.reject(), typed);
            case Gap.Words words -> words(words.right(), words.reject(), typed);
            case Gap.Number n -> Grader.number(typed, bound, n.answer(), n.tolerance(), n.reject());
            case Gap.Formula f ->
                grader.formula(
                        cloze.context(),
                        new Task.Formula(f.reference()),
                        cloze.meta().id(),
                        typed,
                        f.reject());
        };
    }

    private static Verdict words(List<String> right, Map<String, String> reject, String typed) {
        String given = plain(typed);
        if (right.stream().anyMatch(r -> plain(r).equals(given))) return Verdict.of(Outcome.CORRECT, null, "");
        String mistake = reject.entrySet().stream()
                .filter(r -> plain(r.getKey()).equals(given))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        return Verdict.of(Outcome.INCORRECT, mistake, "");
    }

    /** Spaces and case apart. */
    private static String plain(String text) {
        return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
