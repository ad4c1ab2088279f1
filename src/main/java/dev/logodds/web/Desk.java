package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.learner.Schedules;
import dev.logodds.learner.StudyRecord;
import dev.logodds.question.Grader;
import dev.logodds.question.Mark;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import dev.logodds.srs.CardState;
import dev.logodds.srs.Preview;
import dev.logodds.srs.Rating;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lays a question before the learner: fresh, after an answer, or as it was when something went wrong. */
@ApplicationScoped
public class Desk {
    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Verdicts verdicts;

    @Inject
    Grader grader;

    @Inject
    Previews previews;

    @Inject
    Schedules schedules;

    /** The question with fresh numbers, for the learner's next answer. */
    Work fresh(Learner learner, Question question, @Nullable Long seed, String from, String left) {
        Optional<Card> card = Card.of(learner, question.meta().id());
        long drawn = seed != null ? seed : card.map(c -> c.reps).orElse(0) + 1L;
        Variant variant = Variant.of(question, drawn);
        return new Builder(learner, variant, card).from(from, left).build();
    }

    /**
     * As it stands after a stored attempt: the verdict, and the form again while the answer is wrong. The answer is graded once
     * more, which gives the same verdict.
     */
    Work reopened(Learner learner, Variant variant, Attempt attempt, String from, Optional<Review> review) {
        Builder work = new Builder(learner, variant, Card.of(learner, attempt.itemId)).from(from, "");
        return switch (attempt.outcome) {
            case AnswerResource.GAVE_UP ->
                work.verdict(
                                verdicts.closed("Here is how it goes.", "Asking is fine. It comes back soon.", review),
                                true)
                        .build();
            case AnswerResource.RATED ->
                work.verdict(verdicts.closed("Noted.", "", review), true).build();
            default -> {
                Mark mark = grader.grade(variant, attempt.answer);
                yield work.draft(attempt.answer, attempt.hintUsed)
                        .verdict(
                                verdicts.of(variant, mark, attempt.answer, review),
                                mark.verdict().outcome().isCorrect())
                        .build();
            }
        };
    }

    /** The form exactly as it was sent, with a word on why it could not be taken. Needs no database. */
    Work asSent(Variant variant, AnswerForm form, @Nullable VerdictView verdict, boolean invalid, PreviewView preview) {
        return new Work(
                variant,
                library.bank().topics().get(variant.question().meta().topic()),
                form.attemptId(),
                form.versionNumber(),
                form.startedAt(),
                form.text(variant.question()),
                form.hint,
                form.origin(),
                "",
                verdict,
                false,
                invalid,
                preview,
                loss(variant.question()),
                List.of(),
                false);
    }

    /** The question at an interview: the box with what stands in it, and no more. Needs no database. */
    Work asked(Variant variant, String draft) {
        return new Work(
                variant,
                null,
                UUID.randomUUID(),
                0,
                0,
                draft,
                false,
                "interview",
                "",
                null,
                false,
                false,
                previews.of(variant.question(), draft),
                loss(variant.question()),
                List.of(),
                false);
    }

    private String loss(Question question) {
        String loss = question instanceof Question.Formula f
                ? f.loss()
                : question instanceof Question.Derivation d ? d.loss() : "";
        return loss.isBlank() ? "" : library.display(loss);
    }

    private List<Work.RatingButton> ratings(Learner learner, Variant variant) {
        if (!(variant.question() instanceof Question.Card)) return List.of();
        String id = variant.question().meta().id();
        StudyDay now = clock.today();
        Schedules.Dated scheduled = schedules.on(learner, id, now);
        CardState card = schedules.state(learner, id, now, scheduled.version());
        return buttons(scheduled.scheduler().preview(card, now, StudyRecord.seed(learner, id)), now);
    }

    /** The four ratings with the dates that they lead to. */
    static List<Work.RatingButton> buttons(Preview preview, StudyDay now) {
        return Arrays.stream(Rating.values())
                .map(r -> new Work.RatingButton(
                        r.grade(), label(r), When.interval(preview.of(r).after().due(), now.at(), now.zone())))
                .toList();
    }

    static String label(Rating rating) {
        return switch (rating) {
            case AGAIN -> "Again";
            case HARD -> "Hard";
            case GOOD -> "Good";
            case EASY -> "Easy";
        };
    }

    /** Gathers the parts of a {@link Work}; most of them have a usual value. */
    private final class Builder {
        private final Learner learner;
        private final Variant variant;
        private final Optional<Card> card;
        private String from = "";
        private String left = "";
        private String draft = "";
        private boolean hint;
        private @Nullable VerdictView verdict;
        private boolean finished;

        Builder(Learner learner, Variant variant, Optional<Card> card) {
            this.learner = learner;
            this.variant = variant;
            this.card = card;
        }

        Builder from(String origin, String leftInSession) {
            from = origin;
            left = leftInSession;
            return this;
        }

        Builder draft(String text, boolean hintUsed) {
            draft = text;
            hint = hintUsed;
            return this;
        }

        Builder verdict(VerdictView view, boolean done) {
            verdict = view;
            finished = done;
            return this;
        }

        Work build() {
            return new Work(
                    variant,
                    library.bank().topics().get(variant.question().meta().topic()),
                    UUID.randomUUID(),
                    card.map(c -> c.version).orElse(0),
                    clock.now().toEpochMilli(),
                    draft,
                    hint,
                    from,
                    left,
                    verdict,
                    finished,
                    false,
                    previews.of(variant.question(), draft),
                    loss(variant.question()),
                    ratings(learner, variant),
                    false);
        }
    }
}
