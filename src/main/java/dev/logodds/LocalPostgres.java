package dev.logodds;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL server in a folder of the learner's, for those who have none. It listens on the loopback address only,
 * asks for a password that is generated once for each folder, keeps fsync on, and outlives neither the application nor, when
 * the application was killed, the application's next start.
 */
public final class LocalPostgres {
    /** The database role that the application uses. */
    public static final String USER = "postgres";

    /** Why the server could not be started, in words for the person who starts it. */
    public static final class Unavailable extends RuntimeException {
        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        Unavailable(String message) {
            super(message);
        }
    }

    private final EmbeddedPostgres server;
    private final String password;
    private final FileLock lock;

    private LocalPostgres(EmbeddedPostgres server, String password, FileLock lock) {
        this.server = server;
        this.password = password;
        this.lock = lock;
    }

    /**
     * Starts the server on {@code folder}, creating the cluster when it is not there.
     *
     * @throws Unavailable when another Logodds uses the folder, or the server does not come up
     */
    public static LocalPostgres start(Path folder) {
        try {
            Path root = privateFolder(folder.toAbsolutePath().normalize());
            FileLock lock = lock(root);
            Path cluster = root.resolve("postgresql");
            stopOrphan(cluster);
            String password = password(root.resolve("password"));
            EmbeddedPostgres server = startServer(root, cluster, password);
            requirePassword(server, cluster, password);
            return new LocalPostgres(server, password, lock);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new Unavailable(
                    e.getMessage() + ". The folder is " + folder.toAbsolutePath()
                            + "; LOGODDS_DATA names another one, QUARKUS_DATASOURCE_JDBC_URL a server of your own.",
                    e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String password() {
        return password;
    }

    /** Stops the server once the application has let go of it, or after ten seconds. */
    void stopAfter(CountDownLatch serverStopped) {
        try {
            boolean ignored = serverStopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    /** Stops the server; what was committed stays in the folder. */
    public void stop() {
        try {
            server.close();
            lock.release();
        } catch (IOException e) {
            throw new Unavailable("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    /** The unpacked server is writable to everybody: a folder that is made here is closed to others. */
    private static Path privateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        if (folder.getParent() != null) Files.createDirectories(folder.getParent());
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static FileLock lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return lock;
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same message serves
        }
        channel.close();
        throw new Unavailable("another Logodds is running on the folder " + root
                + ". Stop it, or set LOGODDS_DATA to another folder.");
    }

    /** A server that outlived an application that was killed still owns the cluster: it is asked to stop first. */
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) return;
        Optional<ProcessHandle> orphan = ProcessHandle.of(
                        Long.parseLong(lines.getFirst().strip()))
                .filter(p -> p.info().command().orElse("").contains("postgres"));
        if (orphan.isEmpty()) return;
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            orphan.get().destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("the database server of an earlier run could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) return Files.readString(file).strip();
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        return password;
    }

    private static EmbeddedPostgres startServer(Path root, Path cluster, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(root.resolve("binaries").toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("log_min_messages", "warning")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        root.resolve("postgresql.log").toFile()))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** A new cluster trusts everybody on the machine; from the first start on it asks for the password. */
    private static void requirePassword(EmbeddedPostgres server, Path cluster, String password)
            throws IOException, SQLException {
        Path rules = cluster.resolve("pg_hba.conf");
        String wanted = "host all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(wanted)) return;
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
        try (var connection = DriverManager.getConnection(url, USER, password);
                var statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USER + " PASSWORD '" + password + "'");
            Files.writeString(rules, wanted);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
