package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.srs.CardState;
import dev.logodds.srs.Outcome;
import dev.logodds.srs.Rating;
import dev.logodds.srs.Scheduler;
import dev.logodds.srs.Settings;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters fitted to a stored log, and the cards restated in them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TunerTest {
    private static final Learner ME = Learner.LOCAL;

    @Inject
    Tuner tuner;

    @Inject
    Schedules schedules;

    @BeforeEach
    @AfterEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    @Test
    void too_few_reviews_change_nothing() {
        assertThat(tuner.tune(ME).accepted).isFalse();
        assertThat(current()).isZero();
    }

    @Test
    void a_better_fit_is_a_new_version_and_every_card_is_restated_without_moving_its_date() throws IOException {
        Map<String, CardState> before = new HashMap<>();
        QuarkusTransaction.requiringNew().timeout(300).run(() -> fill(before));
        Tuning tuning = tuner.tune(ME);
        assertThat(tuning.said()).contains("fell from");
        assertThat(tuning.accepted).isTrue();
        assertThat(tuning.fittedLoss).isLessThan(tuning.currentLoss);
        assertThat(current()).isEqualTo(1);
        QuarkusTransaction.requiringNew().run(() -> {
            for (Card card : Card.<Card>listAll()) {
                assertThat(card.parameterVersion).isEqualTo(1);
                assertThat(card.due)
                        .isEqualTo(Objects.requireNonNull(before.get(card.key.itemId()))
                                .due());
            }
            Card one = Card.<Card>listAll().getFirst();
            assertThat(one.toState()).isEqualTo(schedules.replayed(ME, one.key.itemId(), 1));
        });
    }

    private static int current() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ScheduleVersion.current(ME).number());
    }

    /** The published simulated log of ten thousand reviews, as this application would have stored it. */
    private static void fill(Map<String, CardState> cards) {
        Schedules.Dated first = new Schedules.Dated(0, new Scheduler(Settings.DEFAULT));
        try (BufferedReader csv = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TunerTest.class.getResourceAsStream("/srs/revlog-10k.csv")),
                StandardCharsets.UTF_8))) {
            csv.lines()
                    .filter(l -> !l.startsWith("#") && Character.isDigit(l.charAt(0)))
                    .map(l -> l.split(",", -1))
                    .forEach(row -> review(cards, row, first));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        cards.forEach((item, state) -> Card.locked(ME, item, state.due()).become(state, 0));
    }

    private static void review(Map<String, CardState> cards, String[] row, Schedules.Dated by) {
        String item = "log/" + row[0];
        Instant at = Instant.ofEpochMilli(Long.parseLong(row[1]));
        StudyDay day = StudyDay.of(at, ZoneOffset.UTC, StudyDay.DEFAULT_ROLLOVER);
        Rating rating = Rating.ofGrade(Integer.parseInt(row[2]));
        CardState before = cards.getOrDefault(item, CardState.unseen(at));
        Outcome outcome = by.scheduler().review(before, rating, day, StudyRecord.seed(ME, item));
        cards.put(item, outcome.after());
        var evidence = new Evidence(true, false, false, false, false, Duration.ofSeconds(9), Duration.ofSeconds(9));
        var submission = new Submission(UUID.randomUUID(), item, 1, 1, 0, "", "rated", null, evidence, rating);
        Review.of(ME, submission, day, rating, outcome, by).persist();
    }
}
