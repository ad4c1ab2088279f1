package dev.logodds.web;

import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.question.Question;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to study next: what is being learned and due, then reviews by how likely they are forgotten, then something new. */
@ApplicationScoped
public class Session {
    static final int NEW_A_DAY = 10;
    /** A learning step that is due this soon is taken now when nothing else is left, as in Anki. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    @Inject
    Library library;

    @Inject
    Catalogue catalogue;

    @Inject
    Desk desk;

    @Inject
    StudyClock clock;

    /**
     * The rest of today's session.
     *
     * @param due cards that are due, in order
     * @param fresh new questions of today's portion, in order
     * @param waiting learning steps that come due within minutes
     * @param unseen how many questions were never met, beyond today's portion too
     */
    record Queue(List<Question> due, List<Question> fresh, List<Question> waiting, int unseen) {
        Optional<Question> next() {
            if (!due.isEmpty()) return Optional.of(due.getFirst());
            if (!fresh.isEmpty()) return Optional.of(fresh.getFirst());
            return waiting.stream().findFirst();
        }

        String left() {
            String learned = due.isEmpty() ? "" : due.size() + " to review";
            String novel = fresh.isEmpty() ? "" : fresh.size() + " new";
            if (learned.isEmpty() && novel.isEmpty()) return "One more, a little ahead of its time";
            return (learned + (learned.isEmpty() || novel.isEmpty() ? "" : ", ") + novel) + " left today";
        }
    }

    /** The queue, of one topic when {@code topic} names one; {@code more} adds another portion of new questions. */
    Queue queue(Learner learner, String topic, boolean more) {
        StudyDay today = clock.today();
        Map<String, Card> cards = catalogue.cards(learner);
        List<Question> all = library.bank().questions().values().stream()
                .filter(q -> topic.isEmpty() || q.meta().topic().equals(topic))
                .toList();
        List<Question> due = all.stream()
                .filter(q -> isDue(cards.get(q.meta().id()), today, Duration.ZERO))
                .sorted(Comparator.comparing(q -> urgency(cards, q, today)))
                .toList();
        List<Question> unseen =
                all.stream().filter(q -> !cards.containsKey(q.meta().id())).toList();
        long portion = topic.isEmpty() && !more
                ? Math.max(0, NEW_A_DAY - Review.introducedOn(learner, today.date()))
                : NEW_A_DAY;
        List<Question> waiting = all.stream()
                .filter(q -> isDue(cards.get(q.meta().id()), today, AHEAD))
                .toList();
        return new Queue(due, unseen.stream().limit(portion).toList(), waiting, unseen.size());
    }

    private static boolean isDue(@org.jspecify.annotations.Nullable Card card, StudyDay today, Duration ahead) {
        if (card == null) return false;
        boolean learning = card.state != State.REVIEW;
        return !card.due.isAfter(today.at().plus(learning ? ahead : Duration.ZERO));
    }

    /** Learning steps first, the earliest due first; then reviews, the most likely forgotten first. */
    private double urgency(Map<String, Card> cards, Question question, StudyDay today) {
        Card card = java.util.Objects.requireNonNull(cards.get(question.meta().id()));
        if (card.state != State.REVIEW) return -1e12 + card.due.getEpochSecond();
        return desk.scheduler()
                .retrievability(card.toState(), card.toState().elapsedDays(today))
                .orElse(1);
    }
}
