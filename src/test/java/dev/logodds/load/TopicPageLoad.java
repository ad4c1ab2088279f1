package dev.logodds.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Measures the packaged application on this machine: warm start to the first page, and pages at a fixed rate, open loop (a slow
 * answer does not slow the next request down). Bounded in time and in requests; talks to the loopback address only. Run by {@code
 * ./mvnw verify -Pload}; the figures are in docs/benchmarks.md.
 */
public final class TopicPageLoad {
    private static final int RATE = 50;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 30;

    private TopicPageLoad() {}

    public static void main(String... args) throws Exception {
        Path data = Files.createTempDirectory("logodds-load");
        try {
            start(data, args[0]).stop();
            for (int i = 0; i < 5; i++) {
                App app = start(data, args[0]);
                System.out.printf("warm start to first page: %d ms%n", app.millis());
                app.stop();
            }
            App app = start(data, args[0]);
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (String page : List.of("/topics/ce-vs-mse", "/questions/ce-vs-mse/gradient-mean-ce", "/study")) {
                    measure(client, app, page, WARM_UP_SECONDS);
                    report(page, measure(client, app, page, SECONDS));
                }
                LabMoves.measure(client, app.port());
            }
            app.stop();
        } finally {
            try (var files = Files.walk(data)) {
                files.sorted(Collections.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    private record App(Process process, int port, long millis) {
        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static App start(Path data, String jar) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        jar)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LOGODDS_DATA", data.toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .build();
                    if (client.send(request, HttpResponse.BodyHandlers.ofString())
                                    .statusCode()
                            == 200) break;
                } catch (IOException e) {
                    if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) throw e;
                    Thread.sleep(10);
                }
            }
        }
        return new App(process, port, (System.nanoTime() - begin) / 1_000_000);
    }

    private static List<Double> measure(HttpClient client, App app, String page, int seconds) {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        URI uri = URI.create("http://127.0.0.1:" + app.port() + page);
        Supplier<HttpRequest> request = () ->
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        long begin = System.nanoTime();
        for (int i = 0; i < seconds * RATE; i++) {
            long at = begin + i * (1_000_000_000L / RATE);
            while (System.nanoTime() < at) LockSupport.parkNanos(at - System.nanoTime());
            answers.add(client.sendAsync(request.get(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(r -> {
                        if (r.statusCode() != 200)
                            throw new IllegalStateException(page + " answered " + r.statusCode());
                        return (System.nanoTime() - at) / 1e6;
                    }));
        }
        return answers.stream().map(CompletableFuture::join).sorted().toList();
    }

    private static void report(String page, List<Double> millis) {
        System.out.printf(
                "%s at %d/s, %d requests: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                page, RATE, millis.size(), at(millis, .5), at(millis, .95), at(millis, .99), millis.getLast());
    }

    private static double at(List<Double> sorted, double q) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(q * sorted.size()) - 1));
    }
}
