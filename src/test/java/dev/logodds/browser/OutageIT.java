package dev.logodds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of the packaged application, and what happens when its database goes away. */
class OutageIT {
    private static final String CHOICE = "/questions/ce-vs-mse/confident-trap";

    private static ProcessHandle database(Path data) throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Test
    void a_database_that_is_gone_costs_no_answer(@TempDir Path data) throws Exception {
        try (Browsers browsers = Browsers.open();
                BrowserContext context = browsers.browser().newContext();
                Page page = context.newPage()) {
            RunningApp app = RunningApp.start(data);
            page.navigate(app.url(CHOICE));
            page.locator(".option input").nth(1).check();
            String picked = page.locator(".option input:checked").inputValue();
            database(data).destroyForcibly();
            database(data).onExit().get(10, TimeUnit.SECONDS);
            page.locator("#check").click();
            assertThat(page.locator("#verdict")).containsText("database does not answer");
            assertThat(page.locator(".option input:checked")).hasValue(picked);
            assertThat(page.navigate(app.url("/dashboard")).status()).isEqualTo(503);
            assertThat(page.locator("h1")).containsText("database does not answer");
            assertThat(page.content()).doesNotContain("Exception").doesNotContain("at dev.logodds");
            app.close();

            // the cluster was killed, not closed: the next start recovers it
            try (RunningApp again = RunningApp.start(data)) {
                page.navigate(again.url(CHOICE));
                page.locator(".option input").first().check();
                page.locator("#check").click();
                assertThat(page.locator("#verdict")).isVisible();
            }
        }
    }

    @Test
    void stopping_the_app_stops_its_database(@TempDir Path data) throws Exception {
        RunningApp app = RunningApp.start(data);
        ProcessHandle database = database(data);
        app.close();
        database.onExit().get(10, TimeUnit.SECONDS);
        assertThat(database.isAlive()).isFalse();
    }

    @Test
    void a_second_app_on_the_same_folder_is_told_so(@TempDir Path data) throws Exception {
        try (RunningApp app = RunningApp.start(data)) {
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dquarkus.http.port=0",
                            "-Dlogodds.data=" + data,
                            "-jar",
                            System.getProperty("logodds.jar"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said)
                    .contains("another Logodds is running")
                    .contains("LOGODDS_DATA")
                    .doesNotContain("\tat ");
            assertThat(app.log())
                    .contains("Logodds is ready: http://127.0.0.1:")
                    .doesNotContain("ERROR");
        }
    }
}
