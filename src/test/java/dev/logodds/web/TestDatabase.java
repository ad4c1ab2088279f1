package dev.logodds.web;

import dev.logodds.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests, started the way the application starts its own, on a fresh folder. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable LocalPostgres server;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("logodds-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalPostgres started = LocalPostgres.start(folder);
        server = started;
        return Map.of(
                "quarkus.datasource.jdbc.url", started.jdbcUrl(),
                "quarkus.datasource.username", LocalPostgres.USER,
                "quarkus.datasource.password", started.password());
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server).stop();
        try (var files = Files.walk(Objects.requireNonNull(folder))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
