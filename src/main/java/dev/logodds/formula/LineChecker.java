package dev.logodds.formula;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through a derivation and remembers what has been shown. */
final class LineChecker {
    private static final Pattern CONSTANT =
            Pattern.compile("[+-]\\s*(\\\\(text|mathrm)\\{\\s*)?(const(ant)?\\.?|C)(\\s*\\})?(?=\\s*($|[+\\-).,]))");

    private static final Pattern INTERVAL =
            Pattern.compile("\\s*(?:\\\\left)?([(\\[])([^,]+),([^,]+?)(?:\\\\right)?([)\\]])\\s*");

    private final Working working;
    private final Goals goals;
    final Set<String> reached = new LinkedHashSet<>();
    final Set<Mistake> notes = EnumSet.noneOf(Mistake.class);

    @Nullable
    Diagnosis diagnosis;

    private @Nullable Label label;
    /** More names between the label and the formula, as in ∇²L = H = …. */
    private final List<Label> others = new ArrayList<>();

    final Claims claims;
    /** An inequality has been passed: what follows is no longer what the label names. */
    private boolean bound;

    private Working.@Nullable Value previous;
    private Lines.Mode mode = Lines.Mode.EXACT;

    LineChecker(Working working, Goals goals) {
        this.working = working;
        this.goals = goals;
        this.claims = new Claims(working, goals);
    }

    /** The state of one line while it is read. */
    private static final class State {
        boolean follows = true;
        boolean right = true;
        boolean labelled;
        /** The next line goes on from this one. */
        boolean opens;

        boolean said;
        Working.@Nullable Value bad;
        Working.@Nullable Value wanted;
        /** The last side that is no plain number. */
        Working.@Nullable Value formula;

        String message = "";
    }

    LineResult check(Segment.Line line, boolean afterBad, boolean opens) {
        State s = new State();
        s.opens = opens;
        List<Segment> segments = line.segments();
        boolean continues = segments.getFirst().blank();
        if (!continues) {
            begin();
        }
        Working.Value before = continues ? previous : null;
        if (!continues) {
            previous = segments.size() == 1 ? previous : null;
        }
        try {
            for (Segment.Line definition : line.definitions()) {
                define(definition);
            }
            for (int k = 0; k < segments.size(); k++) {
                Segment segment = segments.get(k);
                Segment.Relation next =
                        k + 1 < segments.size() ? segments.get(k + 1).relation() : Segment.Relation.IMPLIES;
                if (segment.relation() == Segment.Relation.IMPLIES) {
                    claims.settle(s.right);
                    if (Remarks.prose(segment.text())) {
                        continue;
                    }
                    begin();
                    previous = next == Segment.Relation.IMPLIES ? previous : null;
                }
                if (!segment.blank()) {
                    side(segment, next, s);
                }
            }
        } catch (Rejection r) {
            throw moved(r, line);
        }
        claims.settle(s.right);
        previous = s.formula != null ? s.formula : previous;
        if (line.claims()) {
            claims.said(s.right);
        }
        if (claims.shown) {
            reached.add("psd");
        }
        s.labelled |= label != null;
        return result(line, s, afterBad, before);
    }

    /** A statement that does not go on from the one before. */
    private void begin() {
        label = null;
        bound = false;
        others.clear();
        mode = Lines.Mode.EXACT;
        claims.begin();
    }

    /** A name that the line brings; checked like any other line if the name is known already. */
    private void define(Segment.Line line) {
        LineChecker inner = new LineChecker(working, goals);
        LineResult result = inner.check(line, true, false);
        claims.adopt(inner.claims);
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

    private void side(Segment segment, Segment.Relation next, State s) {
        String text = segment.clean();
        Segment.Relation relation = segment.relation();
        boolean begins = relation == Segment.Relation.FIRST || relation == Segment.Relation.IMPLIES;
        boolean last = next == Segment.Relation.IMPLIES;
        if (begins && !last) {
            Label found = label(segment, text);
            boolean unknown = found != null && found.references().isEmpty() && next.inequality();
            if (found != null && !unknown) {
                named(found, next, s);
                return;
            }
        }
        if (relation == Segment.Relation.EQUAL && !last && Label.free(working, text)) {
            Label other = Label.of(working, goals, text);
            if (other != null) {
                others.add(other);
                return;
            }
        }
        if (Label.probability(text)) {
            return;
        }
        if (relation == Segment.Relation.IN) {
            within(text, segment, s);
            return;
        }
        String body = text;
        if (CONSTANT.matcher(body).find() && working.model().vocabulary.resolve("C") == null) {
            body = CONSTANT.matcher(body).replaceAll(" ");
            mode = mode == Lines.Mode.EXACT ? Lines.Mode.CONSTANT : mode;
        }
        if (relation == Segment.Relation.PROPORTIONAL) {
            mode = Lines.Mode.FACTOR;
        }
        Working.Value v = read(body, segment);
        claims.side(relation, v);
        s.formula = Claims.literal(v) ? s.formula : v;
        if (relation.inequality()) {
            bounded(relation, v, s);
            return;
        }
        compare(v, s);
        Label l = label;
        if (l != null && !bound) {
            l.define(working, v);
        }
        for (Label other : others) {
            other.define(working, v);
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

    /** A line's head: its label, or what the label stands for when the line only says how large that is. */
    private void named(Label found, Segment.Relation next, State s) {
        s.labelled = true;
        if (!next.inequality()) {
            label = found;
            return;
        }
        Working.Value meant = found.references().getFirst();
        Core h = working.own.get("H");
        Working.Value known = h != null && meant.equals(goals.known.get("hessian")) ? working.value(h) : meant;
        previous = known;
        claims.side(Segment.Relation.FIRST, known);
    }

    /** {@code p_i ∈ (0, 1)}; a space such as ℝᵈ is taken as said. */
    private void within(String text, Segment segment, State s) {
        Matcher m = INTERVAL.matcher(text);
        if (!m.matches()) {
            return;
        }
        Working.Value inside = previous;
        boolean above = m.group(1).equals("(");
        Working.Value low = read(m.group(2), segment);
        Segment.Relation least = above ? Segment.Relation.MORE : Segment.Relation.AT_LEAST;
        claims.side(least, low);
        bounded(least, low, s);
        boolean below = m.group(4).equals(")");
        previous = inside;
        bounded(below ? Segment.Relation.LESS : Segment.Relation.AT_MOST, read(m.group(3), segment), s);
    }

    /** A side that is said to be smaller or larger than the one before. */
    private void bounded(Segment.Relation relation, Working.Value v, State s) {
        Working.Value last = previous;
        boolean holds = last != null && claims.holds(last, relation, v);
        if (!holds && s.right && s.follows) {
            boolean weakly = last != null && relation.strict() && claims.weakly(last, relation, v);
            s.message =
                    weakly ? "Equality can happen here, and so it is not strict." : "This inequality does not hold.";
        }
        s.right &= holds;
        s.follows &= holds;
        s.said = true;
        bound = true;
        others.clear();
        mode = Lines.Mode.EXACT;
        previous = v;
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
        Label l = label;
        boolean own = l != null && l.defines() && l.references().isEmpty();
        try {
            return working.read(text);
        } catch (Rejection r) {
            if (own && r.mistake() == Mistake.SHAPE_OPERANDS) {
                return entrywise(text, segment, r);
            }
            throw r.moved(segment.offset());
        }
    }

    /** A definition such as {@code s = p*(1-p)}, of one entry for each example. */
    private Working.Value entrywise(String text, Segment segment, Rejection first) {
        try {
            return working.read(text, true);
        } catch (Rejection _) {
            throw first.moved(segment.offset());
        }
    }

    private void compare(Working.Value v, State s) {
        boolean anew = s.opens && previous != null && !previous.shape().sameEntries(v.shape());
        Working.Value last = anew ? null : previous;
        if (last != null) {
            boolean agrees = Lines.agree(working, v, last, mode);
            if (!agrees) {
                s.follows = false;
                s.bad = s.bad == null ? v : s.bad;
                s.wanted = s.wanted == null ? last : s.wanted;
            }
        }
        Label l = label;
        if (l != null && !bound && !l.references().isEmpty()) {
            boolean right = l.references().stream().anyMatch(r -> Lines.agree(working, v, r, mode))
                    || !working.perExample(l.name()) && l.perExample(goals, v);
            if (!right) {
                s.right = false;
                s.bad = v;
                s.wanted = l.references().getFirst();
            }
        } else if (last != null) {
            s.right &= s.follows;
        }
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
            String said = s.message.isEmpty() ? "It does not follow." : s.message;
            String why = d == null ? said : d.message();
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
        Problem line = new Problem(working, wanted.shape(), wanted.at());
        Typed typed = bad.typed();
        return typed == null ? null : new Diagnoser(line, typed, bad.at(), working.own).diagnose();
    }
}
