package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.question.Question;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** What is due and why. */
@Path("/dashboard")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DashboardResource {
    private static final int SHOWN = 12;

    @Inject
    Library library;

    @Inject
    Catalogue catalogue;

    @Inject
    Desk desk;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance dashboard() {
        StudyDay now = clock.today();
        List<Card> cards = Card.all(learner).stream()
                .filter(c -> library.bank().question(c.key.itemId()).isPresent())
                .toList();
        List<Card> due = cards.stream().filter(c -> !c.due.isAfter(now.at())).toList();
        List<Card> later = cards.stream().filter(c -> c.due.isAfter(now.at())).toList();
        return Templates.dashboard(new DashboardView(
                sentence(cards, due),
                facts(cards, due, now),
                due.stream().map(c -> line(c, now)).toList(),
                later.stream().limit(SHOWN).map(c -> line(c, now)).toList(),
                later.stream()
                        .findFirst()
                        .map(c -> When.due(c.due, now.at(), now.zone()))
                        .orElse(null),
                attempts()));
    }

    private static String sentence(List<Card> cards, List<Card> due) {
        if (cards.isEmpty()) return "Nothing is scheduled yet. Answer a question, and it is.";
        return due.isEmpty()
                ? "Nothing is due now. Each item waits until you are about to forget it."
                : "These are the items you are most likely to be losing.";
    }

    private List<DashboardView.Fact> facts(List<Card> cards, List<Card> due, StudyDay now) {
        long known = cards.stream().filter(c -> c.state == State.REVIEW).count();
        return List.of(
                new DashboardView.Fact("due now", String.valueOf(due.size())),
                new DashboardView.Fact("reviewed today", String.valueOf(Review.madeOn(learner, now.date()))),
                new DashboardView.Fact("being learned", String.valueOf(cards.size() - known)),
                new DashboardView.Fact("in review", String.valueOf(known)));
    }

    private DashboardView.DueLine line(Card card, StudyDay now) {
        Question question = library.question(card.key.itemId());
        return new DashboardView.DueLine(
                question.meta().id(),
                question.meta().title(),
                When.due(card.due, now.at(), now.zone()),
                why(card, now));
    }

    private String why(Card card, StudyDay now) {
        String last = Review.last(learner, card.key.itemId()).map(Verdicts::did).orElse("Not answered yet");
        if (card.state != State.REVIEW) return last + "; still being learned, so it comes back within minutes.";
        double recall = desk.scheduler()
                .retrievability(card.toState(), card.toState().elapsedDays(now))
                .orElse(1);
        return "%s. Chance that you still know it: %.0f%% now, 90%% when due; memory lasts about %s."
                .formatted(last, recall * 100, days(card.stability));
    }

    private static String days(double stability) {
        return stability < 1.5
                ? "a day"
                : String.format(Locale.ROOT, stability < 10 ? "%.1f days" : "%.0f days", stability);
    }

    private List<HistoryLine> attempts() {
        return Attempt.latest(learner, SHOWN).stream()
                .flatMap(a -> library.bank().question(a.itemId).stream().map(q -> catalogue.line(q, a)))
                .toList();
    }
}
