package dev.logodds.web;

import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Queue;
import dev.logodds.question.Question;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The first page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class HomeResource {
    @Inject
    Library library;

    @Inject
    Catalogue catalogue;

    @Inject
    Session session;

    @Inject
    Desk desk;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance home() {
        boolean returning = Card.any(learner);
        return Templates.home(returning ? comeBack() : first());
    }

    private HomeView first() {
        Optional<Question> question = library.bank().questions().values().stream()
                .filter(q -> q.meta().tags().contains("first"))
                .findFirst()
                .or(() -> library.bank().questions().values().stream()
                        .filter(Question.Choice.class::isInstance)
                        .findFirst());
        return new HomeView(
                false,
                "",
                "",
                "",
                question.map(q -> desk.fresh(learner, q, null, "", "")).orElse(null),
                catalogue.topics(learner));
    }

    private HomeView comeBack() {
        Queue queue = session.queue(learner, "", false);
        int due = queue.learning() + queue.reviews();
        String sentence = due > 0
                ? (due == 1 ? "One item is" : due + " items are") + " about to slip; reviewing now costs the least."
                : queue.fresh() == 0
                        ? "Nothing is due. What you know is still there."
                        : "Nothing is due. There is something new to meet.";
        String action = due > 0 ? "Review now" : queue.fresh() == 0 ? "Look ahead" : "Learn something new";
        return new HomeView(true, "Welcome back", sentence, action, null, catalogue.topics(learner));
    }
}
