package dev.logodds.grill;

import dev.logodds.question.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interview as it stands. It changes by events only, and every change is a function of the state and the event: there is no clock
 * here, and nothing ends by a timer. That time is up is a comparison, made whenever anyone looks.
 *
 * @param asked the questions asked so far, as places in the plan; without branches all of them from the start
 * @param replies one for each question asked
 * @param position the question on the table
 * @param seen up to when time was counted
 * @param entered when the question on the table was put there
 * @param section the section that runs, and {@code sectionBegan} when
 * @param ended when it ended, or null
 * @param own what the learner gave themselves afterwards
 * @param closed nothing more is to be compared
 */
public record Grill(
        Plan plan,
        List<Integer> asked,
        List<Reply> replies,
        int position,
        Duration seen,
        Duration entered,
        int section,
        Duration sectionBegan,
        @Nullable Duration ended,
        Map<Axis, Integer> own,
        boolean closed) {

    public Grill {
        asked = List.copyOf(asked);
        replies = List.copyOf(replies);
        own = Map.copyOf(own);
    }

    /** What comes of an event. */
    public sealed interface Step {}

    public record Taken(Grill grill) implements Step {}

    public record Refused(Refusal why) implements Step {}

    /** The state at the start. */
    public static Grill begin(Plan plan) {
        List<Integer> asked = new ArrayList<>();
        if (plan.branches()) asked.add(plan.sections().getFirst().first());
        else for (int i = 0; i < plan.slots().size(); i++) asked.add(i);
        return new Grill(
                plan,
                asked,
                asked.stream().map(i -> Reply.NONE).toList(),
                0,
                Duration.ZERO,
                Duration.ZERO,
                0,
                Duration.ZERO,
                null,
                Map.of(),
                false);
    }

    /**
     * The state that the events lead to.
     *
     * @throws IllegalArgumentException for events that could not have happened
     */
    public static Grill replay(Plan plan, List<Event> events) {
        Grill grill = begin(plan);
        for (Event event : events) {
            if (!(grill.apply(event) instanceof Taken taken)) {
                throw new IllegalArgumentException("this could not have happened: " + event);
            }
            grill = taken.grill();
        }
        return grill;
    }

    public boolean over() {
        return ended != null;
    }

    /** The time that is left for the whole; never negative. */
    public Duration left(Duration at) {
        return max(Duration.ZERO, plan.time().minus(max(at, seen)));
    }

    /** The time that is left for the question on the table. */
    public Duration leftHere(Duration at) {
        if (!plan.format().eachTimed()) return left(at);
        return max(Duration.ZERO, entered.plus(plan.each()).minus(max(at, seen)));
    }

    public Slot slot(int at) {
        return plan.slots().get(asked.get(at));
    }

    /** The state at a moment when nothing was done: time goes by, questions with a clock of their own pass, and in the end it is over. */
    public Grill at(Duration now) {
        if (over() || !now.minus(seen).isPositive()) return this;
        if (plan.format().eachTimed()) {
            Duration until = entered.plus(plan.each());
            if (now.compareTo(until) >= 0) return counted(until).passed(until).at(now);
        }
        return now.compareTo(plan.time()) >= 0 ? counted(plan.time()).end(plan.time()) : counted(now);
    }

    /** The state after an event, or why there is none. */
    public Step apply(Event event) {
        Grill now = at(max(event.at(), seen));
        return switch (event) {
            case Event.Drafted e -> now.onTable(e.position(), () -> now.written(e.text(), false));
            case Event.Answered e -> now.onTable(e.position(), () -> now.answered(e));
            case Event.Skipped e ->
                now.onTable(
                        e.position(),
                        () -> now.reply(now.replies.get(e.position()).skip()).onward(Scenario.Edge.PARTIAL));
            case Event.Flagged e ->
                now.running(() -> now.knows(e.position())
                        ? new Taken(now.reply(
                                e.position(), now.replies.get(e.position()).flag(e.on())))
                        : new Refused(Refusal.NOT_HERE));
            case Event.Moved e -> now.running(() -> now.moved(e.position()));
            case Event.HandedIn ignored -> now.running(() -> new Taken(now.end(now.seen)));
            case Event.Compared e -> now.afterwards(() -> now.compared(e));
            case Event.Assessed e -> now.afterwards(() -> new Taken(now.with(e.marks())));
            case Event.Closed ignored -> now.afterwards(() -> new Taken(now.shut()));
        };
    }

    private interface Change<T> {
        T now();
    }

    private Step running(Change<Step> change) {
        return over() ? new Refused(Refusal.OVER) : change.now();
    }

    private Step onTable(int at, Change<Grill> change) {
        return running(() -> at == position ? new Taken(change.now()) : new Refused(Refusal.NOT_HERE));
    }

    private Step afterwards(Change<Step> change) {
        if (!over()) return new Refused(Refusal.RUNNING);
        return closed ? new Refused(Refusal.CLOSED) : change.now();
    }

    private boolean knows(int at) {
        return at >= 0 && at < asked.size() && (plan.format().back() || at == position);
    }

    private Grill written(String text, boolean asAnswer) {
        return reply(replies.get(position).written(text, asAnswer));
    }

    private Grill answered(Event.Answered e) {
        return written(e.text(), true).onward(e.edge());
    }

    private Step moved(int to) {
        if (!plan.format().back()) return new Refused(Refusal.NOT_OFFERED);
        return knows(to) ? new Taken(put(to)) : new Refused(Refusal.NOT_HERE);
    }

    private Step compared(Event.Compared e) {
        boolean open = e.position() >= 0
                && e.position() < replies.size()
                && replies.get(e.position()).given()
                && replies.get(e.position()).compared() == null;
        return open
                ? new Taken(reply(e.position(), replies.get(e.position()).compare(e)))
                : new Refused(Refusal.NOT_HERE);
    }

    /** After an answer: the next question, the next section, or the end. Where one may return, the last question stays on the table. */
    private Grill onward(Scenario.Edge edge) {
        if (!plan.branches()) {
            if (position + 1 < asked.size()) return put(position + 1);
            return plan.format().back() ? this : end(seen);
        }
        Plan.Section running = plan.sections().get(section);
        boolean time = seen.minus(sectionBegan).compareTo(running.time()) < 0;
        Integer next = slot(position).next().get(edge);
        if (next != null && time) return ask(next, section, sectionBegan);
        if (section + 1 >= plan.sections().size()) return end(seen);
        return ask(plan.sections().get(section + 1).first(), section + 1, seen);
    }

    /** Time for one question is up: what stands in the box counts. */
    private Grill passed(Duration until) {
        return position + 1 < asked.size() ? put(position + 1) : end(until);
    }

    private Grill ask(int slot, int inSection, Duration since) {
        List<Integer> more = new ArrayList<>(asked);
        more.add(slot);
        List<Reply> blank = new ArrayList<>(replies);
        blank.add(Reply.NONE);
        return new Grill(plan, more, blank, more.size() - 1, seen, seen, inSection, since, ended, own, closed);
    }

    private Grill put(int at) {
        return new Grill(plan, asked, replies, at, seen, seen, section, sectionBegan, ended, own, closed);
    }

    /** Time up to {@code now} is spent on the question on the table. */
    private Grill counted(Duration now) {
        Grill longer = reply(replies.get(position).longer(now.minus(seen)));
        return new Grill(
                plan, asked, longer.replies, position, now, entered, section, sectionBegan, ended, own, closed);
    }

    private Grill end(Duration when) {
        return new Grill(plan, asked, replies, position, seen, entered, section, sectionBegan, when, own, closed);
    }

    private Grill with(Map<Axis, Integer> marks) {
        return new Grill(plan, asked, replies, position, seen, entered, section, sectionBegan, ended, marks, closed);
    }

    private Grill shut() {
        return new Grill(plan, asked, replies, position, seen, entered, section, sectionBegan, ended, own, true);
    }

    private Grill reply(Reply reply) {
        return reply(position, reply);
    }

    private Grill reply(int at, Reply reply) {
        List<Reply> changed = new ArrayList<>(replies);
        changed.set(at, reply);
        return new Grill(plan, asked, changed, position, seen, entered, section, sectionBegan, ended, own, closed);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
