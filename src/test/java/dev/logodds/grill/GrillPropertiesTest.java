package dev.logodds.grill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.question.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order, on a clock that also jumps: no more time, no lost answer, nothing counted twice. */
class GrillPropertiesTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    /** A step of the wall clock in seconds, and then something that somebody does. */
    record Action(int seconds, int what, int position, String text) {}

    private static Event event(Action a, Duration at) {
        return switch (a.what()) {
            case 0, 1 -> new Event.Drafted(at, a.position(), a.text());
            case 2 ->
                new Event.Answered(
                        at,
                        a.position(),
                        a.text(),
                        Scenario.Edge.values()[a.text().length() % 3]);
            case 3 -> new Event.Skipped(at, a.position());
            case 4 -> new Event.Flagged(at, a.position(), a.text().isEmpty());
            case 5 -> new Event.Moved(at, a.position());
            case 6 -> new Event.Compared(at, a.position(), List.of(1), List.of(1), List.of(70), List.of());
            case 7 -> new Event.Assessed(at, Map.of(Axis.STRUCTURE, a.position() % 5));
            case 8 -> a.seconds() % 5 == 0 ? new Event.HandedIn(at) : new Event.Moved(at, 0);
            default -> a.seconds() % 7 == 0 ? new Event.Closed(at) : new Event.Drafted(at, a.position(), a.text());
        };
    }

    @Property(tries = 1000)
    void replaying_what_was_taken_gives_the_state(@ForAll("plans") Plan plan, @ForAll("actions") List<Action> actions) {
        Run run = new Run(plan);
        actions.forEach(run::act);
        assertThat(Grill.replay(plan, run.taken).at(run.stamp.elapsed())).isEqualTo(run.grill);
    }

    @Property(tries = 1000)
    void nobody_gets_more_time(@ForAll("plans") Plan plan, @ForAll("actions") List<Action> actions) {
        Run run = new Run(plan);
        Duration least = plan.time();
        for (Action action : actions) {
            boolean before = run.grill.over();
            Grill.Step step = run.act(action);
            Duration left = run.grill.left(run.stamp.elapsed());
            assertThat(left).isLessThanOrEqualTo(least);
            least = left;
            Duration spent = run.grill.replies().stream().map(Reply::spent).reduce(Duration.ZERO, Duration::plus);
            Duration ended = run.grill.ended();
            assertThat(spent).isLessThanOrEqualTo(plan.time());
            assertThat(spent).isEqualTo(ended == null ? run.grill.seen() : ended);
            if (run.stamp.elapsed().compareTo(plan.time()) >= 0)
                assertThat(run.grill.over()).isTrue();
            if (before && step instanceof Grill.Taken) assertThat(action.what()).isGreaterThanOrEqualTo(6);
        }
    }

    @Property(tries = 1000)
    void the_last_text_that_was_taken_stands(@ForAll("plans") Plan plan, @ForAll("actions") List<Action> actions) {
        Run run = new Run(plan);
        Map<Integer, String> last = new HashMap<>();
        for (Action action : actions) {
            if (!(run.act(action) instanceof Grill.Taken)) continue;
            switch (run.taken.getLast()) {
                case Event.Drafted e -> last.put(e.position(), e.text());
                case Event.Answered e -> last.put(e.position(), e.text());
                default -> {}
            }
            last.forEach((position, text) ->
                    assertThat(run.grill.replies().get(position).text()).isEqualTo(text));
        }
    }

    @Property(tries = 1000)
    void nothing_is_asked_or_judged_twice(@ForAll("plans") Plan plan, @ForAll("actions") List<Action> actions) {
        Run run = new Run(plan);
        Map<Integer, Integer> answers = new HashMap<>();
        Map<Integer, Integer> comparisons = new HashMap<>();
        for (Action action : actions) {
            Grill before = run.grill;
            if (!(run.act(action) instanceof Grill.Taken)) continue;
            if (run.taken.getLast() instanceof Event.Answered e) answers.merge(e.position(), 1, Integer::sum);
            if (run.taken.getLast() instanceof Event.Compared e) comparisons.merge(e.position(), 1, Integer::sum);
            if (before.over()) {
                for (int i = 0; i < before.replies().size(); i++) {
                    assertThat(run.grill.replies().get(i).text())
                            .isEqualTo(before.replies().get(i).text());
                }
            }
        }
        assertThat(run.grill.asked()).hasSameSizeAs(run.grill.replies()).doesNotHaveDuplicates();
        assertThat(comparisons.values()).allMatch(n -> n == 1);
        if (!plan.format().back()) assertThat(answers.values()).allMatch(n -> n == 1);
    }

    /** An interview on the wall clock, as the store keeps it. */
    private static final class Run {
        private Instant clock = START;
        private Stamp stamp = Stamp.start(START);
        private Grill grill;
        private final List<Event> taken = new ArrayList<>();

        Run(Plan plan) {
            grill = Grill.begin(plan);
        }

        Grill.Step act(Action action) {
            clock = clock.plusSeconds(action.seconds());
            stamp = stamp.at(clock);
            grill = grill.at(stamp.elapsed());
            Event event = event(action, stamp.elapsed());
            Grill.Step step = grill.apply(event);
            if (step instanceof Grill.Taken t) {
                grill = t.grill();
                taken.add(event);
            }
            return step;
        }
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 60),
                                Arbitraries.integers().between(-4000, 4000).filter(s -> s % 3 == 0)),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(-1, 8),
                        Arbitraries.of("", "p - y", "X^T (p - y)", "line one\nline two", "7"))
                .as(Action::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Combinators.combine(Arbitraries.of(Format.values()), Arbitraries.of(Pace.values()))
                .as(GrillPropertiesTest::plan);
    }

    static Plan plan(Format format, Pace pace) {
        if (format == Format.ONSITE) return tree(pace);
        int count = Math.min(7, format.questions());
        List<Slot> slots = IntStream.range(0, count)
                .mapToObj(i -> slot("t/q" + i, Map.of()))
                .toList();
        return new Plan(format, pace, "", slots, List.of());
    }

    private static Slot slot(String id, Map<Scenario.Edge, Integer> next) {
        return new Slot(id, 1, 7, 60, true, next);
    }

    /** Two sections: one with a chain of three that forks, one with a single question. */
    private static Plan tree(Pace pace) {
        List<Slot> slots = List.of(
                slot("s/a", Map.of(Scenario.Edge.VERIFIED, 1, Scenario.Edge.PARTIAL, 2, Scenario.Edge.TRAP, 3)),
                slot("s/b", Map.of(Scenario.Edge.VERIFIED, 3)),
                slot("s/c", Map.of(Scenario.Edge.VERIFIED, 3, Scenario.Edge.TRAP, 3)),
                slot("s/d", Map.of()),
                slot("s/e", Map.of()));
        return new Plan(
                Format.ONSITE,
                pace,
                "s",
                slots,
                List.of(
                        new Plan.Section("probe", pace.of(Duration.ofMinutes(30)), 0),
                        new Plan.Section("close", pace.of(Duration.ofMinutes(15)), 4)));
    }
}
