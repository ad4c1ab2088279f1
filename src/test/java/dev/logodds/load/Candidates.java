package dev.logodds.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Simulated candidates in mock interviews on the packaged application, over HTTP and on the loopback address only. First a number of
 * them do Rapid 25 side by side with a draft every five seconds; then the application is killed (SIGKILL) in the middle of twenty
 * interviews and started again. Measures every request, and compares what was acknowledged with what is stored. {@code Candidates JAR
 * CANDIDATES SECONDS_A_QUESTION KILLED}; run by {@code ./mvnw verify -Pinterviews -DskipTests}.
 */
public final class Candidates {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DRAFTS = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ConcurrentLinkedQueue<Long> draftNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> stepNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> reportNanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    private Candidates() {}

    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("logodds-candidates");
        LocalPostgres postgres = LocalPostgres.start(folder);
        boolean sound;
        try {
            sound = new Candidates().sitting(args[0], Integer.parseInt(args[1]), Double.parseDouble(args[2]), postgres);
            sound &= new Candidates().kill(args[0], Integer.parseInt(args[3]), postgres);
        } finally {
            postgres.stop();
            try (var files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
        if (!sound) System.exit(1);
    }

    private boolean sitting(String jar, int candidates, double seconds, LocalPostgres postgres) throws Exception {
        int port = freePort();
        Process app = start(jar, port, postgres);
        // the first pages after a start are slow for everybody
        new Candidate(port, new Random(1)).run(3, 0.2);
        draftNanos.clear();
        stepNanos.clear();
        reportNanos.clear();
        List<Candidate> all = new ArrayList<>();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < candidates; i++) {
                Candidate candidate = new Candidate(port, new Random(100 + i));
                all.add(candidate);
                threads.submit(() -> {
                    Thread.sleep((long) (candidate.random.nextDouble() * 1000 * seconds));
                    candidate.run(25, seconds);
                    return null;
                });
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        app.destroy();
        app.waitFor();
        int lost = 0;
        for (Candidate candidate : all) lost += candidate.lost(postgres, false);
        int requests = draftNanos.size() + stepNanos.size() + reportNanos.size();
        System.out.printf(
                "%d candidates, Rapid 25, %.0f s: %d requests (%.0f a second), %d failed, %d replies lost; drafts %s, pages and answers %s, hand-in to report %s%n",
                candidates,
                took,
                requests,
                requests / took,
                failed.get(),
                lost,
                spread(draftNanos),
                spread(stepNanos),
                spread(reportNanos));
        failures.stream().limit(5).forEach(System.out::println);
        return failed.get() == 0 && lost == 0;
    }

    private boolean kill(String jar, int interviews, LocalPostgres postgres) throws Exception {
        int port = freePort();
        Process app = start(jar, port, postgres);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < interviews; i++) {
            Candidate candidate = new Candidate(port, new Random(i));
            candidate.begin();
            for (int k = 0; k < 3; k++) candidate.answer("0." + k);
            candidate.draft("0.77");
            all.add(candidate);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Candidate candidate : all) {
                threads.submit(() -> {
                    for (int k = 0; app.isAlive(); k++) {
                        try {
                            candidate.draft("0.78" + k);
                        } catch (IOException e) {
                            return null; // killed under way
                        }
                    }
                    return null;
                });
            }
            Thread.sleep(700);
            app.destroyForcibly();
        }
        app.waitFor();
        failed.set(0);
        failures.clear();
        Thread.sleep(3000);
        int again = freePort();
        Process second = start(jar, again, postgres);
        int resumed = 0;
        long worst = 0;
        int lost = 0;
        for (Candidate candidate : all) {
            candidate.port = again;
            candidate.open(candidate.at);
            if (candidate.page.contains("data-answer")) resumed++;
            long expected = 20 * 60_000L
                    - Duration.between(candidate.begun, Instant.now()).toMillis();
            worst = Math.max(worst, Math.abs(expected - Long.parseLong(candidate.attribute("data-left"))));
            lost += candidate.lost(postgres, true);
            candidate.finish();
        }
        second.destroy();
        second.waitFor();
        System.out.printf(
                "killed in the middle of %d interviews: %d resumed, time left wrong by at most %d ms, %d replies lost, %d requests failed afterwards%n",
                interviews, resumed, worst, lost, failed.get());
        failures.stream().limit(5).forEach(System.out::println);
        return resumed == interviews && lost == 0 && worst < 2_000 && failed.get() == 0;
    }

    private static String spread(ConcurrentLinkedQueue<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        if (sorted.isEmpty()) return "none";
        return "p50 %.1f p95 %.1f p99 %.1f max %.0f ms"
                .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }

    /** One candidate: a browser's cookies, the page on the table, and what the server has acknowledged. */
    private final class Candidate {
        private final Map<String, String> cookies = new HashMap<>();
        private final Random random;
        private final Map<Integer, String> acknowledged = new LinkedHashMap<>();
        private int port;
        private String at = "";
        private String page = "";
        private Instant begun = Instant.EPOCH;

        Candidate(int port, Random random) {
            this.port = port;
            this.random = random;
        }

        void run(int questions, double seconds) throws IOException, InterruptedException {
            begin();
            for (int i = 0; i < questions; i++) {
                long think = (long) (1000 * seconds * (0.5 + random.nextDouble()));
                for (int k = 0; think > 0; k++) {
                    long pause = Math.min(think, DRAFTS.toMillis());
                    Thread.sleep(pause);
                    think -= pause;
                    if (think > 0) draft("0." + random.nextInt(1, 100) + k);
                }
                answer("0." + random.nextInt(1, 100));
            }
            finish();
        }

        void begin() throws IOException, InterruptedException {
            get("/interviews", null);
            var started = post(
                    "/interviews",
                    List.of(Map.entry("id", UUID.randomUUID().toString()), Map.entry("format", "rapid-25")),
                    stepNanos);
            expect(started, 303);
            begun = Instant.now();
            at = path(started);
            open(at);
        }

        void open(String path) throws IOException, InterruptedException {
            var answer = get(path, stepNanos);
            expect(answer, 200);
            page = answer.body();
        }

        void draft(String text) throws IOException, InterruptedException {
            var form = form(text);
            var answer = post(at + "/drafts", form, draftNanos);
            expect(answer, 204);
            if (answer.statusCode() == 204) took(form);
        }

        void answer(String text) throws IOException, InterruptedException {
            var form = form(text);
            var answer = post(at + "/answers", form, stepNanos);
            if (answer.statusCode() == 200) {
                took(form);
                page = answer.body();
                answer = post(at + "/skips", form(text), stepNanos);
            }
            expect(answer, 303);
            if (answer.statusCode() != 303) return;
            took(form);
            open(path(answer));
        }

        /** Hands in, and opens the report, which grades everything. */
        void finish() throws IOException, InterruptedException {
            var handed = post(at + "/hand-in", form(""), reportNanos);
            expect(handed, 303);
            var next = get(at, reportNanos);
            expect(next, 303);
            var last = get(path(next), reportNanos);
            expect(last, 200);
        }

        private void took(List<Map.Entry<String, String>> form) {
            String typed = form.stream()
                    .filter(e -> e.getKey().equals("answer"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (!typed.isEmpty()) acknowledged.put(Integer.parseInt(hidden("position")), typed);
        }

        /**
         * How many of the acknowledged texts are not what is stored.
         *
         * @param killed the draft after the last acknowledged one may have been stored too, before its answer could come back
         */
        int lost(LocalPostgres postgres, boolean killed) throws Exception {
            Map<Integer, String> stored = new HashMap<>();
            try (var c = DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, postgres.password());
                    var s = c.prepareStatement(
                            "select body from grill_event where grill_id = ? and kind in ('Drafted', 'Answered') order by sequence")) {
                s.setObject(1, UUID.fromString(at.substring(at.lastIndexOf('/') + 1)));
                try (var rows = s.executeQuery()) {
                    while (rows.next()) {
                        JsonNode event = JSON.readTree(rows.getString(1));
                        stored.put(
                                event.get("position").asInt(), event.get("text").asText());
                    }
                }
            }
            int lost = 0;
            for (var e : acknowledged.entrySet()) {
                String is = stored.getOrDefault(e.getKey(), "");
                boolean newer = killed && drafted(is) > drafted(e.getValue());
                if (!is.equals(e.getValue()) && !newer) lost++;
            }
            return lost;
        }

        /** The number of a draft that was sent while the application was killed; -1 for what was sent before. */
        private static int drafted(String text) {
            Matcher m = Pattern.compile("^0\\.78(\\d+)").matcher(text);
            return m.find() ? Integer.parseInt(m.group(1)) : -1;
        }

        private List<Map.Entry<String, String>> form(String text) {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            fields.add(Map.entry("seat", hidden("seat")));
            fields.add(Map.entry("position", hidden("position")));
            if (page.contains("data-order")) {
                all("name=\"line\" value=\"(\\d+)\"").forEach(v -> fields.add(Map.entry("line", v)));
                all("name=\"part\" value=\"(\\d+)\"").reversed().forEach(v -> fields.add(Map.entry("part", v)));
            } else {
                int parts = page.split("name=\"part\"", -1).length - 1;
                for (int i = 0; i < parts; i++) fields.add(Map.entry("part", "1"));
            }
            if (page.contains("type=\"radio\"")) fields.add(Map.entry("answer", "" + (1 + random.nextInt(2))));
            else if (page.contains("name=\"answer\"")) fields.add(Map.entry("answer", words(text)));
            if (page.contains("name=\"pick\"")) fields.add(Map.entry("pick", "1"));
            return fields;
        }

        private String words(String text) {
            return page.contains("answer__box--words") ? text + " because the evidence adds up" : text;
        }

        private List<String> all(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(page)
                    .results()
                    .map(r -> r.group(1))
                    .toList();
        }

        private String hidden(String name) {
            Matcher m =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
            if (!m.find()) throw new IllegalStateException("no " + name + " on the page of " + at);
            return m.group(1);
        }

        private String attribute(String name) {
            Matcher m = Pattern.compile(name + "=\"([^\"]*)\"").matcher(page);
            if (!m.find()) throw new IllegalStateException("no " + name + " on the page of " + at);
            return m.group(1);
        }

        private HttpResponse<String> get(String path, @Nullable ConcurrentLinkedQueue<Long> measured)
                throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(uri(path)), measured);
        }

        private HttpResponse<String> post(
                String path, List<Map.Entry<String, String>> fields, ConcurrentLinkedQueue<Long> measured)
                throws IOException, InterruptedException {
            StringBuilder body = new StringBuilder("csrf-token=" + cookies.get("csrf-token"));
            fields.forEach(e -> body.append('&')
                    .append(e.getKey())
                    .append('=')
                    .append(URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)));
            return send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                    measured);
        }

        private URI uri(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        private HttpResponse<String> send(HttpRequest.Builder request, @Nullable ConcurrentLinkedQueue<Long> measured)
                throws IOException, InterruptedException {
            if (!cookies.isEmpty()) {
                StringBuilder sent = new StringBuilder();
                cookies.forEach((k, v) -> sent.append(sent.isEmpty() ? "" : "; ")
                        .append(k)
                        .append('=')
                        .append(v));
                request.header("Cookie", sent.toString());
            }
            long begin = System.nanoTime();
            var answer =
                    client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            if (measured != null) measured.add(System.nanoTime() - begin);
            answer.headers().allValues("set-cookie").forEach(c -> {
                String pair = c.split(";")[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            });
            return answer;
        }

        private void expect(HttpResponse<String> answer, int status) {
            if (answer.statusCode() == status) return;
            failed.incrementAndGet();
            failures.add(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode() + ", not "
                    + status);
        }

        private static String path(HttpResponse<String> answer) {
            return answer.headers().firstValue("location").orElse("").replaceAll("^https?://[^/]+", "");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String jar, int port, LocalPostgres postgres) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        jar)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", LocalPostgres.USER);
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        Process app = builder.start();
        while (app.isAlive()) {
            try {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/help"))
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) break;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        return app;
    }
}
