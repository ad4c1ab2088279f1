package dev.logodds;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts PostgreSQL where none is configured, then the server. */
@QuarkusMain
public final class Main {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0) System.exit(CheckCommand.run(args));
        CountDownLatch serverStopped = new CountDownLatch(1);
        try {
            startDatabase(serverStopped);
        } catch (LocalPostgres.Unavailable e) {
            System.err.println("Logodds could not start its database: " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(
                null,
                (code, failure) -> {
                    serverStopped.countDown();
                    // A JVM that is already going down must not be asked to exit again from here: it would wait for
                    // itself.
                    if (failure != null) System.exit(code);
                },
                args);
    }

    private static void startDatabase(CountDownLatch serverStopped) {
        var config = ConfigProvider.getConfig();
        // The property stays set through a live reload in dev mode, so the server never starts twice.
        if (config.getOptionalValue(URL, String.class).isPresent()) return;
        Path folder =
                Path.of(config.getOptionalValue("logodds.data", String.class).orElse("data"));
        LocalPostgres postgres = LocalPostgres.start(folder);
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", LocalPostgres.USER);
        System.setProperty("quarkus.datasource.password", postgres.password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.stopAfter(serverStopped), "stop-postgresql"));
    }
}
