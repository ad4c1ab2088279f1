package dev.logodds.learner;

import dev.logodds.srs.CardState;
import dev.logodds.srs.Outcome;
import dev.logodds.srs.Rating;
import dev.logodds.srs.Scheduler;
import dev.logodds.srs.Settings;
import dev.logodds.srs.State;
import dev.logodds.srs.StudyDay;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** Makes a learner with 20,000 cards and 500,000 lines of log, beside other learners' rows. */
final class MadeLearner {
    static final int CARDS = 20_000;
    static final int LINES = 500_000;
    private static final UUID LOCAL = new UUID(0, 1);
    private static final Random RANDOM = new Random(11);

    private MadeLearner() {}

    static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        learner(connection, LOCAL, CARDS, LINES);
        for (int i = 2; i < 6; i++) learner(connection, new UUID(0, i), CARDS / 10, LINES / 10);
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** Cards introduced over two years, answered at gaps that grow, with a lapse now and then; nothing was answered today. */
    private static void learner(Connection c, UUID id, int cards, int lines) throws SQLException {
        try (PreparedStatement known =
                        c.prepareStatement("insert into learner values (?, now(), 'UTC') on conflict do nothing");
                PreparedStatement item =
                        c.prepareStatement("insert into item values (?, ?, ?, ?, false) on conflict do nothing");
                PreparedStatement card =
                        c.prepareStatement("insert into card values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement log = c.prepareStatement("""
                        insert into review_log (learner_id, client_review_id, item_id, reviewed_at, zone, study_day, rating,
                          proposed_rating, outcome, hint_used, duration_ms, elapsed_days, retrievability, state_before,
                          step_before, stability_before, difficulty_before, state_after, step_after, stability_after,
                          difficulty_after, due_after, algorithm, parameter_version, attempt_id, scheduled_days)
                        values (?,?,?,?,'UTC',?,?,?,'correct',false,20000,?,?,?,?,?,?,?,?,?,?,?,'FSRS-6',0,?,?)""")) {
            known.setObject(1, id);
            known.execute();
            for (int i = 0; i < cards; i++) {
                String name = "made/item-" + i;
                set(item, name, "made", 100_000 + i, name);
                one(log, card, id, name, lines / cards);
                if (i % 500 == 499) send(item, log, card);
            }
            send(item, log, card);
        }
    }

    private static void one(PreparedStatement log, PreparedStatement card, UUID learner, String name, int reviews)
            throws SQLException {
        Scheduler scheduler = new Scheduler(Settings.DEFAULT);
        Instant end = Instant.now();
        Instant last = end.minus(Duration.ofHours(24 + RANDOM.nextInt(60 * 24)));
        Duration span = Duration.ofMinutes(RANDOM.nextInt(30 * 24 * 60, 730 * 24 * 60));
        Instant at = last.minus(span);
        CardState state = CardState.unseen(at);
        for (int i = 0; i < reviews; i++) {
            double passed = reviews == 1 ? 1 : (double) i / (reviews - 1);
            at = last.minus(span).plusSeconds((long) (span.toSeconds() * passed * passed));
            StudyDay day = StudyDay.of(at, ZoneOffset.UTC, StudyDay.DEFAULT_ROLLOVER);
            Outcome o = scheduler.review(state, rating(state, i == reviews - 1), day, name.hashCode());
            line(log, learner, name, day, o);
            state = o.after();
        }
        boolean overdue = RANDOM.nextInt(100) < 2;
        Instant due = overdue
                ? end.minusSeconds(RANDOM.nextInt(100_000))
                : end.plusSeconds(3_600 + RANDOM.nextInt(20_000_000));
        set(
                card,
                learner,
                name,
                state.state().name(),
                state.step(),
                state.stability(),
                state.difficulty(),
                Timestamp.from(due),
                Timestamp.from(at),
                Date.valueOf(Objects.requireNonNull(state.lastDay())),
                state.reps(),
                state.lapses(),
                reviews);
    }

    /** One in ten is forgotten and taught again at once; a few cards are still being taught at the end. */
    private static Rating rating(CardState state, boolean last) {
        if (last && RANDOM.nextInt(500) == 0) return Rating.AGAIN;
        boolean taught = state.state() != State.REVIEW;
        return !taught && !last && RANDOM.nextInt(10) == 0
                ? Rating.AGAIN
                : taught || last ? Rating.GOOD : Rating.ofGrade(2 + RANDOM.nextInt(2));
    }

    private static void line(PreparedStatement log, UUID learner, String name, StudyDay day, Outcome o)
            throws SQLException {
        UUID id = UUID.randomUUID();
        CardState b = o.before();
        CardState a = o.after();
        set(
                log,
                learner,
                id,
                name,
                Timestamp.from(day.at()),
                Date.valueOf(day.date()),
                o.rating().grade(),
                o.rating().grade(),
                o.elapsedDays(),
                o.retrievabilityBefore().orElse(1),
                b.state().name(),
                b.step(),
                b.stability(),
                b.difficulty(),
                a.state().name(),
                a.step(),
                a.stability(),
                a.difficulty(),
                Timestamp.from(a.due()),
                id,
                o.scheduledDays());
    }

    private static void send(PreparedStatement... statements) throws SQLException {
        for (PreparedStatement s : statements) s.executeBatch();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        statement.addBatch();
    }
}
