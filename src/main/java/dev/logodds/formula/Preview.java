package dev.logodds.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the input is read so far, shown while the learner types.
 *
 * @param latex typeset back, with inserted products and brackets
 * @param shape such as {@code d × 1}; empty when it has none
 * @param alternatives other readings, as LaTeX
 * @param problem what stops it from being read
 * @param caret the line of input with a caret line below it
 */
public record Preview(
        String latex,
        String shape,
        List<String> notes,
        List<String> alternatives,
        @Nullable String problem,
        @Nullable String caret,
        @Nullable Span position) {
    public Preview {
        notes = List.copyOf(notes);
        alternatives = List.copyOf(alternatives);
    }
}
