package dev.logodds.web;

import dev.logodds.question.Mark;
import dev.logodds.question.MistakeNote;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.List;

/** Puts the parts of a marked answer into words. */
record PartViews(Variant variant, QuestionBank bank) {

    List<VerdictView.Part> of(Mark mark) {
        boolean right = mark.verdict().outcome().isCorrect();
        List<VerdictView.Part> views = new ArrayList<>();
        for (int i = 0; i < mark.parts().size(); i++) {
            Mark.Part part = mark.parts().get(i);
            // decisions that were right need no words; lines, entries and points do
            boolean quiet =
                    variant.question() instanceof Question.Choices || variant.question() instanceof Question.Match;
            if (quiet && (right || part.standing() == Mark.Standing.RIGHT)) continue;
            views.add(view(part, i));
        }
        return views;
    }

    private VerdictView.Part view(Mark.Part part, int index) {
        return switch (part.standing()) {
            case RIGHT -> view(part, index, "right", "✓", "right");
            case WRONG -> view(part, index, "wrong", "✗", "not right");
            case FOLLOWS -> view(part, index, "note", "↳", "follows from your line");
            case UNTESTED -> view(part, index, "open", "○", "not tested");
        };
    }

    private VerdictView.Part view(Mark.Part part, int index, String css, String icon, String word) {
        return new VerdictView.Part(css, icon, word, label(part, index), typed(part), said(part));
    }

    private String label(Mark.Part part, int index) {
        return switch (variant.question()) {
            case Question.Choices q -> html(q.options().get(index).text());
            case Question.Match q -> html(q.left().get(index));
            case Question.Open q
            when index < q.points().size() -> html(q.points().get(index).text());
            case Question.Matrix ignored -> Inputs.indexed(part.name());
            default -> Inputs.escaped(part.name());
        };
    }

    private String typed(Mark.Part part) {
        return switch (variant.question()) {
            case Question.Match ignored -> "";
            case Question.Choices ignored -> part.typed().equals("ticked") ? "You ticked it." : "You left it out.";
            default -> part.typed();
        };
    }

    private String said(Mark.Part part) {
        String own = variant.html(part.said());
        if (!own.isEmpty()) return own;
        String key = part.mistake();
        return key == null
                ? ""
                : bank.mistake(key).map(MistakeNote::say).map(variant::html).orElse("");
    }

    private String html(dev.logodds.question.Prose prose) {
        return Inputs.unwrapped(variant.html(prose));
    }
}
