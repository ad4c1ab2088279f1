package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.srs.Proposal;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The queue and an answer for a learner with 20,000 cards and 500,000 lines of log, in the application's own process on a real
 * PostgreSQL. Not among the usual tests: {@code ./mvnw test -Dtest=QueueMeasurement}. The figures are in docs/benchmarks.md.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueueMeasurement {
    private static final int WARM_UP = 100;
    private static final int TIMES = 300;
    private static final Learner ME = Learner.LOCAL;

    @Inject
    DataSource database;

    @Inject
    StudyRecord record;

    @Test
    void queue_and_answer() throws SQLException {
        try (Connection connection = database.getConnection()) {
            MadeLearner.fill(connection);
        }
        QuarkusTransaction.requiringNew().run(QueueMeasurement::fitted);
        List<String> due = new ArrayList<>();
        measure("queue, the day's new items not chosen yet", () -> due.add(queue(Queue.Scope.ALL)));
        QuarkusTransaction.requiringNew().run(() -> Queue.plan(ME, today()));
        measure("queue", () -> due.add(queue(Queue.Scope.ALL)));
        QuarkusTransaction.requiringNew().run(() -> {
            Preference p = Preference.defaults(ME);
            p.oldestFirst = true;
            p.persist();
        });
        measure("queue, the oldest first", () -> queue(Queue.Scope.ALL));
        QuarkusTransaction.requiringNew()
                .run(() -> Preference.of(ME).interviewOn = today().date().plusDays(10));
        measure("queue, ten days before an interview", () -> queue(Queue.Scope.ALL));
        QuarkusTransaction.requiringNew().run(() -> Preference.of(ME).interviewOn = null);
        int[] n = {0};
        measure("answer", () -> answer("made/item-" + 7 * n[0]++));
        assertThat(due).isNotEmpty();
        System.out.println("the queue: " + due.getLast());
        explain();
    }

    /** The parameters were fitted a moment ago: else fitting them to half a million reviews would be measured too. */
    private static void fitted() {
        Tuning.of(ME, Instant.now(), new Proposal.TooFew(MadeLearner.CARDS, 0), MadeLearner.LINES)
                .persist();
    }

    private static String queue(Queue.Scope scope) {
        return QuarkusTransaction.requiringNew().call(() -> String.valueOf(Queue.of(ME, today(), scope)));
    }

    private static StudyDay today() {
        return Preference.of(ME).day(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private void answer(String item) {
        int version =
                QuarkusTransaction.requiringNew().call(() -> Card.of(ME, item).orElseThrow().version);
        var evidence = new Evidence(true, true, false, false, false, Duration.ofSeconds(40), Duration.ofSeconds(60));
        StudyDay now = QuarkusTransaction.requiringNew().call(QueueMeasurement::today);
        record.record(
                ME, new Submission(UUID.randomUUID(), item, 1, 1, version, "1", "correct", null, evidence, null), now);
    }

    private void measure(String what, Runnable work) throws SQLException {
        for (int i = 0; i < WARM_UP; i++) work.run();
        ProcessHandle server = server();
        double[] millis = new double[TIMES];
        double processor = processor(server);
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        processor = (processor(server) - processor) / TIMES;
        java.util.Arrays.sort(millis);
        System.out.printf(
                "%-42s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; processor time %.1f ms%n",
                what,
                millis[TIMES / 2],
                millis[TIMES * 95 / 100],
                millis[TIMES * 99 / 100],
                millis[TIMES - 1],
                processor);
    }

    private ProcessHandle server() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return ProcessHandle.of(pid.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    /** Milliseconds of this thread's and the database's so far; they say more than the clock when others want the cores. */
    private static double processor(ProcessHandle server) {
        long here = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return here / 1e6
                + server.descendants()
                        .mapToLong(p -> p.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toMillis())
                        .sum();
    }

    private void explain() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Queue.statements("'" + ME.id() + "'", "current_date", "now()")) {
                System.out.println("--- " + sql);
                try (ResultSet plan = statement.executeQuery("explain (analyze, buffers, costs off) " + sql)) {
                    while (plan.next()) System.out.println(plan.getString(1));
                }
            }
        }
    }
}
