package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks derivations line by line: each against the line before and against what its label stands for. */
final class Derivations {
    static final int MAX_LINES = 40;
    /** Sides of one line, which equality and inequalities tie together. */
    static final int MAX_SIDES = 40;

    private final Problem problem;
    private final Task.Derivation task;
    private final Working working;
    private final Goals goals;

    Derivations(Problem problem, Task.Derivation task) {
        this.problem = problem;
        this.task = task;
        this.working = new Working(problem);
        this.goals = new Goals(problem, working);
    }

    Verdict check(String answer) {
        if (answer.length() > 3 * Texts.MAX_LENGTH) {
            throw new Rejection(Mistake.LIMIT_LENGTH, null, "The derivation is too long; please shorten it.");
        }
        List<Segment.Line> lines = Segment.lines(answer);
        if (lines.isEmpty()) {
            throw new Rejection(Mistake.EMPTY, null, "Nothing was typed.");
        }
        if (lines.size() > MAX_LINES) {
            throw new Rejection(Mistake.LIMIT_LINES, null, "At most " + MAX_LINES + " lines, please.");
        }
        for (Segment.Line line : lines) {
            if (line.segments().size() > MAX_SIDES) {
                throw new Rejection(
                        Mistake.LIMIT_TOKENS,
                        null,
                        "Line " + line.number() + " has more than " + MAX_SIDES + " sides; please break it.");
            }
        }
        LineChecker checker = new LineChecker(working, goals);
        List<LineResult> results = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            boolean opens = k + 1 < lines.size()
                    && lines.get(k + 1).segments().getFirst().blank();
            Segment.Line line = lines.get(k);
            boolean afterBad = results.stream().anyMatch(r -> r.status() == LineResult.Status.FIRST_BAD);
            results.add(checker.check(line, afterBad, opens));
        }
        return verdict(results, checker);
    }

    private Verdict verdict(List<LineResult> results, LineChecker checker) {
        List<String> reached = List.copyOf(checker.reached);
        for (LineResult r : results) {
            if (r.status() == LineResult.Status.FIRST_BAD) {
                return bad(r, results, checker.diagnosis).derivation(r.line(), results, reached);
            }
        }
        if (results.stream().allMatch(r -> r.status() == LineResult.Status.NOT_CHECKED)) {
            return Verdict.of(Outcome.INCORRECT, Mistake.EMPTY_STEP.name(), Mistake.EMPTY_STEP.sentence())
                    .derivation(null, results, reached);
        }
        Set<String> missing = new LinkedHashSet<>();
        for (String goal : task.require()) {
            String key = key(goal);
            if (!checker.reached.contains(key)) {
                missing.add(goal);
            }
        }
        boolean anything = !task.require().isEmpty() || !checker.reached.isEmpty();
        if (!missing.isEmpty() || !anything) {
            boolean onlySaid = checker.claims.claimed
                    && missing.stream().map(Derivations::key).allMatch("psd"::equals);
            if (onlySaid && !missing.isEmpty()) {
                return Verdict.of(
                                Outcome.INCORRECT,
                                Mistake.PSD_NOT_ARGUED.name(),
                                Mistake.PSD_NOT_ARGUED.sentence()
                                        + " Write vᵀHv as a sum of squares with non-negative weights.")
                        .derivation(null, results, reached);
            }
            String what = missing.isEmpty() ? "the result" : String.join(", ", missing);
            return Verdict.of(
                            Outcome.INCORRECT,
                            Mistake.INCOMPLETE.name(),
                            "Every line is right, but the derivation does not reach: " + what + ".")
                    .derivation(null, results, reached);
        }
        Verdict right = checker.notes.isEmpty()
                ? Verdict.of(Outcome.CORRECT, null, "Every line is right.")
                : note(checker.notes.iterator().next());
        return right.derivation(null, results, reached);
    }

    private static Verdict note(Mistake note) {
        return Verdict.of(Outcome.CORRECT_NOTE, note.name(), "Every line is right. " + note.sentence());
    }

    static String key(String goal) {
        String g = goal.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return switch (g) {
            case "nll", "negative-log-likelihood" -> "loss";
            case "loglikelihood", "log-lik" -> "log-likelihood";
            case "softplus-form" -> "softplus";
            case "psd-argument", "positive-semi-definite", "positive-semidefinite", "convexity" -> "psd";
            default -> g;
        };
    }

    private static Verdict bad(LineResult first, List<LineResult> results, @Nullable Diagnosis d) {
        StringBuilder message =
                new StringBuilder("Line " + first.line() + " is the first wrong one. " + first.message());
        say(message, results, LineResult.Status.RIGHT_ON_ITS_OWN, "right on its own", "right on their own");
        say(message, results, LineResult.Status.FOLLOWS_FROM_YOURS, "follows from yours", "follow from yours");
        String key = d == null ? Mistake.FIRST_BAD_LINE.name() : d.mistake().name();
        return Verdict.of(Outcome.INCORRECT, key, message.toString());
    }

    private static void say(
            StringBuilder out, List<LineResult> results, LineResult.Status status, String one, String many) {
        List<String> numbers = results.stream()
                .filter(r -> r.status() == status)
                .map(r -> Integer.toString(r.line()))
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        boolean single = numbers.size() == 1;
        String list = single
                ? numbers.getFirst()
                : String.join(", ", numbers.subList(0, numbers.size() - 1)) + " and " + numbers.getLast();
        String verb = status == LineResult.Status.FOLLOWS_FROM_YOURS ? "" : single ? "is " : "are ";
        out.append(single ? " Line " : " Lines ")
                .append(list)
                .append(' ')
                .append(verb)
                .append(single ? one : many)
                .append('.');
    }
}
