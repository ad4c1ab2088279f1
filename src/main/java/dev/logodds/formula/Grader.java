package dev.logodds.formula;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grades one formula: readings, shapes, comparison, diagnosis. */
final class Grader {
    private static final Pattern DEFINITION = Pattern.compile("^\\s*\\\\?[A-Za-zα-ωΑ-Ω]\\w*(_\\{\\w\\})?\\s*:?=(?!=)");

    private static final Pattern ARROW = Pattern.compile("\\\\(?:leftarrow|gets)(?![a-z])|←");
    /** The left side of an update: the symbol at the next step, and the letter that counts steps. */
    private static final Pattern STEP = Pattern.compile(
            "^\\s*(\\\\?[A-Za-zα-ω])(?:_\\{([a-z])\\s*\\+\\s*1\\}|\\^\\{\\(?([a-z])\\s*\\+\\s*1\\)?\\})\\s*:?=");

    private final Problem problem;

    Grader(Problem problem) {
        this.problem = problem;
    }

    Verdict check(String answer) {
        String joined = joined(answer);
        if (joined.length() == answer.length()) {
            return one(withoutLabel(joined));
        }
        try {
            return one(withoutLabel(joined));
        } catch (Rejection r) {
            throw new Rejection(r.mistake(), null, r.text());
        }
    }

    private Verdict one(String text) {
        List<Reading> readings = Texts.readings(problem.model, text);
        circular(readings.getFirst().body());
        List<Typed> typed = survivors(problem.model, readings);
        List<Verdict> verdicts = new ArrayList<>();
        for (Typed t : typed) {
            verdicts.add(placed(t).reading(Typeset.latex(t), t.core().shape().words()));
        }
        boolean right = verdicts.stream().anyMatch(v -> v.outcome().isCorrect());
        boolean wrong = verdicts.stream().anyMatch(v -> !v.outcome().isCorrect());
        if (right && wrong) {
            return ambiguous(typed);
        }
        return verdicts.getFirst();
    }

    /** Grades, and finds the place of what only shows when numbers are put in. */
    private Verdict placed(Typed t) {
        try {
            return grade(t);
        } catch (Rejection r) {
            Span span = r.span() != null ? r.span() : Places.of(t.reading().body(), r.mistake());
            throw new Rejection(r.mistake(), span, r.text());
        }
    }

    /** Blanks what stands before the equals sign, so that positions stay true. */
    static String withoutLabel(String typed) {
        String text = updated(typed);
        int equals = Labels.topLevelEquals(text);
        return equals < 0 || text.substring(equals + 1).isBlank()
                ? text
                : " ".repeat(equals + 1) + text.substring(equals + 1);
    }

    /** An assignment as an equation, and the step's number off its symbol: positions stay true. */
    static String updated(String typed) {
        String text = typed;
        Matcher arrow = ARROW.matcher(text);
        if (arrow.find()) {
            text = text.substring(0, arrow.start()) + " ".repeat(arrow.end() - arrow.start() - 1) + "="
                    + text.substring(arrow.end());
        }
        Matcher step = STEP.matcher(text);
        if (!step.find()) {
            return text;
        }
        String name = Pattern.quote(step.group(1));
        String counter = step.group(2) != null ? step.group(2) : step.group(3);
        Matcher now = Pattern.compile("(?<=(?<![A-Za-z])" + name + ")(_" + counter + "(?![A-Za-z])|[_^]\\{\\(?"
                        + counter + "\\)?\\})")
                .matcher(text);
        return now.replaceAll(m -> " ".repeat(m.end() - m.start()));
    }

    /** Lines of the form name = formula before the last become its definitions. */
    static String joined(String answer) {
        List<String> lines = answer.lines()
                .flatMap(l -> java.util.Arrays.stream(l.split("\\\\\\\\", -1)))
                .filter(l -> !l.isBlank())
                .toList();
        boolean defines = lines.size() > 1
                && lines.subList(0, lines.size() - 1).stream()
                        .allMatch(l -> DEFINITION.matcher(l).find());
        if (!defines) {
            return answer.replace('\n', ' ').replace('\r', ' ');
        }
        if (lines.size() > Derivations.MAX_LINES) {
            throw new Rejection(Mistake.LIMIT_LINES, null, "At most " + Derivations.MAX_LINES + " lines, please.");
        }
        return withoutLabel(lines.getLast()).strip() + " where "
                + String.join("; ", lines.subList(0, lines.size() - 1));
    }

    /** The readings whose shapes fit; if none does, the first one's complaint. */
    static List<Typed> survivors(Model model, List<Reading> readings) {
        List<Typed> typed = new ArrayList<>();
        Rejection first = null;
        for (Reading r : readings) {
            try {
                typed.add(Typer.type(model, r));
            } catch (Rejection e) {
                first = first == null ? e : first;
            }
        }
        if (typed.isEmpty() && first != null) {
            throw first;
        }
        List<Typed> plain = typed.stream()
                .filter(t -> !t.notes().contains(Mistake.ELEMENTWISE_READ))
                .toList();
        return plain.isEmpty() ? typed : plain;
    }

    private Verdict ambiguous(List<Typed> typed) {
        List<String> readings = typed.stream().map(Typeset::latex).distinct().toList();
        boolean call = typed.stream()
                .anyMatch(t -> t.reading()
                        .body()
                        .any(e -> e instanceof Expr.Call(String _, List<Expr> args, var _, boolean _, Span span)
                                && args.size() == 1
                                && args.getFirst().span().equals(span)));
        Mistake key = call ? Mistake.CALL_OR_PRODUCT : Mistake.AMBIGUOUS_READING;
        return Verdict.of(
                        Outcome.AMBIGUOUS,
                        key.name(),
                        "This can be read in " + readings.size()
                                + " ways, and only one of them is right. Add brackets or a * to say which you mean.")
                .alternatives(readings);
    }

    private void circular(Expr e) {
        if (e.any(x -> x instanceof Expr.Derivative)) {
            Expr found = first(e);
            throw new Rejection(
                    Mistake.CIRCULAR, found.span(), "That names the derivative that is asked for; work it out.");
        }
        Expr inner = e instanceof Expr.Neg(Expr a, Span _) ? a : e;
        if (inner instanceof Expr.Call(String fn, List<Expr> _, var _, boolean _, Span span)
                && Functions.derivative(fn)) {
            throw new Rejection(Mistake.CIRCULAR, span, "That names the derivative that is asked for; work it out.");
        }
    }

    private static Expr first(Expr e) {
        if (e instanceof Expr.Derivative) {
            return e;
        }
        for (Expr c : e.children()) {
            if (c.any(x -> x instanceof Expr.Derivative)) {
                return first(c);
            }
        }
        return e;
    }

    /** The verdict on one reading. */
    Verdict grade(Typed t) {
        List<double[]> values = values(problem, t.core());
        Shape got = t.core().shape();
        Shape want = problem.expected;
        if (!got.sameEntries(want)) {
            return misshapen(t, values);
        }
        return switch (Comparison.of(values, problem.reference)) {
            case Comparison.Equal() -> correct(t, EnumSet.noneOf(Mistake.class));
            case Comparison.Unknown(String why) -> tamer(t, why);
            case Comparison.Undefined(int draw, double value) -> undefined(draw, value);
            case Comparison.Near(int draw, int entry) -> near(t, values, draw, entry);
            case Comparison.Different(int draw, int entry) -> wrong(t, values, draw, entry);
        };
    }

    static List<double[]> values(Problem problem, Core core) {
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < problem.draws.size(); k++) {
            out.add(problem.at(k, core));
        }
        return out;
    }

    private Verdict correct(Typed t, Set<Mistake> more) {
        Set<Mistake> notes = EnumSet.noneOf(Mistake.class);
        notes.addAll(more);
        notes.addAll(t.notes());
        if (whole(t)) {
            notes.add(Mistake.WHOLE_VECTOR);
        }
        if (notes.isEmpty()) {
            return Verdict.of(Outcome.CORRECT, null, "Correct.");
        }
        Mistake note =
                more.isEmpty() ? notes.iterator().next() : more.iterator().next();
        List<String> said = notes.stream().map(Mistake::sentence).toList();
        return Verdict.of(Outcome.CORRECT_NOTE, note.name(), "Correct. " + String.join(" ", said));
    }

    /** Whether a component was asked, with a free index, and the answer does not use the index. */
    private boolean whole(Typed t) {
        return !problem.model.free.isEmpty()
                && problem.model.free.keySet().stream()
                        .noneMatch(index -> Typer.occursFree(t.reading().body(), index));
    }

    private Verdict undefined(int draw, double value) {
        boolean overflow = Double.isInfinite(value);
        Mistake key = overflow ? Mistake.UNSTABLE : Mistake.DOMAIN_ERROR;
        return Verdict.of(
                        Outcome.INCORRECT,
                        key.name(),
                        overflow
                                ? "Your answer overflows at a point where the expected one is an ordinary number."
                                : "Your answer has no value at a point where the expected one has (a logarithm or root of a negative number, or 0/0).")
                .with(Examples.undefined(problem, draw, value));
    }

    private Verdict near(Typed t, List<double[]> values, int draw, int entry) {
        return Verdict.of(Outcome.INCORRECT, Mistake.NEARLY_RIGHT.name(), Mistake.NEARLY_RIGHT.sentence())
                .with(Examples.of(problem, values, draw, entry, t.core().shape()));
    }

    private Verdict wrong(Typed t, List<double[]> values, int draw, int entry) {
        if (noisy(t, values, draw, entry)) {
            Verdict again = tamer(t, "rounding errors are larger than the differences that would tell");
            if (again.outcome() != Outcome.INCORRECT) {
                return again;
            }
        }
        Counterexample example =
                Examples.of(problem, values, draw, entry, t.core().shape());
        Diagnosis d = new Diagnoser(problem, t, values).diagnose();
        if (d != null) {
            return Verdict.of(Outcome.INCORRECT, d.mistake().name(), d.message())
                    .with(example);
        }
        return Verdict.of(Outcome.INCORRECT, null, "Not equal: " + Examples.sentence(problem, values, draw))
                .with(example);
    }

    /**
     * Decides at points nearer to zero, three times at most. Only a draw that is not itself noise may call an answer
     * wrong; after the third the answer is undetermined, and {@code why} is said.
     */
    private Verdict tamer(Typed t, String why) {
        for (Problem tamer : problem.tamer()) {
            List<double[]> values = values(tamer, t.core());
            Comparison again = Comparison.of(values, tamer.reference);
            if (again instanceof Comparison.Equal) {
                return correct(t, EnumSet.noneOf(Mistake.class));
            }
            if (again instanceof Comparison.Different(int draw, int entry)
                    && !new Grader(tamer).noisy(t, values, draw, entry)) {
                return Verdict.of(Outcome.INCORRECT, null, "Not equal: " + Examples.sentence(tamer, values, draw));
            }
        }
        return Verdict.of(
                Outcome.UNDETERMINED,
                Mistake.UNCERTAIN.name(),
                "This could not be decided: " + why
                        + ", also at points nearer to zero. A form with smaller intermediate values can be checked.");
    }

    /** Whether rounding errors alone could make the difference seen. */
    private boolean noisy(Typed t, List<double[]> values, int draw, int entry) {
        double mine = values.get(draw)[entry];
        double gap = Math.abs(mine - problem.reference.get(draw)[entry]);
        double spread = 0;
        for (long seed = 1; seed <= 4; seed++) {
            double[] v = new Evaluator(problem.draws.get(draw), new Tape(Tape.BUDGET, seed)).run(t.core()).v;
            spread = Math.max(spread, Math.abs(v[entry] - mine));
        }
        return spread > 0.02 * gap;
    }

    private Verdict misshapen(Typed t, List<double[]> values) {
        Shape got = t.core().shape();
        Shape want = problem.expected;
        boolean transposed = !got.scalar() && got.transposed().sameEntries(want);
        if (transposed) {
            List<double[]> turned = values(problem, Typer.transpose(t.core()));
            if (Comparison.of(turned, problem.reference) instanceof Comparison.Equal) {
                return correct(t, EnumSet.of(want.vector() ? Mistake.LAYOUT_ROW : Mistake.LAYOUT_TRANSPOSED));
            }
            if (want.vector()
                    && Comparison.of(turned, problem.reference) instanceof Comparison.Different(int draw, int entry)) {
                return wrong(t, turned, draw, entry);
            }
        }
        boolean whole = !problem.model.free.isEmpty() && want.scalar();
        String subject = problem.what.equals("gradient") && !whole
                ? "the gradient has its parameter's shape, " + want.inWords()
                : "the " + problem.what.toLowerCase(Locale.ROOT).replace("hessian", "Hessian") + " is "
                        + want.inWords();
        return Verdict.of(
                Outcome.INCORRECT,
                Mistake.SHAPE_RESULT.name(),
                "Your result is " + got.inWords() + ", and " + subject + ".");
    }

    /** A verdict for a text that can't be graded. */
    static Verdict invalid(Rejection r, String text) {
        Verdict v = Verdict.of(Outcome.INVALID, r.mistake().name(), r.text());
        Span span = r.span();
        return span == null ? v : v.at(span, Carets.under(text, span));
    }
}
