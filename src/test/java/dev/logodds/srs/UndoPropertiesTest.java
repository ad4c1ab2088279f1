package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any mixture of answers and undos, on a clock that also jumps back and in zones that change. */
class UndoPropertiesTest {
    private static final Instant START = Instant.parse("2026-10-24T22:30:00Z");

    /** An answer, or an undo of the last answer still standing. */
    record Action(Optional<Rating> rating, int hours, ZoneId zone) {}

    @Property(tries = 500)
    void replayRebuildsWhatWasStored(@ForAll("actions") List<Action> actions, @ForAll long seed) {
        Scheduler scheduler = new Scheduler(Settings.DEFAULT);
        List<LogEntry> log = new ArrayList<>();
        Deque<Long> standing = new ArrayDeque<>();
        Deque<CardState> stored = new ArrayDeque<>(List.of(CardState.unseen(START)));
        Instant now = START;
        for (Action action : actions) {
            now = now.plus(Duration.ofHours(action.hours()));
            long id = log.size();
            if (action.rating().isPresent()) {
                StudyDay day = StudyDay.of(now, action.zone(), StudyDay.DEFAULT_ROLLOVER);
                Outcome outcome =
                        scheduler.review(stored.element(), action.rating().get(), day, seed);
                log.add(new LogEntry.Answered(id, day, outcome.rating(), outcome.scheduledDays(), 1));
                standing.push(id);
                stored.push(outcome.after());
            } else if (!standing.isEmpty()) {
                log.add(new LogEntry.Undone(id, standing.pop()));
                stored.pop();
            }
            assertThat(new Replay(version -> scheduler).card(START, log, 1, seed))
                    .isEqualTo(stored.element());
        }
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(
                        Arbitraries.of(Rating.class).optional(0.7),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(-30, 30),
                                Arbitraries.integers().between(0, 3_000)),
                        Arbitraries.of("Europe/Berlin", "America/New_York", "Pacific/Kiritimati")
                                .map(ZoneId::of))
                .as(Action::new)
                .list()
                .ofMaxSize(20);
    }
}
