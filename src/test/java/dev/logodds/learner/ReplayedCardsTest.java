package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logodds.srs.Rating;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What corrections, two devices and odd clocks do to a card; any sequence of them is {@link LogPropertyTest}'s. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplayedCardsTest {
    private static final Learner ME = Learner.LOCAL;

    @Inject
    StudyRecord record;

    @Inject
    Corrections corrections;

    @Inject
    Schedules schedules;

    @BeforeEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    static Submission answer(UUID id, String item, int version, Rating rating) {
        var evidence = new Evidence(
                rating.recalled(), false, false, false, false, Duration.ofSeconds(20), Duration.ofSeconds(60));
        return new Submission(id, item, 1, 1, version, "x", "correct", null, evidence, rating);
    }

    private static int version(String item) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Card.of(ME, item).map(c -> c.version).orElse(0));
    }

    private Optional<Review> answer(String item, Rating rating, StudyDay day) {
        return record.record(ME, answer(UUID.randomUUID(), item, version(item), rating), day);
    }

    private void assertReplayed(String item) {
        QuarkusTransaction.requiringNew().run(() -> {
            Card card = Card.of(ME, item).orElse(null);
            if (card == null) return;
            int current = ScheduleVersion.current(ME).number();
            var replayed = schedules.replayed(ME, item, current);
            assertThat(schedules.state(ME, card, current)).isEqualTo(replayed);
            assertThat(schedules.replayed(ME, item, card.parameterVersion)).isEqualTo(card.toState());
        });
    }

    @Test
    void an_undo_brings_the_card_back_and_keeps_the_log() {
        StudyDay day = day("2026-03-02T20:00:00");
        answer("t/a", Rating.EASY, day);
        Card before = card();
        Review second = answer("t/a", Rating.AGAIN, day("2026-03-20T20:00:00")).orElseThrow();
        corrections.undo(ME, second, day("2026-03-20T20:01:00"));
        assertThat(card().toState()).isEqualTo(before.toState());
        assertThat(card().version).isEqualTo(3);
        assertThat(lines("review_log")).isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Review.of(ME, second.attemptId)))
                .isEmpty();
    }

    @Test
    void undoing_all_makes_the_item_new_again() {
        Review only = answer("t/a", Rating.GOOD, day("2026-03-02T20:00:00")).orElseThrow();
        corrections.undo(ME, only, day("2026-03-02T20:01:00"));
        assertThat(card().state).isEqualTo(State.NEW);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Card.any(ME))).isFalse();
        answer("t/a", Rating.GOOD, day("2026-03-02T20:02:00"));
        assertThat(card().reps).isEqualTo(1);
    }

    @Test
    void another_rating_keeps_the_evidence_and_the_moment() {
        Review first = answer("t/a", Rating.GOOD, day("2026-03-02T20:00:00")).orElseThrow();
        Review other = corrections.rerate(ME, first, UUID.randomUUID(), Rating.EASY, day("2026-03-02T20:05:00"));
        assertThat(other.proposedRating).isEqualTo(first.proposedRating);
        assertThat(other.reviewedAt).isEqualTo(first.reviewedAt);
        assertThat(other.attemptId).isEqualTo(first.attemptId);
        assertThat(card().state).isEqualTo(State.REVIEW);
        assertThatThrownBy(() -> corrections.rerate(ME, first, UUID.randomUUID(), Rating.HARD, first.day()))
                .isInstanceOf(StudyRecord.Stale.class);
    }

    @Test
    void the_choices_shown_are_what_choosing_gives() {
        answer("t/a", Rating.EASY, day("2026-03-02T20:00:00"));
        Review review = answer("t/a", Rating.GOOD, day("2026-03-20T20:00:00")).orElseThrow();
        var shown = QuarkusTransaction.requiringNew().call(() -> corrections.choices(ME, review));
        assertThat(shown.good().after().due()).isEqualTo(review.dueAfter);
        Review hard = corrections.rerate(ME, review, UUID.randomUUID(), Rating.HARD, day("2026-03-20T20:01:00"));
        assertThat(hard.dueAfter).isEqualTo(shown.hard().after().due());
    }

    @Test
    void two_devices_at_once_are_one_review_and_one_refusal() throws Exception {
        StudyDay day = day("2026-03-02T20:00:00");
        try (var devices = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> answers = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            record.record(ME, answer(UUID.randomUUID(), "t/a", 0, Rating.GOOD), day);
                            return true;
                        } catch (StudyRecord.Stale e) {
                            return false;
                        }
                    })
                    .toList();
            long taken = 0;
            for (var done : devices.invokeAll(answers)) if (done.get()) taken++;
            assertThat(taken).isEqualTo(1);
        }
        assertThat(card().version).isEqualTo(1);
        assertThat(lines("attempt")).isEqualTo(1);
        assertReplayed("t/a");
    }

    @Test
    void the_evening_after_midnight_is_one_day_across_a_change_of_the_clock() {
        answer("t/a", Rating.EASY, day("2026-03-28T23:50:00"));
        assertThat(answer("t/a", Rating.AGAIN, day("2026-03-29T03:30:00"))).isEmpty();
        assertThat(answer("t/a", Rating.GOOD, day("2026-03-29T04:10:00")))
                .hasValueSatisfying(r -> assertThat(r.elapsedDays).isEqualTo(1));
    }

    @Test
    void a_clock_that_jumps_back_neither_fails_nor_counts_negative_days() {
        answer("t/a", Rating.EASY, day("2026-03-28T12:00:00"));
        assertThat(answer("t/a", Rating.GOOD, day("2026-02-01T12:00:00")))
                .hasValueSatisfying(r -> assertThat(r.elapsedDays).isZero());
        assertThat(card().lastDay).isEqualTo(LocalDate.of(2026, 2, 1));
        assertReplayed("t/a");
    }

    private static long lines(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) Card.getEntityManager()
                                .createNativeQuery("select count(*) from " + table)
                                .getSingleResult())
                        .longValue());
    }

    private static Card card() {
        return QuarkusTransaction.requiringNew().call(() -> Card.of(ME, "t/a").orElseThrow());
    }

    private static StudyDay day(String local) {
        ZonedDateTime at = java.time.LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin"));
        return StudyDay.of(at.toInstant(), at.getZone(), StudyDay.DEFAULT_ROLLOVER);
    }
}
