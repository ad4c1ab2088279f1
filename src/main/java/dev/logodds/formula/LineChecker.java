package dev.logodds.formula;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through a derivation and remembers what has been shown. */
final class LineChecker {
    private static final Pattern CONSTANT =
            Pattern.compile("[+-]\\s*(\\\\(text|mathrm)\\{\\s*)?(const(ant)?\\.?|C)(\\s*\\})?(?=\\s*($|[+\\-).,]))");

    private final Working working;
    private final Goals goals;
    final Set<String> reached = new LinkedHashSet<>();
    final Set<Mistake> notes = EnumSet.noneOf(Mistake.class);

    @Nullable
    Diagnosis diagnosis;

    private @Nullable Label label;
    private Working.@Nullable Value previous;
    private Lines.Mode mode = Lines.Mode.EXACT;

    LineChecker(Working working, Goals goals) {
        this.working = working;
        this.goals = goals;
    }

    /** The state of one line while it is read. */
    private static final class State {
        boolean follows = true;
        boolean right = true;
        boolean labelled;
        boolean said;
        Working.@Nullable Value bad;
        Working.@Nullable Value wanted;
        String message = "";
    }

    LineResult check(Segment.Line line, boolean afterBad) {
        State s = new State();
        List<Segment> segments = line.segments();
        boolean continues = segments.getFirst().blank();
        if (!continues) {
            label = null;
            mode = Lines.Mode.EXACT;
        }
        Working.Value before = continues ? previous : null;
        if (!continues) {
            previous = segments.size() == 1 ? previous : null;
        }
        try {
            for (Segment.Line definition : line.definitions()) {
                define(definition);
            }
            for (Segment segment : segments) {
                if (!segment.blank()) {
                    side(segment, line, s);
                }
            }
        } catch (Rejection r) {
            throw moved(r, line);
        }
        s.labelled |= label != null;
        return result(line, s, afterBad, before);
    }

    /** A name that the line brings; checked like any other line if the name is known already. */
    private void define(Segment.Line line) {
        LineChecker inner = new LineChecker(working, goals);
        LineResult result = inner.check(line, true);
        if (result.status() == LineResult.Status.WRONG) {
            Segment first = line.segments().getFirst();
            throw new Rejection(
                    Mistake.SYNTAX,
                    new Span(first.offset(), first.offset() + first.text().length()),
                    "What stands behind 'where' contradicts what the name already means.");
        }
    }

    private static Rejection moved(Rejection r, Segment.Line line) {
        return new Rejection(r.mistake(), r.span(), "Line " + line.number() + ": " + r.text());
    }

    private void side(Segment segment, Segment.Line line, State s) {
        String text = segment.clean();
        boolean head =
                segment.relation() == Segment.Relation.FIRST && line.segments().size() > 1;
        if (head) {
            Label found = label(segment, text);
            if (found != null) {
                label = found;
                s.labelled = true;
                return;
            }
        }
        if (Label.probability(text) || psd(segment, text, s)) {
            return;
        }
        String body = text;
        if (CONSTANT.matcher(body).find() && working.model().vocabulary.resolve("C") == null) {
            body = CONSTANT.matcher(body).replaceAll(" ");
            mode = mode == Lines.Mode.EXACT ? Lines.Mode.CONSTANT : mode;
        }
        if (segment.relation() == Segment.Relation.PROPORTIONAL) {
            mode = Lines.Mode.FACTOR;
        }
        Working.Value v = read(body, segment);
        compare(v, s);
        Label l = label;
        if (l != null) {
            l.define(working, v);
        }
        previous = v;
        s.said |= v.typed() != null && !trivial(v);
        if (s.right) {
            reached.addAll(goals.reached(v, text));
            if (mode == Lines.Mode.CONSTANT && Lines.agree(working, v, goals.known.getOrDefault("loss", v), mode)) {
                reached.add("loss");
            }
        }
    }

    /** The label at a line's head; what is wrong in it is shown where it stands. */
    private @Nullable Label label(Segment segment, String text) {
        try {
            return Label.of(working, goals, text);
        } catch (Rejection r) {
            throw r.moved(segment.offset());
        }
    }

    /** Reads a side; what is wrong with it is shown where it stands in the whole text. */
    private Working.Value read(String text, Segment segment) {
        try {
            return working.read(text);
        } catch (Rejection r) {
            throw r.moved(segment.offset());
        }
    }

    private void compare(Working.Value v, State s) {
        Working.Value last = previous;
        if (last != null) {
            boolean agrees = Lines.agree(working, v, last, mode);
            if (!agrees) {
                s.follows = false;
                s.bad = s.bad == null ? v : s.bad;
                s.wanted = s.wanted == null ? last : s.wanted;
            }
        }
        Label l = label;
        if (l != null && !l.references().isEmpty()) {
            boolean right =
                    l.references().stream().anyMatch(r -> Lines.agree(working, v, r, mode)) || l.perExample(goals, v);
            if (!right) {
                s.right = false;
                s.bad = v;
                s.wanted = l.references().getFirst();
            }
        } else if (last != null) {
            s.right &= s.follows;
        } else if (goals.reached(v, "").isEmpty() && label == null && mode == Lines.Mode.EXACT) {
            s.message = "";
        }
    }

    /** {@code ... >= 0}: the claim that a form is never negative. */
    private boolean psd(Segment segment, String text, State s) {
        if (segment.relation() == Segment.Relation.AT_LEAST && text.strip().equals("0")) {
            Working.Value v = previous;
            boolean positive = v != null && Lines.nonNegative(v);
            s.right &= positive;
            s.follows &= positive;
            s.said = true;
            if (v != null && positive && goals.curvature(working, v)) {
                reached.add("psd");
            }
            return true;
        }
        return false;
    }

    private static boolean trivial(Working.Value v) {
        return v.typed() != null && v.typed().reading().body() instanceof Expr.Num;
    }

    private LineResult result(Segment.Line line, State s, boolean afterBad, Working.@Nullable Value before) {
        boolean ok = s.right
                && (s.follows
                        || s.labelled && label != null && !label.references().isEmpty());
        if (ok && !s.said) {
            return new LineResult(line.number(), line.text(), LineResult.Status.NOT_CHECKED, "This shows nothing.");
        }
        if (!afterBad) {
            if (ok && s.follows) {
                return new LineResult(line.number(), line.text(), LineResult.Status.RIGHT, "Right.");
            }
            diagnosis = diagnose(s);
            Diagnosis d = diagnosis;
            String why = d == null ? "It does not follow." : d.message();
            return new LineResult(line.number(), line.text(), LineResult.Status.FIRST_BAD, why);
        }
        if (ok) {
            return new LineResult(line.number(), line.text(), LineResult.Status.RIGHT_ON_ITS_OWN, "Right on its own.");
        }
        return s.follows && before != null
                ? new LineResult(
                        line.number(), line.text(), LineResult.Status.FOLLOWS_FROM_YOURS, "Follows from your line.")
                : new LineResult(line.number(), line.text(), LineResult.Status.WRONG, "Wrong.");
    }

    private @Nullable Diagnosis diagnose(State s) {
        Working.Value bad = s.bad;
        Working.Value wanted = s.wanted;
        if (bad == null || wanted == null || bad.typed() == null || !bad.shape().sameEntries(wanted.shape())) {
            return null;
        }
        Problem line = new Problem(working.problem, wanted.shape(), wanted.at());
        Typed typed = bad.typed();
        return typed == null ? null : new Diagnoser(line, typed, bad.at(), working.own).diagnose();
    }
}
