package dev.logodds.formula;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Checks typed answers against a task; never throws for what a learner typed. */
public final class Checker {
    private static final int KEPT = 64;
    private static final int LONGEST = 6_000;

    private record Question(Context context, Task task) {}

    private final Map<Question, Problem> problems = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Context, Model> models = new LinkedHashMap<>(16, 0.75f, true);

    private final Consumer<RuntimeException> faults;

    /** A checker that keeps its own faults to itself. */
    public Checker() {
        this(_ -> {});
    }

    /**
     * A checker that reports its own faults: exceptions that no input should cause. The learner gets an undetermined
     * verdict with the key {@code ENGINE_FAULT} either way.
     *
     * @param faults gets each exception, on the thread that checks; a logger at the edge
     */
    public Checker(Consumer<RuntimeException> faults) {
        this.faults = faults;
    }

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
            faults.accept(e);
            return Verdict.of(Outcome.UNDETERMINED, Mistake.ENGINE_FAULT.name(), Mistake.ENGINE_FAULT.sentence());
        }
    }

    /** Reads {@code input} without grading it. */
    public Preview preview(Context context, String input) {
        Model model = model(context);
        if (input.length() > LONGEST) {
            return Previews.none(Mistake.LIMIT_LENGTH);
        }
        try {
            return Previews.of(model, input);
        } catch (StackOverflowError e) {
            return Previews.none(Mistake.LIMIT_DEPTH);
        } catch (RuntimeException e) {
            faults.accept(e);
            return Previews.none(Mistake.ENGINE_FAULT);
        }
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
