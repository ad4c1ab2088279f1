package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for any parameters, settings and sequence of answers. */
class SchedulerPropertiesTest {
    private static final Instant START = Instant.parse("2026-03-20T21:30:00Z");

    /** Hours to wait before an answer; sometimes none, sometimes years. */
    record Answer(int hours, Rating rating) {}

    @Property(tries = 500)
    void memoryStaysInBounds(
            @ForAll("settings") Settings settings, @ForAll("answers") List<Answer> answers, @ForAll long seed) {
        for (Outcome outcome : run(new Scheduler(settings), answers, ZoneOffset.UTC, seed)) {
            assertThat(outcome.after().stability()).isBetween(0.001, 36_500.0);
            assertThat(outcome.after().difficulty()).isBetween(1.0, 10.0);
            assertThat(outcome.scheduledDays()).isBetween(0, settings.maximumInterval());
            assertThat(outcome.after().due()).isAfter(outcome.after().lastReview());
            outcome.retrievabilityBefore().ifPresent(r -> assertThat(r).isBetween(0.0, 1.0));
        }
    }

    @Property(tries = 500)
    void betterButtonsWaitLonger(
            @ForAll("settings") Settings settings, @ForAll("answers") List<Answer> answers, @ForAll long seed) {
        Scheduler scheduler = new Scheduler(settings);
        for (Outcome outcome : run(scheduler, answers, ZoneOffset.UTC, seed)) {
            CardState card = outcome.after();
            if (card.state() == State.REVIEW) {
                Preview preview = scheduler.preview(card, day(card.due(), ZoneOffset.UTC), seed);
                int maximum = settings.maximumInterval();
                assertThat(preview.hard().scheduledDays())
                        .isLessThanOrEqualTo(preview.good().scheduledDays());
                assertThat(preview.good().scheduledDays())
                        .isLessThanOrEqualTo(preview.easy().scheduledDays());
                assertThat(preview.easy().scheduledDays() == maximum
                                || preview.good().scheduledDays()
                                        < preview.easy().scheduledDays())
                        .isTrue();
            }
        }
    }

    @Property(tries = 300)
    void previewIsWhatTheAnswerGives(
            @ForAll("settings") Settings settings,
            @ForAll("answers") List<Answer> answers,
            @ForAll("zones") ZoneId zone,
            @ForAll long seed) {
        Scheduler scheduler = new Scheduler(settings, busy());
        for (Outcome outcome : run(scheduler, answers, zone, seed)) {
            StudyDay now = day(outcome.after().lastReview(), zone);
            assertThat(scheduler.preview(outcome.before(), now, seed).of(outcome.rating()))
                    .isEqualTo(outcome);
        }
    }

    @Property(tries = 300)
    void theSameLogGivesTheSameCard(
            @ForAll("settings") Settings settings,
            @ForAll("answers") List<Answer> answers,
            @ForAll("zones") ZoneId zone,
            @ForAll long seed) {
        Scheduler scheduler = new Scheduler(settings, busy());
        List<Outcome> outcomes = run(scheduler, answers, zone, seed);
        assertThat(run(scheduler, answers, zone, seed)).isEqualTo(outcomes);
        List<LogEntry> log = new ArrayList<>();
        CardState stored = CardState.unseen(START);
        for (Outcome outcome : outcomes) {
            log.add(new LogEntry.Answered(
                    log.size(), day(outcome.after().lastReview(), zone), outcome.rating(), outcome.scheduledDays(), 1));
            stored = outcome.after();
        }
        // the workload of the past is gone; the recorded intervals stand in for it
        Replay replay = new Replay(version -> new Scheduler(settings));
        assertThat(replay.card(START, log, 1, seed)).isEqualTo(stored);
    }

    @Property(tries = 500)
    void retrievabilityFallsWithTime(
            @ForAll("settings") Settings settings, @ForAll("answers") List<Answer> answers, @ForAll long seed) {
        Scheduler scheduler = new Scheduler(settings);
        CardState card = run(scheduler, answers, ZoneOffset.UTC, seed).getLast().after();
        double before = 1;
        for (int days = 0; days <= 1_000; days += 50) {
            double now = scheduler.retrievability(card, days).orElseThrow();
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
        assertThat(scheduler.retrievability(card, card.stability()).orElseThrow())
                .isCloseTo(0.9, within(1e-9));
    }

    @Provide
    Arbitrary<Settings> settings() {
        Arbitrary<Parameters> parameters = Arbitraries.doubles()
                .between(-1, 12)
                .array(double[].class)
                .ofSize(Parameters.COUNT)
                .map(Parameters::of)
                .injectDuplicates(0.1);
        Arbitrary<Parameters> likely = Arbitraries.of("A", "B", "C", "D")
                .map(set -> SrsFixtures.settings(set).parameters());
        Arbitrary<List<Duration>> steps = Arbitraries.integers()
                .between(1, 1_439)
                .map(Duration::ofMinutes)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.oneOf(parameters, likely),
                        Arbitraries.doubles().between(0.7, 0.99),
                        Arbitraries.integers().between(1, 36_500),
                        steps,
                        steps,
                        Arbitraries.of(true, false))
                .as(Settings::new);
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        Arbitrary<Integer> hours = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 20_000));
        return Combinators.combine(hours, Arbitraries.of(Rating.class))
                .as(Answer::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kolkata")
                .map(ZoneId::of);
    }

    private static List<Outcome> run(Scheduler scheduler, List<Answer> answers, ZoneId zone, long seed) {
        List<Outcome> outcomes = new ArrayList<>();
        CardState card = CardState.unseen(START);
        Instant now = START;
        for (Answer answer : answers) {
            now = now.plus(Duration.ofHours(answer.hours()));
            Outcome outcome = scheduler.review(card, answer.rating(), day(now, zone), seed);
            outcomes.add(outcome);
            card = outcome.after();
        }
        return outcomes;
    }

    private static StudyDay day(@Nullable Instant at, ZoneId zone) {
        return StudyDay.of(Objects.requireNonNull(at), zone, LocalTime.of(4, 0));
    }

    private static Workload busy() {
        return new Workload(
                day -> (int) (day.toEpochDay() * 31 % 17), Map.of(DayOfWeek.SATURDAY, 0.5, DayOfWeek.SUNDAY, 0.0));
    }
}
