package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.srs.Parameters;
import dev.logodds.srs.Rating;
import dev.logodds.srs.Settings;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * After any sequence of answers, undos and other ratings, from two devices and at once, on clocks that jump and in zones that
 * change, replaying the log gives the stored card. Another seed every time; one that fails is named together with the fewest
 * steps that still fail, and comes again with {@code -Dlog.seed=…}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LogPropertyTest {
    private static final Learner ME = Learner.LOCAL;
    private static final int SEQUENCES = 400;
    private static final int AT_LEAST = 40;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final int MOST_STEPS = 12;
    private static final int SHRINKS = 80;

    private static final List<String> ITEMS = List.of("t/a", "t/b");

    /** Half an hour of daylight saving, none, at midnight, and either side of the date line. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("UTC"));

    /** The evenings before clocks change. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-28T20:00:00Z"),
            Instant.parse("2026-10-24T20:00:00Z"),
            Instant.parse("2026-03-08T01:00:00Z"),
            Instant.parse("2026-11-01T01:00:00Z"),
            Instant.parse("2026-04-04T10:00:00Z"));

    private static final List<Duration> JUMPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(11),
            Duration.ofHours(1),
            Duration.ofHours(9),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(45),
            Duration.ofDays(800),
            Duration.ofMinutes(-30),
            Duration.ofHours(-9),
            Duration.ofDays(-2),
            Duration.ofDays(-60));

    private enum Act {
        ANSWER,
        ANSWER_WITH_AN_OLD_FORM,
        SEND_AGAIN(true),
        UNDO,
        RERATE,
        TWO_ANSWERS_AT_ONCE,
        ANSWER_AND_UNDO_AT_ONCE,
        TWO_RERATES_AT_ONCE,
        OTHER_PARAMETERS(true),
        RESTATE(true),
        OTHER_WISHES(true),
        OUT_AND_IN(true);

        /** Whether it touches all items, not just one. */
        private final boolean everywhere;

        Act() {
            this(false);
        }

        Act(boolean everywhere) {
            this.everywhere = everywhere;
        }
    }

    /** The acts by weight: most of a sequence is answering. */
    private static final List<Act> ACTS = List.of(
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER,
            Act.ANSWER_WITH_AN_OLD_FORM,
            Act.SEND_AGAIN,
            Act.UNDO,
            Act.UNDO,
            Act.RERATE,
            Act.RERATE,
            Act.TWO_ANSWERS_AT_ONCE,
            Act.ANSWER_AND_UNDO_AT_ONCE,
            Act.TWO_RERATES_AT_ONCE,
            Act.OTHER_PARAMETERS,
            Act.RESTATE,
            Act.OTHER_WISHES,
            Act.OUT_AND_IN);

    /**
     * A step of a sequence.
     *
     * @param toRollover the clock goes to a minute before, to, or after the next 4 o'clock instead of jumping
     * @param pick which of the earlier reviews or answers is meant, the last one most of the time
     */
    private record Step(
            Act act, int item, Rating rating, Duration jump, boolean toRollover, ZoneId zone, int pick, long ids) {
        static Step drawn(Random random) {
            return new Step(
                    ACTS.get(random.nextInt(ACTS.size())),
                    random.nextInt(ITEMS.size()),
                    Rating.ofGrade(1 + random.nextInt(4)),
                    JUMPS.get(random.nextInt(JUMPS.size())),
                    random.nextInt(4) == 0,
                    ZONES.get(random.nextInt(ZONES.size())),
                    random.nextInt(3) == 0 ? random.nextInt(5) : 0,
                    random.nextLong());
        }

        Instant after(Instant now) {
            if (!toRollover) return now.plus(jump);
            LocalDate tomorrow = now.atZone(zone).toLocalDate().plusDays(1);
            return tomorrow.atTime(StudyDay.DEFAULT_ROLLOVER)
                    .atZone(zone)
                    .plusMinutes(pick % 3 - 1)
                    .toInstant();
        }
    }

    @Inject
    StudyRecord record;

    @Inject
    Corrections corrections;

    @Inject
    Schedules schedules;

    @Inject
    Tuner tuner;

    @Inject
    Archive archive;

    @Inject
    ArchiveImport imports;

    @Inject
    DataSource database;

    private final ExecutorService devices = Executors.newFixedThreadPool(2);

    /** What is committed is not waited for to reach the disk: that is not what is tested here. */
    @BeforeEach
    void quickly() throws SQLException {
        server("alter system set synchronous_commit = off");
    }

    @AfterEach
    void as_it_was() throws SQLException {
        devices.shutdownNow();
        server("alter system reset synchronous_commit");
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    private void server(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement s = connection.createStatement()) {
            s.execute(statement);
            s.execute("select pg_reload_conf()");
        }
    }

    @Test
    void replaying_the_log_gives_the_card_after_any_sequence() {
        Long asked = Long.getLong("log.seed");
        long first = asked == null ? new Random().nextLong() : asked;
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        int n = 0;
        while (n < AT_LEAST || n < SEQUENCES && System.nanoTime() < end) {
            long seed = first + n++;
            Instant start = STARTS.get((int) Math.floorMod(seed, (long) STARTS.size()));
            List<Step> steps = sequence(seed);
            Throwable failure = failure(start, steps);
            if (failure != null) throw told(seed, start, steps, failure);
            if (asked != null) break;
        }
        System.out.printf("%d sequences from seed %d%n", n, first);
    }

    private static List<Step> sequence(long seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        int length = 3 + random.nextInt(MOST_STEPS - 2);
        for (int i = 0; i < length; i++) steps.add(Step.drawn(random));
        return steps;
    }

    private AssertionError told(long seed, Instant start, List<Step> steps, Throwable failure) {
        List<Step> fewest = shrunk(start, steps);
        StringBuilder text =
                new StringBuilder("-Dlog.seed=" + seed + " fails, and so do these " + fewest.size() + " steps alone:");
        fewest.forEach(s -> text.append("\n  ").append(s));
        return new AssertionError(text.toString(), failure);
    }

    /** Leaves out halves, then quarters, down to single steps, as long as what is left still fails. */
    private List<Step> shrunk(Instant start, List<Step> failing) {
        List<Step> steps = failing;
        int tries = 0;
        for (int size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
            for (int at = 0; at < steps.size() && tries < SHRINKS; tries++) {
                List<Step> fewer = new ArrayList<>(steps);
                fewer.subList(at, Math.min(at + size, fewer.size())).clear();
                if (failure(start, fewer) == null) at += size;
                else steps = fewer;
            }
        }
        return steps;
    }

    private @Nullable Throwable failure(Instant start, List<Step> steps) {
        try {
            QuarkusTransaction.requiringNew().run(LearnerTables::empty);
            new Run(start).all(steps);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    /** One sequence, from an empty log. */
    private final class Run {
        private Instant now;
        private final List<Submission> sent = new ArrayList<>();

        Run(Instant start) {
            now = start;
        }

        void all(List<Step> steps) {
            for (Step step : steps) {
                now = step.after(now);
                StudyDay day = StudyDay.of(now, step.zone(), StudyDay.DEFAULT_ROLLOVER);
                act(step, ITEMS.get(step.item()), day);
                check(step.act().everywhere ? ITEMS : List.of(ITEMS.get(step.item())));
            }
            check(ITEMS);
        }

        private void act(Step step, String item, StudyDay day) {
            UUID id = new UUID(step.ids(), 1);
            UUID other = new UUID(step.ids(), 2);
            Seen seen = seen(item, step.pick());
            int version = seen.version();
            Optional<Review> review = seen.review();
            switch (step.act()) {
                case ANSWER ->
                    assertThat(answered(id, item, version, step.rating(), day)).isTrue();
                case ANSWER_WITH_AN_OLD_FORM ->
                    assertThat(answered(id, item, version - 1 - step.pick(), step.rating(), day))
                            .isFalse();
                case SEND_AGAIN -> again(step, day);
                case UNDO -> review.ifPresent(r -> unlessStale(() -> corrections.undo(ME, r, day)));
                case RERATE ->
                    review.ifPresent(r -> {
                        unlessStale(() -> corrections.rerate(ME, r, id, step.rating(), day));
                        unlessStale(() -> corrections.rerate(ME, r, id, step.rating(), day));
                    });
                case TWO_ANSWERS_AT_ONCE -> {
                    atOnce(
                            () -> answered(id, item, version, step.rating(), day),
                            () -> answered(other, item, version, Rating.AGAIN, day));
                    assertThat(version(item)).isLessThanOrEqualTo(version + 1);
                }
                case ANSWER_AND_UNDO_AT_ONCE ->
                    review.ifPresent(r -> atOnce(
                            () -> answered(id, item, version, step.rating(), day),
                            () -> unlessStale(() -> corrections.undo(ME, r, day))));
                case TWO_RERATES_AT_ONCE ->
                    review.ifPresent(r -> atOnce(
                            () -> unlessStale(() -> corrections.rerate(ME, r, id, step.rating(), day)),
                            () -> unlessStale(
                                    () -> corrections.rerate(ME, r, step.pick() == 0 ? id : other, Rating.HARD, day))));
                case OTHER_PARAMETERS -> parameters(step.ids(), day);
                case RESTATE -> tuner.restate(ME);
                case OTHER_WISHES -> wishes(step, day);
                case OUT_AND_IN -> outAndIn();
            }
        }

        /** Whether it was taken; a form that is out of date is not, and leaves nothing behind. */
        private boolean answered(UUID id, String item, int version, Rating rating, StudyDay day) {
            Submission s = ReplayedCardsTest.answer(id, item, version, rating);
            boolean taken = unlessStale(() -> record.record(ME, s, day));
            synchronized (sent) {
                if (taken) sent.add(s);
            }
            return taken;
        }

        private void again(Step step, StudyDay day) {
            if (sent.isEmpty()) return;
            Submission s = sent.get(Math.max(0, sent.size() - 1 - step.pick()));
            int before = version(s.itemId());
            record.record(ME, s, day);
            assertThat(version(s.itemId())).isEqualTo(before);
        }

        private void check(List<String> items) {
            QuarkusTransaction.requiringNew().run(() -> {
                int current = ScheduleVersion.current(ME).number();
                assertThat(Attempt.count()).isEqualTo(sent.size());
                items.forEach(item -> Card.of(ME, item).ifPresent(card -> check(card, current)));
            });
        }

        private void check(Card card, int current) {
            String item = card.key.itemId();
            assertThat(schedules.replayed(ME, item, card.parameterVersion)).isEqualTo(card.toState());
            assertThat(schedules.state(ME, card, current)).isEqualTo(schedules.replayed(ME, item, current));
            Review.last(ME, item).ifPresent(r -> assertThat(card.due).isEqualTo(r.dueAfter));
            assertThat(card.version).isEqualTo(ArchiveImport.lines(ME, item));
        }
    }

    /**
     * What a device has on its screen.
     *
     * @param version the card's, as a form carries it
     * @param review one of the item's, the last one when nothing earlier is meant; it may have been taken back
     */
    private record Seen(int version, Optional<Review> review) {}

    private static Seen seen(String item, int back) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Review> reviews =
                    Review.list("key.learnerId = ?1 and itemId = ?2 order by sequence desc", ME.id(), item);
            int version = Card.of(ME, item).map(c -> c.version).orElse(0);
            return new Seen(version, reviews.stream().skip(back).findFirst());
        });
    }

    private static int version(String item) {
        return seen(item, 0).version();
    }

    private static boolean unlessStale(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StudyRecord.Stale e) {
            return false;
        }
    }

    private void atOnce(Callable<Boolean> one, Callable<Boolean> other) {
        try {
            for (Future<Boolean> done : devices.invokeAll(List.of(one, other))) done.get();
        } catch (ExecutionException e) {
            throw new AssertionError("one of two at once failed", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void parameters(long seed, StudyDay day) {
        Random random = new Random(seed);
        QuarkusTransaction.requiringNew().run(() -> {
            double[] w = Parameters.DEFAULT.toArray();
            for (int i = 0; i < w.length; i++) w[i] *= 0.8 + random.nextDouble() * 0.4;
            Settings d = Settings.DEFAULT.withParameters(Parameters.of(w));
            List<Duration> steps = random.nextBoolean() ? d.learningSteps() : List.of(Duration.ofMinutes(30));
            List<Duration> again = random.nextBoolean() ? d.relearningSteps() : List.of();
            Settings settings =
                    new Settings(d.parameters(), d.desiredRetention(), d.maximumInterval(), steps, again, d.fuzz());
            ScheduleVersion.next(ME, settings, "test", day.at());
        });
    }

    private static void wishes(Step step, StudyDay day) {
        QuarkusTransaction.requiringNew().run(() -> {
            Preference p = Preference.defaults(ME);
            p.zone = step.zone().getId();
            p.desiredRetention = 0.75 + 0.05 * step.rating().grade();
            p.maximumInterval = step.pick() == 0 ? 30 : 36_500;
            p.interviewOn = step.rating().recalled() ? day.date().plusDays(20) : null;
            p.store();
        });
    }

    /** Everything exported, deleted and imported again. */
    private void outAndIn() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            archive.write(ME, Instant.EPOCH, file);
            archive.deleteEverything(ME);
            imports.read(ME, new ByteArrayInputStream(file.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
