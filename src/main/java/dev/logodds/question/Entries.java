package dev.logodds.question;

import dev.logodds.formula.NumberAnswer;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Tensor;
import dev.logodds.formula.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Grades a vector or a matrix, entry by entry. */
final class Entries {
    private Entries() {}

    static Mark grade(Question.Matrix question, Bindings bound, String answer) {
        Tensor right = bound.value(question.answer());
        List<String> typed = Answer.parts(answer, right.entries().size());
        if (typed.contains("")) return Mark.invalid("Fill in every entry.");
        List<Mark.Part> parts = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String name = name(question, right, i);
            Verdict verdict = NumberAnswer.check(typed.get(i), right.entries().get(i), question.tolerance(), Map.of());
            if (!verdict.outcome().graded()) return Mark.invalid("Entry " + name + ": " + verdict.message());
            values.add(NumberAnswer.value(typed.get(i)));
            parts.add(
                    verdict.outcome().isCorrect()
                            ? Mark.right(name, typed.get(i))
                            : Mark.wrong(name, typed.get(i), verdict.mistake()));
        }
        String whole = misconception(question, bound, right, values);
        return whole == null ? sole(parts) : new Mark(Verdict.of(Outcome.INCORRECT, whole, ""), parts);
    }

    /** A slip in one entry is no mistake of the whole: it is named only where every wrong entry shows it. */
    private static Mark sole(List<Mark.Part> parts) {
        Mark mark = Mark.of(parts);
        long kinds = parts.stream()
                .filter(p -> !p.right())
                .map(p -> String.valueOf(p.mistake()))
                .distinct()
                .count();
        return kinds < 2
                ? mark
                : new Mark(Verdict.of(Outcome.INCORRECT, null, mark.verdict().message()), parts);
    }

    private static @org.jspecify.annotations.Nullable String misconception(
            Question.Matrix question, Bindings bound, Tensor right, List<Double> values) {
        if (accepts(question, right, values)) return null;
        for (var wrong : question.reject().entrySet()) {
            Tensor value = bound.value(wrong.getKey());
            boolean fits = value.rows() == right.rows() && value.cols() == right.cols();
            if (fits && accepts(question, value, values)) return wrong.getValue();
        }
        return null;
    }

    private static boolean accepts(Question.Matrix question, Tensor expected, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!question.tolerance().accepts(values.get(i), expected.entries().get(i))) return false;
        }
        return true;
    }

    static String name(Question.Matrix question, Tensor shape, int index) {
        int row = index / shape.cols();
        if (shape.cols() == 1) {
            return row < question.entries().size() ? question.entries().get(row) : String.valueOf(row + 1);
        }
        return (row + 1) + ", " + (index % shape.cols() + 1);
    }
}
