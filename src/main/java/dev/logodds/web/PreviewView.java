package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an input was understood.
 *
 * @param readings HTML of the formula typeset back; more than one when it can be read in several ways
 * @param shape like "d × 1"
 * @param problem why it can't be understood, or null
 * @param caret the input with a caret under the place
 */
public record PreviewView(
        boolean empty,
        String label,
        List<String> readings,
        String shape,
        List<String> notes,
        @Nullable String problem,
        @Nullable String caret) {
    static final PreviewView EMPTY = new PreviewView(true, "", List.of(), "", List.of(), null, null);
}
