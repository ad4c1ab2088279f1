package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The question bank and a question's page. */
@Path("/questions")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class QuestionResource {
    private static final int HISTORY = 10;

    @Inject
    Library library;

    @Inject
    Catalogue catalogue;

    @Inject
    Desk desk;

    @Inject
    Previews previews;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance bank(@BeanParam BankFilter filter) {
        return Templates.questions(catalogue.bank(learner, filter));
    }

    @GET
    @Path("/{topic}/{slug}")
    public TemplateInstance page(
            @PathParam("topic") String topic,
            @PathParam("slug") String slug,
            @RestQuery @Nullable Long seed,
            @RestQuery @Nullable String attempt,
            @RestQuery @Nullable String from) {
        Question question = library.question(topic + "/" + slug);
        String origin = "study".equals(from) ? "study" : "";
        Work work =
                attempt == null ? desk.fresh(learner, question, seed, origin, "") : earlier(question, attempt, origin);
        return Templates.question(work, history(question));
    }

    /** The page as it was after an answer: graded again, which gives the same verdict. */
    private Work earlier(Question question, String attemptId, String origin) {
        return parsed(attemptId)
                .flatMap(id -> Attempt.of(learner, id))
                .filter(a -> a.itemId.equals(question.meta().id()))
                .map(a -> {
                    Variant variant = Variant.of(question, a.seed);
                    var review = Review.of(learner, a.key.id());
                    return desk.reopened(learner, variant, a, origin, review);
                })
                .orElseGet(() -> desk.fresh(learner, question, null, origin, ""));
    }

    private static java.util.Optional<UUID> parsed(String id) {
        try {
            return java.util.Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private List<HistoryLine> history(Question question) {
        return Attempt.history(learner, question.meta().id(), HISTORY).stream()
                .map(a -> catalogue.line(question, a))
                .toList();
    }

    /** How the input is understood, while it is being typed. Stores nothing. */
    @POST
    @Path("/{topic}/{slug}/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(
            @PathParam("topic") String topic, @PathParam("slug") String slug, @BeanParam AnswerForm form) {
        Question question = library.asked(topic + "/" + slug);
        return Templates.preview(previews.of(question, form.text(question)));
    }

    /** The form again with the hint; what was typed stays. */
    @POST
    @Path("/{topic}/{slug}/hint")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance hint(
            @PathParam("topic") String topic,
            @PathParam("slug") String slug,
            @BeanParam AnswerForm form,
            @HeaderParam("HX-Request") boolean fragment) {
        form.hint = true;
        Question question = library.question(topic + "/" + slug);
        Variant variant = Variant.of(question, form.seedNumber());
        Work work = desk.asSent(variant, form, null, false, previews.of(question, form.text(question)));
        return fragment ? Templates.work(work) : Templates.question(work, List.of());
    }
}
