package dev.logodds.web;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Context;
import dev.logodds.formula.Preview;
import dev.logodds.question.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Shows how an input is understood. */
@ApplicationScoped
public class Previews {
    @Inject
    Library library;

    @Inject
    Checker checker;

    PreviewView of(Question question, String input) {
        if (input.isBlank()) return PreviewView.EMPTY;
        if (question instanceof Question.Derivation d) return lastLine(d, input);
        return question instanceof Question.Formula f ? of(f.context(), input) : PreviewView.EMPTY;
    }

    /** Of a derivation, the line that is being written. */
    private PreviewView lastLine(Question.Derivation d, String input) {
        return input.lines()
                .filter(l -> !l.isBlank())
                .reduce((a, b) -> b)
                .map(line -> of(d.context(), line))
                .orElse(PreviewView.EMPTY);
    }

    private PreviewView of(Context context, String input) {
        Preview preview = checker.preview(context, input);
        if (preview.problem() != null) {
            return new PreviewView(false, "", List.of(), "", List.of(), preview.problem(), preview.caret());
        }
        List<String> readings = Stream.concat(Stream.of(preview.latex()), preview.alternatives().stream())
                .map(library::display)
                .toList();
        return new PreviewView(
                false,
                readings.size() > 1 ? "This can be read in " + readings.size() + " ways" : "Understood as",
                readings,
                preview.shape(),
                preview.notes(),
                null,
                null);
    }
}
