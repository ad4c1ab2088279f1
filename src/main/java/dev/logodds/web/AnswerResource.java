package dev.logodds.web;

import dev.logodds.formula.Verdict;
import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Evidence;
import dev.logodds.learner.Learner;
import dev.logodds.learner.StudyRecord;
import dev.logodds.learner.Submission;
import dev.logodds.question.Grader;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import dev.logodds.question.Words;
import dev.logodds.srs.Rating;
import dev.logodds.srs.StudyDay;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to a question: graded, stored, and answered with a verdict. */
@Path("/questions/{topic}/{slug}/answers")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AnswerResource {
    private static final Duration LONGEST = Duration.ofHours(2);
    static final String GAVE_UP = "gave_up";
    static final String RATED = "rated";

    @Inject
    Library library;

    @Inject
    Desk desk;

    @Inject
    Verdicts verdicts;

    @Inject
    Previews previews;

    @Inject
    StudyRecord record;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @Inject
    Grader grader;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("topic") String topic,
            @PathParam("slug") String slug,
            @BeanParam AnswerForm form,
            @HeaderParam("HX-Request") boolean fragment) {
        Question question = library.question(topic + "/" + slug);
        Variant variant = Variant.of(question, form.seedNumber());
        if (question instanceof Question.Open open && !form.compared && !form.giveUp) {
            return page(compare(open, variant, form), fragment, 200);
        }
        Graded graded = grade(variant, form);
        if (graded.ungraded() != null) return page(ungraded(variant, form, graded.ungraded()), fragment, 200);
        try {
            store(variant, form, graded);
        } catch (StudyRecord.Stale e) {
            return page(stale(variant, form), fragment, 409);
        } catch (RuntimeException e) {
            if (!Outage.isOne(e)) throw e;
            return page(unavailable(variant, form), fragment, 503);
        }
        if (fragment) return page(reopened(variant, form), true, 200);
        String from = form.origin().isEmpty() ? "" : "&from=" + form.origin();
        return Response.seeOther(
                        URI.create("/questions/" + question.meta().id() + "?attempt=" + form.attemptId() + from))
                .build();
    }

    /** What is to be stored of an answer, or why it could not be graded. */
    private record Graded(
            String outcome,
            @Nullable String mistake,
            boolean correct,
            @Nullable Rating rating,
            @Nullable Verdict ungraded) {}

    private Graded grade(Variant variant, AnswerForm form) {
        if (form.giveUp) return new Graded(GAVE_UP, null, false, null, null);
        if (variant.question() instanceof Question.Card) {
            Rating rating = rating(form);
            return new Graded(RATED, null, rating != Rating.AGAIN, rating, null);
        }
        Verdict verdict = grader.grade(variant, form.text(variant.question())).verdict();
        return new Graded(
                verdict.outcome().key(),
                verdict.mistake(),
                verdict.outcome().isCorrect(),
                null,
                verdict.outcome().graded() ? null : verdict);
    }

    private static Rating rating(AnswerForm form) {
        try {
            return Rating.ofGrade(Integer.parseInt(form.rating == null ? "" : form.rating));
        } catch (IllegalArgumentException e) {
            throw new jakarta.ws.rs.BadRequestException("A rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).");
        }
    }

    private void store(Variant variant, AnswerForm form, Graded graded) {
        Question question = variant.question();
        StudyDay today = clock.today();
        record.record(
                learner,
                new Submission(
                        form.attemptId(),
                        question.meta().id(),
                        question.meta().revision(),
                        variant.seed(),
                        form.versionNumber(),
                        form.giveUp ? "" : form.text(question),
                        graded.outcome(),
                        graded.mistake(),
                        evidence(variant, form, graded.correct(), today),
                        graded.rating()),
                today);
    }

    private Evidence evidence(Variant variant, AnswerForm form, boolean correct, StudyDay today) {
        Question question = variant.question();
        long millis = Math.clamp(today.at().toEpochMilli() - form.startedAt(), 0, LONGEST.toMillis());
        return new Evidence(
                correct,
                question.verified(),
                form.giveUp,
                form.hint,
                isRetry(variant),
                Duration.ofMillis(millis),
                Duration.ofSeconds(question.meta().seconds()));
    }

    /** Was the last answer to the same numbers wrong, and is the card not due again yet? */
    private boolean isRetry(Variant variant) {
        String id = variant.question().meta().id();
        boolean ahead =
                Card.of(learner, id).filter(c -> c.due.isAfter(clock.now())).isPresent();
        return ahead
                && Attempt.history(learner, id, 1).stream()
                        .filter(a -> !a.outcome.startsWith("correct"))
                        .anyMatch(a -> Variant.of(variant.question(), a.seed)
                                .bindings()
                                .equals(variant.bindings()));
    }

    private Work reopened(Variant variant, AnswerForm form) {
        Attempt attempt = Attempt.of(learner, form.attemptId()).orElseThrow();
        var review = dev.logodds.learner.Review.of(learner, form.attemptId());
        return desk.reopened(learner, variant, attempt, form.origin(), review);
    }

    private Work ungraded(Variant variant, AnswerForm form, Verdict verdict) {
        return desk.asSent(
                variant,
                form,
                verdicts.ungraded(verdict, form.text(variant.question())),
                true,
                previews.of(variant.question(), form.text(variant.question())));
    }

    private Work stale(Variant variant, AnswerForm form) {
        Work fresh = desk.fresh(learner, variant.question(), variant.seed(), form.origin(), "");
        return fresh.withDraft(
                form.text(variant.question()),
                verdicts.said(
                        "This question was answered elsewhere in the meantime.",
                        "Your answer was not counted, and nothing is lost: it is still in the box. Check it again to answer the question as it stands now."));
    }

    /** The text is locked, and the learner compares it with the key points. Nothing is stored yet. */
    private Work compare(Question.Open open, Variant variant, AnswerForm form) {
        String problem = Words.length(open, form.text(open));
        if (!problem.isEmpty()) {
            return desk.asSent(
                    variant,
                    form,
                    verdicts.said("Not quite ready.", problem + " No attempt was used."),
                    true,
                    PreviewView.EMPTY);
        }
        return desk.asSent(variant, form, null, false, PreviewView.EMPTY).compared();
    }

    private Work unavailable(Variant variant, AnswerForm form) {
        return desk.asSent(
                variant,
                form,
                verdicts.said(
                        "The database does not answer just now.",
                        "Your answer is still in the box. Check it again in a moment: it will not be counted twice."),
                false,
                previews.of(variant.question(), form.text(variant.question())));
    }

    private static Response page(Work work, boolean fragment, int status) {
        TemplateInstance page = fragment ? Templates.work(work) : Templates.question(work, List.of());
        return Response.status(status).entity(page).type(MediaType.TEXT_HTML).build();
    }
}
