package dev.logodds.web;

import dev.logodds.formula.Mistake;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Verdict;
import dev.logodds.learner.Review;
import dev.logodds.question.Mark;
import dev.logodds.question.MistakeNote;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import dev.logodds.srs.Rating;
import dev.logodds.srs.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a verdict into words: the engine names the mistake, the pack's notes say it. */
@ApplicationScoped
public class Verdicts {
    private record Look(String css, String icon, String line) {}

    @Inject
    Library library;

    @Inject
    StudyClock clock;

    /** The verdict on a graded answer, with the review it led to. */
    VerdictView of(Variant variant, Mark mark, String answer, Optional<Review> review) {
        Verdict verdict = mark.verdict();
        // where parts are marked, each says its own mistake
        boolean whole = mark.parts().isEmpty()
                || variant.question() instanceof Question.Matrix
                || variant.question() instanceof Question.Derivation;
        Optional<MistakeNote> note =
                Optional.ofNullable(whole ? verdict.mistake() : null).flatMap(library.bank()::mistake);
        Look look = look(verdict, note);
        String say = said(variant, answer, note);
        return new VerdictView(
                look.css(),
                look.icon(),
                look.line(),
                say,
                detail(verdict, say),
                null,
                shown(variant, answer),
                "Where your formula and the right one part ways",
                rows(verdict),
                verdict.outcome().isCorrect()
                        ? null
                        : note.map(n -> n.why().html()).orElse(null),
                due(review),
                review.map(Verdicts::why).orElse(""),
                new PartViews(variant, library.bank()).of(mark));
    }

    /** The verdict on an answer of an interview; what it did to the schedule is said elsewhere. */
    VerdictView evidence(Variant variant, Mark mark, String answer) {
        VerdictView v = of(variant, mark, answer, Optional.empty());
        return new VerdictView(
                v.css(),
                v.icon(),
                v.line().replace(" No attempt was used.", ""),
                v.sayHtml(),
                v.message(),
                v.caret(),
                null,
                v.counterexampleCaption(),
                v.counterexample(),
                v.whyHtml(),
                null,
                null,
                v.parts());
    }

    /** Why an answer could not be graded. No attempt was used. */
    VerdictView ungraded(Verdict verdict, String answer) {
        Optional<MistakeNote> note = Optional.ofNullable(verdict.mistake()).flatMap(library.bank()::mistake);
        return new VerdictView(
                "open",
                "◇",
                look(verdict, note).line(),
                null,
                verdict.message(),
                verdict.caret(),
                null,
                "",
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    /** A plain word to the learner that is not about the mathematics. */
    VerdictView said(String line, String message) {
        return new VerdictView(
                "open", "◇", line, null, message, null, null, "", List.of(), null, null, null, List.of());
    }

    /** After giving up or rating a card. */
    VerdictView closed(String line, String message, Optional<Review> review) {
        return new VerdictView(
                "open",
                "◆",
                line,
                null,
                message,
                null,
                null,
                "",
                List.of(),
                null,
                due(review),
                review.map(Verdicts::why).orElse(""),
                List.of());
    }

    private static Look look(Verdict verdict, Optional<MistakeNote> note) {
        return switch (verdict.outcome()) {
            case CORRECT -> new Look("right", "✓", "Right.");
            case CORRECT_NOTE -> new Look("note", "✓", "Right, with a note.");
            case INCORRECT ->
                new Look("wrong", "✗", note.map(MistakeNote::title).orElse("Not this one yet") + ".");
            case INVALID -> new Look("open", "◇", "This can't be read yet. No attempt was used.");
            case AMBIGUOUS -> new Look("open", "◇", "This can be read in two ways. No attempt was used.");
            case UNDETERMINED -> new Look("open", "◇", "This can't be decided. No attempt was used.");
        };
    }

    private @Nullable String said(Variant variant, String answer, Optional<MistakeNote> note) {
        if (variant.question() instanceof Question.Choice c) {
            return variant.html(c.options().get(Integer.parseInt(answer) - 1).why());
        }
        return note.map(n -> n.say().html()).orElse(null);
    }

    /** What the engine adds to the pack's words: the numbers of this very answer. */
    private static @Nullable String detail(Verdict verdict, @Nullable String say) {
        if (verdict.outcome() == Outcome.CORRECT || verdict.message().isBlank()) return null;
        boolean said = say != null
                && verdict.mistake() != null
                && Arrays.stream(Mistake.values())
                        .anyMatch(m -> m.name().equals(verdict.mistake())
                                && m.sentence().equals(verdict.message()));
        return said ? null : verdict.message();
    }

    /** The learner's own line, where it is no longer to be seen in the form as it was. */
    private static @Nullable String shown(Variant variant, String answer) {
        return variant.question() instanceof Question.Numeric || variant.question() instanceof Question.Formula
                ? answer
                : null;
    }

    private static List<VerdictView.Row> rows(Verdict verdict) {
        var counterexample = verdict.counterexample();
        return counterexample == null
                ? List.of()
                : counterexample.rows().stream()
                        .map(r -> new VerdictView.Row(r.name(), r.value()))
                        .toList();
    }

    private String due(Optional<Review> review) {
        return review.map(r -> When.due(r.dueAfter, r.reviewedAt, clock.zone()))
                .orElse("unchanged: this was practice, the item was reviewed today already");
    }

    /** Why the next review comes when it comes. */
    static String why(Review review) {
        return review.stateAfter == State.REVIEW
                ? "%s: you should still recall it with %.0f%% then."
                        .formatted(did(review), review.desiredRetention * 100)
                : did(review) + ": it comes back soon, while it is being learned.";
    }

    /** How the review went, in a few words. */
    static String did(Review review) {
        return switch (Rating.ofGrade(review.rating)) {
            case AGAIN -> "Missed";
            case HARD -> "Right, with help or at the second try";
            case GOOD -> "Right";
            case EASY -> "Right at once";
        };
    }
}
