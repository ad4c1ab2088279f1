package dev.logodds.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a learner: an outcome, the named mistake or note if there is one, and what to show.
 *
 * @param mistake an UPPER_SNAKE key of {@link Mistake}
 * @param latex the answer as it was read
 * @param shape the answer's shape, such as {@code d × 1}
 * @param line the first bad line of a derivation, from 1
 * @param position the place of the problem in the typed text
 * @param caret the line of input with a caret line below it
 * @param lines a derivation's lines
 * @param alternatives the other readings, typeset, of an ambiguous answer
 * @param reached what a derivation has established, of what was required
 */
public record Verdict(
        Outcome outcome,
        @Nullable String mistake,
        String message,
        @Nullable String latex,
        @Nullable String shape,
        @Nullable Integer line,
        @Nullable Counterexample counterexample,
        @Nullable Span position,
        @Nullable String caret,
        List<LineResult> lines,
        List<String> alternatives,
        List<String> reached) {
    public Verdict {
        lines = List.copyOf(lines);
        alternatives = List.copyOf(alternatives);
        reached = List.copyOf(reached);
    }

    /** A verdict with nothing but its outcome, mistake and message. */
    public static Verdict of(Outcome outcome, @Nullable String mistake, String message) {
        return new Verdict(
                outcome, mistake, message, null, null, null, null, null, null, List.of(), List.of(), List.of());
    }

    /** The same verdict, put down to {@code key}, whose prose then stands in place of the message. */
    public Verdict named(String key) {
        return new Verdict(
                outcome, key, "", latex, shape, line, counterexample, position, caret, lines, alternatives, reached);
    }

    Verdict reading(@Nullable String latex, @Nullable String shape) {
        return copy(latex, shape, line, counterexample, position, caret, lines, alternatives, reached);
    }

    Verdict with(Counterexample example) {
        return copy(latex, shape, line, example, position, caret, lines, alternatives, reached);
    }

    Verdict at(Span span, String caret) {
        return copy(latex, shape, line, counterexample, span, caret, lines, alternatives, reached);
    }

    Verdict alternatives(List<String> readings) {
        return copy(latex, shape, line, counterexample, position, caret, lines, readings, reached);
    }

    Verdict derivation(@Nullable Integer line, List<LineResult> lines, List<String> reached) {
        return copy(latex, shape, line, counterexample, position, caret, lines, alternatives, reached);
    }

    /** The same outcome, mistake and message with other evidence. */
    private Verdict copy(
            @Nullable String latex,
            @Nullable String shape,
            @Nullable Integer line,
            @Nullable Counterexample counterexample,
            @Nullable Span position,
            @Nullable String caret,
            List<LineResult> lines,
            List<String> alternatives,
            List<String> reached) {
        return new Verdict(
                outcome,
                mistake,
                message,
                latex,
                shape,
                line,
                counterexample,
                position,
                caret,
                lines,
                alternatives,
                reached);
    }
}
