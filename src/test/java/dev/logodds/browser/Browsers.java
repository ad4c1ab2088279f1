package dev.logodds.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser for the tests: a Chromium, Chrome or Edge of this machine; without one Playwright fetches its own; where that is
 * not possible, Debian's package is installed when we are root; else the tests fail and say what to install. They are never
 * skipped.
 */
final class Browsers implements AutoCloseable {
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "microsoft-edge-stable");
    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "/snap/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    Browser browser() {
        return browser;
    }

    static Browsers open() {
        Optional<Path> installed = installed();
        if (installed.isPresent()) return launch(installed.get());
        try {
            return launch(null);
        } catch (RuntimeException noDownload) { // of Playwright's own kind or, while it fetches, a plain one
            if (installOnDebian()) return launch(installed().orElseThrow());
            throw new IllegalStateException(
                    "The browser tests need a browser: install Chromium, Google Chrome or Microsoft Edge"
                            + " (on Debian or Ubuntu: apt-get install -y chromium), or set CHROME_PATH to one.",
                    noDownload);
        }
    }

    private static Browsers launch(@org.jspecify.annotations.Nullable Path executable) {
        Playwright.CreateOptions create = new Playwright.CreateOptions();
        if (executable != null) create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Playwright playwright = Playwright.create(create);
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setHeadless(true)
                    .setChromiumSandbox(!isRoot())
                    .setArgs(FLAGS);
            if (executable != null) options.setExecutablePath(executable);
            return new Browsers(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> installed() {
        String named = System.getenv("CHROME_PATH");
        Stream<String> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(dir -> NAMES.stream().map(name -> dir + "/" + name));
        return Stream.of(Stream.ofNullable(named), onPath, PLACES.stream())
                .flatMap(s -> s)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean installOnDebian() {
        if (!isRoot() || !Files.exists(Path.of("/etc/debian_version"))) return false;
        return run("apt-get", "update") && run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
