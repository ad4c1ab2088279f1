package dev.logodds.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks typed answers against a task; never throws for what a learner typed. */
public final class Checker {
    private static final int KEPT = 64;
    private static final int LONGEST = 6_000;

    private record Question(Context context, Task task) {}

    private final Map<Question, Problem> problems = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Context, Model> models = new LinkedHashMap<>(16, 0.75f, true);

    public Checker() {}

    /** Grades {@code answer}; throws IllegalArgumentException only for a bad context or task. */
    public Verdict check(Context context, Task task, String answer) {
        Problem problem = problem(context, task);
        if (answer.length() > LONGEST) {
            return Verdict.of(Outcome.INVALID, Mistake.LIMIT_LENGTH.name(), Mistake.LIMIT_LENGTH.sentence());
        }
        try {
            return switch (task) {
                case Task.Derivation derivation -> new Derivations(problem, derivation).check(answer);
                case Task.Formula _, Task.Gradient _, Task.Hessian _ -> new Grader(problem).check(answer);
            };
        } catch (Rejection r) {
            return Grader.invalid(r, answer);
        } catch (StackOverflowError e) {
            return Verdict.of(Outcome.INVALID, Mistake.LIMIT_DEPTH.name(), Mistake.LIMIT_DEPTH.sentence());
        } catch (RuntimeException e) {
            return Verdict.of(Outcome.INVALID, Mistake.SYNTAX.name(), Mistake.SYNTAX.sentence());
        }
    }

    /** Reads {@code input} without grading it. */
    public Preview preview(Context context, String input) {
        Model model = model(context);
        return input.length() > LONGEST
                ? new Preview("", "", List.of(), List.of(), Mistake.LIMIT_LENGTH.sentence(), null, null)
                : Previews.of(model, input);
    }

    private synchronized Problem problem(Context context, Task task) {
        Question key = new Question(context, task);
        Problem known = problems.get(key);
        if (known == null) {
            known = new Problem(model(context), task);
            problems.put(key, known);
            trim(problems);
        }
        return known;
    }

    private synchronized Model model(Context context) {
        Model known = models.get(context);
        if (known == null) {
            known = new Model(context);
            models.put(context, known);
            trim(models);
        }
        return known;
    }

    private static <K, V> void trim(Map<K, V> map) {
        if (map.size() > KEPT) {
            var eldest = map.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
