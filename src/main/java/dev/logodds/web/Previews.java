package dev.logodds.web;

import dev.logodds.formula.Checker;
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
        if (!(question instanceof Question.Formula f) || input.isBlank()) return PreviewView.EMPTY;
        Preview preview = checker.preview(f.context(), input);
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
