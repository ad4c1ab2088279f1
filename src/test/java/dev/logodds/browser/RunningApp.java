package dev.logodds.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, on a folder that outlives it. */
final class RunningApp implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;
    private final Duration startup;

    private RunningApp(Process process, int port, Path log, Duration startup) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.startup = startup;
    }

    static RunningApp start(Path data, String... options) {
        try {
            int port = freePort();
            Path log = Files.createDirectories(Path.of("target", "app-logs")).resolve("app-" + port + ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(Arrays.asList(options));
            command.addAll(
                    // each test sees a few pages only: no second compiler, and no topics typeset in advance
                    List.of(
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogodds.warm-up=false",
                            "-Dquarkus.http.port=" + port,
                            "-jar",
                            System.getProperty("logodds.jar")));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("LOGODDS_DATA", data.toString());
            Instant begin = Instant.now();
            RunningApp app = new RunningApp(builder.start(), port, log, Duration.ZERO);
            app.await();
            return new RunningApp(app.process, port, log, Duration.between(begin, Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException {
        Instant deadline = Instant.now().plusSeconds(60);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(deadline) && process.isAlive()) {
                try {
                    var answer = client.send(
                            HttpRequest.newBuilder(URI.create(url("/"))).build(),
                            HttpResponse.BodyHandlers.discarding());
                    if (answer.statusCode() == 200) return;
                } catch (ConnectException e) {
                    Thread.sleep(50);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("the application did not come up:\n" + Files.readString(log));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** From the start of the process to its first page. */
    Duration startup() {
        return startup;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** As if the power had gone: nothing is closed, the database server is left behind. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
