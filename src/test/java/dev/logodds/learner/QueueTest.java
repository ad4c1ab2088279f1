package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.srs.Interview;
import dev.logodds.srs.Rating;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes next, and what rests. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueueTest {
    private static final Learner ME = Learner.LOCAL;
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    @Inject
    StudyRecord record;

    private List<Item> bank = List.of();

    @BeforeEach
    void three_items_and_a_sibling() {
        QuarkusTransaction.requiringNew().run(() -> {
            LearnerTables.empty();
            bank = Item.<Item>listAll();
            Item.replaceAll(List.of(
                    new Item("t/a", "t", 0, "t/a"),
                    new Item("t/a#2", "t", 1, "t/a"),
                    new Item("t/b", "t", 2, "t/b"),
                    new Item("u/c", "u", 3, "u/c")));
        });
    }

    @AfterEach
    void the_bank_is_back() {
        QuarkusTransaction.requiringNew().run(() -> {
            Item.deleteAll();
            Item.replaceAll(bank);
            LearnerTables.empty();
        });
    }

    private static StudyDay at(Duration after) {
        return QuarkusTransaction.requiringNew().call(() -> Preference.of(ME).day(MONDAY.plus(after)));
    }

    private static Queue queue(Duration after, Queue.Scope scope) {
        StudyDay day = at(after);
        return QuarkusTransaction.requiringNew().call(() -> Queue.of(ME, day, scope));
    }

    private static Queue queue(Duration after) {
        return queue(after, Queue.Scope.ALL);
    }

    private void answer(String item, Rating rating, Duration after) {
        int version = QuarkusTransaction.requiringNew()
                .call(() -> Card.of(ME, item).map(c -> c.version).orElse(0));
        record.record(ME, ReplayedCardsTest.answer(UUID.randomUUID(), item, version, rating), at(after));
    }

    private static void prefer(Consumer<Preference> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            Preference p = Preference.of(ME);
            change.accept(p);
            if (!p.isPersistent()) p.persist();
        });
    }

    private static void mark(Mark.Kind kind, String item, boolean on) {
        StudyDay day = at(Duration.ZERO);
        QuarkusTransaction.requiringNew().run(() -> Mark.set(ME, kind, item, on, day));
    }

    @Test
    void new_items_come_in_the_order_of_the_topics() {
        assertThat(queue(Duration.ZERO)).isEqualTo(new Queue("t/a", 0, 0, 4));
        assertThat(queue(Duration.ZERO, new Queue.Scope("u", false)).next()).isEqualTo("u/c");
    }

    @Test
    void a_sibling_rests_for_the_day() {
        answer("t/a", Rating.EASY, Duration.ZERO);
        assertThat(queue(Duration.ofHours(1)).next()).isEqualTo("t/b");
        assertThat(queue(Duration.ofDays(1)).next()).isEqualTo("t/a#2");
    }

    @Test
    void learning_comes_before_reviews_and_reviews_before_what_is_new() {
        answer("t/b", Rating.EASY, Duration.ZERO);
        answer("u/c", Rating.AGAIN, Duration.ofDays(60));
        assertThat(queue(Duration.ofDays(60).plusMinutes(5))).isEqualTo(new Queue("u/c", 1, 1, 2));
        answer("u/c", Rating.EASY, Duration.ofDays(60).plusMinutes(6));
        assertThat(queue(Duration.ofDays(60).plusMinutes(7)).next()).isEqualTo("t/b");
    }

    @Test
    void a_step_that_is_due_in_minutes_is_taken_when_nothing_else_is_left() {
        for (String item : List.of("t/a", "t/b", "u/c")) answer(item, Rating.EASY, Duration.ZERO);
        answer("u/c", Rating.AGAIN, Duration.ofDays(1));
        answer("t/a#2", Rating.EASY, Duration.ofDays(1));
        assertThat(queue(Duration.ofDays(1).plusMinutes(6))).isEqualTo(new Queue("u/c", 0, 0, 0));
    }

    @Test
    void limits_hold_reviews_back_and_then_nothing_new_is_added() {
        answer("t/a", Rating.EASY, Duration.ZERO);
        answer("t/b", Rating.EASY, Duration.ZERO);
        prefer(p -> p.reviewsADay = 1);
        assertThat(queue(Duration.ofDays(60))).satisfies(q -> {
            assertThat(q.reviews()).isEqualTo(1);
            assertThat(q.fresh()).isZero();
        });
        answer("t/a", Rating.GOOD, Duration.ofDays(60));
        assertThat(queue(Duration.ofDays(60)).next()).isNull();
        assertThat(queue(Duration.ofDays(60), new Queue.Scope("t", false)).next())
                .isEqualTo("t/b");
    }

    @Test
    void the_likeliest_forgotten_comes_first_or_the_oldest_as_one_prefers() {
        answer("t/a", Rating.EASY, Duration.ZERO); // due early, but stable
        answer("t/b", Rating.GOOD, Duration.ZERO);
        answer("t/b", Rating.GOOD, Duration.ofMinutes(11)); // two days of stability, due later
        Duration later = Duration.ofDays(40);
        assertThat(queue(later).next()).isEqualTo("t/b");
        answer("t/b", Rating.GOOD, Duration.ofDays(9));
        prefer(p -> p.oldestFirst = true);
        assertThat(queue(Duration.ofDays(200)).next()).isEqualTo("t/a");
    }

    @Test
    void what_is_suspended_stays_away_and_what_is_buried_until_tomorrow() {
        mark(Mark.Kind.SUSPENDED, "t/a", true);
        mark(Mark.Kind.BURIED, "t/a#2", true);
        mark(Mark.Kind.FLAGGED, "t/b", true);
        assertThat(queue(Duration.ZERO).next()).isEqualTo("t/b");
        assertThat(queue(Duration.ofDays(1)).next()).isEqualTo("t/a#2");
        mark(Mark.Kind.SUSPENDED, "t/a", false);
        assertThat(queue(Duration.ofDays(1)).next()).isEqualTo("t/a");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Mark.flagged(ME)))
                .containsExactly("t/b");
    }

    @Test
    void before_an_interview_no_interval_reaches_beyond_its_eve_and_what_lies_beyond_comes_once_more() {
        answer("t/a", Rating.EASY, Duration.ZERO);
        answer("t/a", Rating.EASY, Duration.ofDays(8));
        var due =
                QuarkusTransaction.requiringNew().call(() -> Card.of(ME, "t/a").orElseThrow().due);
        assertThat(due).isAfter(MONDAY.plus(Duration.ofDays(40)));
        var interview = at(Duration.ofDays(30)).date();
        prefer(p -> p.interviewOn = interview);
        long days = java.util.stream.LongStream.range(16, 30)
                .filter(d ->
                        queue(Duration.ofDays(d), new Queue.Scope("t", false)).reviews() > 0)
                .count();
        assertThat(days).isPositive();
        assertThat(queue(Duration.ofDays(10)).reviews()).isZero();
        assertThat(queue(Duration.ofDays(29)).reviews()).isEqualTo(1);
        answer("t/a", Rating.EASY, Duration.ofDays(20));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Card.of(ME, "t/a").orElseThrow().due))
                .isBefore(MONDAY.plus(Duration.ofDays(30)));
        assertThat(queue(Duration.ofDays(21)).reviews()).isZero();
    }

    @Test
    void every_day_before_an_interview_has_its_share() {
        var slots = QuarkusTransaction.requiringNew().call(() -> {
            Card.getEntityManager()
                    .createNativeQuery("""
                            insert into card (learner_id, item_id, state, step, stability, difficulty, due, reps, lapses, version)
                            select :me, 't/' || n, 'NEW', 0, 0, 0, now(), 0, 0, 0 from generate_series(1, 1400) n""")
                    .setParameter("me", ME.id())
                    .executeUpdate();
            return Card.getEntityManager()
                    .createNativeQuery("select cast(count(*) as integer) from card group by slot")
                    .getResultList();
        });
        assertThat(slots)
                .hasSize(Interview.WINDOW)
                .allSatisfy(n -> assertThat((Integer) n).isBetween(60, 140));
    }
}
