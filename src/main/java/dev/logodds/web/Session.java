package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Queue;
import dev.logodds.learner.Sitting;
import dev.logodds.question.Question;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The study session: the item on the desk and what is left after it. */
@ApplicationScoped
public class Session {
    @Inject
    Library library;

    @Inject
    Shelf shelf;

    @Inject
    Desk desk;

    @Inject
    StudyClock clock;

    /** The queue, of one topic when {@code topic} names one; {@code more} adds another portion of new questions. */
    Queue queue(Learner learner, String topic, boolean more) {
        return Queue.of(learner, clock.today(), new Queue.Scope(topic, more));
    }

    /** The item that was left open today, with its numbers; else the next of the queue. Empty when nothing is left. */
    @Transactional
    Optional<Work> work(Learner learner, String topic, boolean more) {
        shelf.tell();
        StudyDay today = clock.today();
        Queue.plan(learner, today);
        Queue queue = Queue.of(learner, today, new Queue.Scope(topic, more));
        Optional<Work> left =
                Sitting.open(learner, topic, today.date()).flatMap(s -> laid(learner, s.itemId, s.seed, queue));
        return left.or(() -> Optional.ofNullable(queue.next())
                .flatMap(id -> laid(learner, id, null, queue))
                .map(w -> begun(learner, w, topic, today)));
    }

    private Optional<Work> laid(Learner learner, String id, @Nullable Long seed, Queue queue) {
        Optional<Question> question = library.bank().question(id);
        return question.map(q -> desk.fresh(learner, q, seed, "study", left(queue)));
    }

    private static Work begun(Learner learner, Work work, String scope, StudyDay today) {
        Sitting.begin(learner, work.id(), work.seed(), scope, today.date());
        return work;
    }

    boolean anyUnseen(Learner learner, String topic) {
        return Queue.anyUnseen(learner, clock.today(), new Queue.Scope(topic, true));
    }

    /** What is left, in words. */
    static String left(Queue queue) {
        int due = queue.learning() + queue.reviews();
        String learned = due == 0 ? "" : due + " to review";
        String novel = queue.fresh() == 0 ? "" : queue.fresh() + " new";
        if (learned.isEmpty() && novel.isEmpty()) return "One more, a little ahead of its time";
        return (learned + (learned.isEmpty() || novel.isEmpty() ? "" : ", ") + novel) + " left today";
    }
}
