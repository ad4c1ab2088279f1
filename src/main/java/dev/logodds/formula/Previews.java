package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads input for the preview: typeset back, its shape, and what was assumed. */
final class Previews {
    private Previews() {}

    static Preview of(Model model, String input) {
        if (input.isBlank()) {
            return new Preview("", "", List.of(), List.of(), null, null, null);
        }
        try {
            return read(model, input);
        } catch (Rejection r) {
            Span span = r.span();
            return new Preview(
                    "", "", List.of(), List.of(), r.text(), span == null ? null : Carets.under(input, span), span);
        }
    }

    static Preview none(Mistake why) {
        return new Preview("", "", List.of(), List.of(), why.sentence(), null, null);
    }

    private static Preview read(Model model, String input) {
        List<Reading> readings = Texts.readings(model, Grader.withoutLabel(Grader.joined(input)));
        List<Typed> typed = Grader.survivors(model, readings);
        Typed first = typed.getFirst();
        List<String> others =
                typed.stream().skip(1).map(Typeset::latex).distinct().toList();
        return new Preview(Typeset.latex(first), first.core().shape().words(), notes(first), others, null, null, null);
    }

    private static List<String> notes(Typed t) {
        Set<String> notes = new LinkedHashSet<>();
        if (t.reading()
                .body()
                .any(e -> e instanceof Expr.Call(String fn, var _, var _, boolean _, Span _) && fn.equals("log"))) {
            notes.add("log is the natural logarithm.");
        }
        for (Mistake m : t.notes()) {
            notes.add(m.sentence());
        }
        if (!t.free().isEmpty()) {
            t.free().forEach((index, dimension) -> {
                if (t.reading().body().any(e -> e instanceof Expr.Sym(String s, Span _) && s.equals(index))) {
                    notes.add("The free index " + index + " makes this a vector over 1…" + dimension + ".");
                }
            });
        }
        return new ArrayList<>(notes);
    }
}
