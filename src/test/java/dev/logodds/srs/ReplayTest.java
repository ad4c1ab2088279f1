package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");
    private static final long SEED = 99;

    private final Scheduler first = new Scheduler(Settings.DEFAULT);
    private final Scheduler second =
            new Scheduler(SrsFixtures.settings("B").withFuzz(true).withMaximumInterval(36_500));
    private final Replay replay = new Replay(version -> version == 1 ? first : second);

    @Test
    void anUndoneAnswerCountsAsNeverGiven() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD, Rating.GOOD, Rating.EASY);
        CardState before = replay.card(START, log, 1, SEED);
        log.add(new LogEntry.Answered(50, day(40), Rating.AGAIN, 0, 1));
        log.add(new LogEntry.Undone(51, 50));
        assertThat(replay.card(START, log, 1, SEED)).isEqualTo(before);
    }

    @Test
    void undoingTwiceIsUndoingOnce() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD, Rating.GOOD);
        log.add(new LogEntry.Undone(50, 1));
        CardState once = replay.card(START, log, 1, SEED);
        log.add(new LogEntry.Undone(51, 1));
        assertThat(replay.card(START, log, 1, SEED)).isEqualTo(once);
        assertThat(once.reps()).isEqualTo(1);
    }

    @Test
    void anAnswerInTheMiddleCanBeTakenBack() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD, Rating.AGAIN, Rating.GOOD);
        log.add(new LogEntry.Undone(50, 1));
        assertThat(Replay.standing(log)).extracting(LogEntry.Answered::id).containsExactly(0L, 2L);
    }

    @Test
    void onlyAnEarlierAnswerCanBeTakenBack() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD);
        log.add(new LogEntry.Undone(50, 7));
        assertThatThrownBy(() -> replay.card(START, log, 1, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 50 takes back answer 7, which is not before it");
    }

    @Test
    void newParametersRestateTheMemoryAndMoveNoDueDate() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.GOOD);
        CardState old = replay.card(START, log, 1, SEED);
        CardState restated = replay.card(START, log, 2, SEED);
        assertThat(restated.due()).isEqualTo(old.due());
        assertThat(restated.reps()).isEqualTo(old.reps());
        assertThat(restated.stability()).isNotEqualTo(old.stability());
        CardState asIfAlways = answered(second, Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.GOOD);
        assertThat(restated.stability()).isEqualTo(asIfAlways.stability());
        assertThat(restated.difficulty()).isEqualTo(asIfAlways.difficulty());
    }

    @Test
    void answersAfterAChangeOfParametersBuildOnTheRestatedMemory() {
        List<LogEntry> log = answers(first, 1, Rating.GOOD, Rating.GOOD, Rating.GOOD);
        CardState restated = replay.card(START, log, 2, SEED);
        Outcome next = second.review(restated, Rating.GOOD, day(60), SEED);
        log.add(new LogEntry.Answered(50, day(60), Rating.GOOD, next.scheduledDays(), 2));
        assertThat(replay.card(START, log, 2, SEED)).isEqualTo(next.after());
    }

    @Test
    void aCardWithoutAnswersIsNew() {
        assertThat(replay.card(START, List.of(), 1, SEED)).isEqualTo(CardState.unseen(START));
    }

    private static List<LogEntry> answers(Scheduler scheduler, int version, Rating... ratings) {
        List<LogEntry> log = new ArrayList<>();
        CardState card = CardState.unseen(START);
        for (Rating rating : ratings) {
            StudyDay now = day(log.size() * 5);
            Outcome outcome = scheduler.review(card, rating, now, SEED);
            log.add(new LogEntry.Answered(log.size(), now, rating, outcome.scheduledDays(), version));
            card = outcome.after();
        }
        return log;
    }

    private static CardState answered(Scheduler scheduler, Rating... ratings) {
        List<LogEntry> log = answers(scheduler, 1, ratings);
        return new Replay(version -> scheduler).card(START, log, 1, SEED);
    }

    private static StudyDay day(int days) {
        return StudyDay.of(START.plus(Duration.ofDays(days)), ZoneOffset.UTC, StudyDay.DEFAULT_ROLLOVER);
    }
}
