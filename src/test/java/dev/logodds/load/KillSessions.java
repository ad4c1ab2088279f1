package dev.logodds.load;

import dev.logodds.LocalPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills the packaged application (SIGKILL) at random moments of a study session that is driven over HTTP, starts it again, and
 * sends what was under way once more. At the end every answer and every undo that was acknowledged must be there once, and no
 * card may have more than its log. {@code KillSessions JAR KILLS MINUTES}; run by {@code ./mvnw verify -Pkill -DskipTests}. It
 * starts and kills no process but its own.
 */
public final class KillSessions {
    private static final List<String> ITEMS = List.of("ce-vs-mse/card-minus-five");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Random random = new Random(5);
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> undone = new ArrayList<>();
    private final List<Post> underWay = new ArrayList<>();
    private final List<Long> startups = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private int refused;
    private int repeated;

    /** A form on its way; when the answer does not come it is sent again after the restart. */
    private record Post(String path, Map<String, String> fields, String attempt) {}

    private KillSessions() {}

    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("logodds-kill");
        LocalPostgres postgres = LocalPostgres.start(folder);
        try {
            new KillSessions().run(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]), postgres);
        } finally {
            postgres.stop();
            try (var files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    private void run(String jar, int kills, int minutes, LocalPostgres postgres) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
        int killed = 0;
        try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            while (killed < kills && Instant.now().isBefore(end)) {
                int port = freePort();
                Process app = start(jar, port, postgres);
                killer.schedule(app::destroyForcibly, 50 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
                session(app, port);
                app.waitFor();
                killed++;
            }
        }
        int port = freePort();
        Process app = start(jar, port, postgres);
        resend(port);
        app.destroy();
        app.waitFor();
        report(killed, postgres);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String jar, int port, LocalPostgres postgres) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        jar)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", LocalPostgres.USER);
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        long begin = System.nanoTime();
        Process app = builder.start();
        while (app.isAlive()) {
            try {
                if (get(port, "/help").statusCode() == 200) break;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        startups.add((System.nanoTime() - begin) / 1_000_000);
        return app;
    }

    /** Answers, and now and then an undo, until the application is gone. */
    private void session(Process app, int port) throws InterruptedException {
        try {
            resend(port);
            while (app.isAlive()) {
                String item = ITEMS.get(random.nextInt(ITEMS.size()));
                if (random.nextInt(8) == 0 && !answers.isEmpty()) undo(port, item);
                else answer(port, item);
            }
        } catch (IOException e) {
            // killed under way: what was not answered is sent again after the restart
        }
    }

    private void answer(int port, String item) throws IOException, InterruptedException {
        var page = get(port, "/questions/" + item);
        Map<String, String> fields = hidden(page.body(), "/questions/" + item + "/answers");
        fields.put("rating", "1"); // a card that is still being learned counts at every answer
        send(port, new Post("/questions/" + item + "/answers", fields, fields.get("attempt")));
    }

    private void undo(int port, String item) throws IOException, InterruptedException {
        String page = get(port, "/study").body();
        Matcher m = Pattern.compile("/reviews/([0-9a-f-]+)/undo").matcher(page);
        if (m.find())
            send(port, new Post("/reviews/" + m.group(1) + "/undo", new HashMap<>(Map.of("from", item)), m.group(1)));
    }

    private void resend(int port) throws IOException, InterruptedException {
        for (Post post : List.copyOf(underWay)) {
            repeated++;
            send(port, post);
        }
    }

    private void send(int port, Post post) throws IOException, InterruptedException {
        if (!underWay.contains(post)) underWay.add(post);
        var help = get(port, "/help");
        String cookie = help.headers().firstValue("set-cookie").orElse("").split(";")[0];
        StringBuilder body = new StringBuilder("csrf-token=" + cookie.substring(cookie.indexOf('=') + 1));
        post.fields().forEach((k, v) -> {
            if (!k.equals("csrf-token"))
                body.append('&').append(k).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8));
        });
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + post.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        underWay.remove(post);
        if (status == 409) refused++;
        else if (status != 303) throw new IllegalStateException(post.path() + " answered " + status);
        else if (post.path().endsWith("/undo")) undone.add(post.attempt());
        else answers.put(post.attempt(), post.path());
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> hidden(String html, String action) throws IOException {
        int at = html.indexOf("action=\"" + action + "\"");
        if (at < 0) throw new IOException("the page was cut off");
        Map<String, String> fields = new HashMap<>();
        Matcher m = HIDDEN.matcher(html.substring(at, html.indexOf("</form>", at)));
        while (m.find()) fields.put(m.group(1), m.group(2));
        return fields;
    }

    private void report(int killed, LocalPostgres postgres) throws SQLException {
        try (Connection c = DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, postgres.password());
                Statement s = c.createStatement()) {
            int lost = 0;
            int doubled = 0;
            for (String attempt : answers.keySet()) {
                int reviews = number(s, "select count(*) from review_log where attempt_id = '" + attempt + "'");
                if (reviews == 0 || number(s, "select count(*) from attempt where id = '" + attempt + "'") == 0) lost++;
                if (reviews > 1) doubled++;
            }
            for (String review : undone) {
                if (number(s, "select count(*) from review_undo where client_review_id = '" + review + "'") != 1)
                    lost++;
            }
            int torn = number(s, """
                    select count(*) from card c where c.version <>
                      (select count(*) from review_log r where r.learner_id = c.learner_id and r.item_id = c.item_id)
                      + (select count(*) from review_undo u join review_log r using (learner_id, client_review_id)
                         where r.learner_id = c.learner_id and r.item_id = c.item_id)
                      or c.reps <> (select count(*) from review_log r where r.learner_id = c.learner_id and r.item_id = c.item_id
                         and not exists (select 1 from review_undo u where u.learner_id = r.learner_id
                                         and u.client_review_id = r.client_review_id))""");
            int halves = number(
                    s,
                    "select count(*) from attempt a where not exists (select 1 from review_log r where r.learner_id = a.learner_id and r.attempt_id = a.id)");
            System.out.printf(
                    "%d kills; %d answers and %d undos acknowledged, %d sent again after a restart, %d refused as stale; lost %d, doubled %d, cards that differ from their log %d, attempts without a review %d; start p50 %d ms%n",
                    killed,
                    answers.size(),
                    undone.size(),
                    repeated,
                    refused,
                    lost,
                    doubled,
                    torn,
                    halves,
                    startups.stream().sorted().toList().get(startups.size() / 2));
            if (lost + doubled + torn + halves > 0) System.exit(1);
        }
    }

    private static int number(Statement s, String query) throws SQLException {
        try (ResultSet row = s.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
