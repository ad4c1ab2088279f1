package dev.logodds.web;

import dev.logodds.learner.Card;
import dev.logodds.learner.Corrections;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Preference;
import dev.logodds.learner.Review;
import dev.logodds.question.Topic;
import dev.logodds.srs.Rating;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be done with an item beside answering it, for the fragments under a question. */
@Named("tools")
@RequestScoped
public class ReviewTools {
    /** The review that an answer led to, and what else it could have been. */
    public record Changeable(UUID id, UUID replacement, int rating, String counted, List<Work.RatingButton> choices) {}

    /** A review that can be taken back. */
    public record Undoable(UUID id, String title) {}

    /** Where it pays to go when an item keeps slipping. */
    public record Leech(int lapses, List<TopicLine> drills) {}

    @Inject
    Library library;

    @Inject
    Corrections corrections;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    /** Today's last review of the item; null when it had none, or the database is away. */
    public @Nullable Changeable review(String itemId) {
        return orNull(() -> Review.last(learner, itemId)
                .filter(r -> r.studyDay.equals(clock.today().date()))
                .map(this::changeable)
                .orElse(null));
    }

    private Changeable changeable(Review r) {
        StudyDay day = r.day();
        var choices = Desk.buttons(corrections.choices(learner, r), day);
        return new Changeable(
                r.key.clientReviewId(), UUID.randomUUID(), r.rating, Desk.label(Rating.ofGrade(r.rating)), choices);
    }

    /** Today's last review of anything. */
    public @Nullable Undoable undoable() {
        return orNull(() -> Review.lastOn(learner, clock.today().date())
                .flatMap(r -> library.bank()
                        .question(r.itemId)
                        .map(q -> new Undoable(r.key.clientReviewId(), q.meta().title())))
                .orElse(null));
    }

    /** The item as one that keeps slipping; null while it does not. */
    public @Nullable Leech leech(String itemId) {
        return orNull(() -> Card.of(learner, itemId)
                .filter(c -> c.lapses >= Card.LEECH)
                .map(c -> new Leech(c.lapses, drills(itemId)))
                .orElse(null));
    }

    /** The topics that the item's topic builds on and that have a page; else its own. */
    private List<TopicLine> drills(String itemId) {
        String own = library.question(itemId).meta().topic();
        List<String> before = library.bank().topic(own).map(Topic::prerequisites).orElse(List.of()).stream()
                .filter(t -> library.bank().topic(t).isPresent())
                .toList();
        return (before.isEmpty() ? List.of(own) : before)
                .stream()
                        .flatMap(t -> library.bank().topic(t).stream())
                        .map(t -> new TopicLine(t.id(), t.title(), 0, true, 0, ""))
                        .toList();
    }

    /** "FLAGGED", "SUSPENDED", "BURIED": what holds of the item today. */
    public Set<Mark.Kind> marks(String itemId) {
        Set<Mark.Kind> marks =
                orNull(() -> Mark.on(learner, itemId, clock.today().date()));
        return marks == null ? Set.of() : marks;
    }

    public boolean flagged(String itemId) {
        return marks(itemId).contains(Mark.Kind.FLAGGED);
    }

    public boolean suspended(String itemId) {
        return marks(itemId).contains(Mark.Kind.SUSPENDED);
    }

    public boolean buried(String itemId) {
        return marks(itemId).contains(Mark.Kind.BURIED);
    }

    /** Whether single keys do something. */
    public boolean keys() {
        return !Boolean.FALSE.equals(orNull(() -> Preference.of(learner).singleKeys));
    }

    /** A page that was written for a database that is away must not ask it for trimmings. */
    private static <T> @Nullable T orNull(Supplier<@Nullable T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            if (Outage.isOne(e)) return null;
            throw e;
        }
    }
}
