package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.CardCounts;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Preference;
import dev.logodds.learner.Review;
import dev.logodds.learner.Schedules;
import dev.logodds.question.Question;
import dev.logodds.srs.Scheduler;
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
    Schedules schedules;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance dashboard() {
        StudyDay now = clock.today();
        CardCounts counts = CardCounts.of(learner, now.at());
        Scheduler scheduler = schedules.on(learner, "", now).scheduler();
        List<Card> later = Card.later(learner, now.at(), SHOWN);
        return Templates.dashboard(new DashboardView(
                sentence(counts),
                facts(counts, now),
                lines(Card.due(learner, now.at(), SHOWN), scheduler, now),
                lines(later, scheduler, now),
                leeches(),
                suspended(now),
                Preference.of(learner)
                        .interview(now.date())
                        .map(i -> i.daysLeft(now.date()) == 1
                                ? "The interview is tomorrow."
                                : i.daysLeft(now.date()) + " days to the interview.")
                        .orElse(null),
                later.stream()
                        .findFirst()
                        .map(c -> When.due(c.due, now.at(), now.zone()))
                        .orElse(null),
                attempts()));
    }

    private List<DashboardView.DueLine> leeches() {
        return Card.leeches(learner, SHOWN).stream()
                .flatMap(c -> library.bank().question(c.key.itemId()).stream()
                        .map(q -> new DashboardView.DueLine(
                                q.meta().id(),
                                q.meta().title(),
                                c.lapses + " times forgotten",
                                "More repetition rarely helps: what lies beneath it does.")))
                .toList();
    }

    private List<DashboardView.DueLine> suspended(StudyDay now) {
        return Mark.of(learner, Mark.Kind.SUSPENDED).stream()
                .flatMap(m -> library.bank().question(m.key.itemId()).stream()
                        .map(q -> new DashboardView.DueLine(
                                q.meta().id(), q.meta().title(), When.ago(m.madeAt, now.at(), now.zone()), "")))
                .toList();
    }

    private static String sentence(CardCounts counts) {
        if (counts.met() == 0) return "Nothing is scheduled yet. Answer a question, and it is.";
        return counts.due() == 0
                ? "Nothing is due now. Each item waits until you are about to forget it."
                : "These are the items you are most likely to be losing.";
    }

    private List<DashboardView.Fact> facts(CardCounts counts, StudyDay now) {
        return List.of(
                new DashboardView.Fact("due now", String.valueOf(counts.due())),
                new DashboardView.Fact("reviewed today", String.valueOf(Review.madeOn(learner, now.date()))),
                new DashboardView.Fact("being learned", String.valueOf(counts.met() - counts.inReview())),
                new DashboardView.Fact("in review", String.valueOf(counts.inReview())));
    }

    private List<DashboardView.DueLine> lines(List<Card> cards, Scheduler scheduler, StudyDay now) {
        return cards.stream()
                .filter(c -> library.bank().question(c.key.itemId()).isPresent())
                .map(c -> line(c, scheduler, now))
                .toList();
    }

    private DashboardView.DueLine line(Card card, Scheduler scheduler, StudyDay now) {
        Question question = library.question(card.key.itemId());
        return new DashboardView.DueLine(
                question.meta().id(),
                question.meta().title(),
                When.due(card.due, now.at(), now.zone()),
                why(card, scheduler, now));
    }

    private String why(Card card, Scheduler scheduler, StudyDay now) {
        String last = Review.last(learner, card.key.itemId()).map(Verdicts::did).orElse("Not answered yet");
        if (card.state != State.REVIEW) return last + "; still being learned, so it comes back within minutes.";
        double recall = scheduler
                .retrievability(card.toState(), card.toState().elapsedDays(now))
                .orElse(1);
        return "%s. Chance that you still know it: %.0f%% now, %.0f%% when due; memory lasts about %s."
                .formatted(last, recall * 100, scheduler.settings().desiredRetention() * 100, days(card.stability));
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
