package dev.logodds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner does, in a real browser, on the packaged application with its own database. */
class StudyJourneyIT {
    private static final String GRADIENT = "/questions/ce-vs-mse/gradient-mean-ce";

    @TempDir
    static Path data;

    private static Browsers browsers;

    @BeforeAll
    static void openBrowser() {
        browsers = Browsers.open();
    }

    @AfterAll
    static void closeBrowser() {
        browsers.close();
    }

    @Test
    void a_wrong_gradient_is_named_a_right_one_scheduled_and_both_outlive_a_killed_server() {
        String due;
        try (BrowserContext context = browsers.browser().newContext();
                Page page = context.newPage()) {
            RunningApp first = RunningApp.start(data);
            page.navigate(first.url(GRADIENT));
            page.locator("#answer").fill("X.T @ (p - y)");
            assertThat(page.locator("#preview")).containsText("d × 1");
            page.locator("#check").click();
            assertThat(page.locator("#verdict")).containsText("1/n");
            assertThat(page.locator("#answer")).hasValue("X.T @ (p - y)");

            page.locator("#answer").fill("\\frac{1}{n} X^\\top (\\sigma(Xw) - y)");
            page.locator("#answer").press("Enter");
            assertThat(page.locator("#verdict")).containsText("Right.");
            due = page.locator("#verdict .due strong").innerText();
            assertThat(due).isNotBlank();
            first.kill();
        }
        try (RunningApp second = RunningApp.start(data);
                BrowserContext context = browsers.browser().newContext();
                Page page = context.newPage()) {
            page.navigate(second.url("/dashboard"));
            Locator answers = page.locator("section", new Page.LocatorOptions().setHasText("Your last answers"));
            assertThat(answers.locator(".row")).hasCount(2);
            assertThat(answers).containsText("X.T @ (p - y)");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Coming up")))
                    .isVisible();
            page.navigate(second.url(GRADIENT));
            assertThat(page.locator(".history")).containsText("before (2)");
        }
    }

    @Test
    void everything_works_without_scripts(@TempDir Path other) {
        try (RunningApp app = RunningApp.start(other);
                BrowserContext context =
                        browsers.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(app.url(GRADIENT));
            assertThat(page.locator(".loss .katex")).not().hasCount(0);
            page.locator("#answer").fill("X^T (y - p) / n");
            page.locator("#check").click();
            assertThat(page.locator("#verdict")).containsText("sign");
            page.locator("#answer").fill("X^T (p - y / n");
            page.locator("#check").click();
            assertThat(page.locator("#verdict")).containsText("No attempt was used");
            assertThat(page.locator("#answer")).hasValue("X^T (p - y / n");
            page.locator("#answer").fill("X^T (p - y) / n");
            page.locator("#check").click();
            assertThat(page.locator("#verdict")).containsText("Right.");
            page.reload();
            assertThat(page.locator("#verdict")).containsText("Right.");
            page.navigate(app.url("/dashboard"));
            assertThat(page.locator("section", new Page.LocatorOptions().setHasText("Your last answers"))
                            .locator(".row"))
                    .hasCount(2);

            page.navigate(app.url("/labs/ce-vs-mse"));
            assertThat(page.locator("svg.plot")).hasCount(0);
            page.locator("[name=basins]").nth(1).check();
            page.locator("[name=ratio]").nth(2).check();
            page.getByText("Show what happens").click();
            assertThat(page.locator("svg.plot")).hasCount(4);
            assertThat(page.locator("table.data-table tbody tr")).hasCount(4);
            assertThat(page.locator(".predicted").first()).containsText("You predicted");
        }
    }

    @Test
    void a_study_session_runs_by_the_keyboard_alone(@TempDir Path other) {
        try (RunningApp app = RunningApp.start(other);
                BrowserContext context = browsers.browser().newContext();
                Page page = context.newPage()) {
            page.navigate(app.url("/study"));
            for (int i = 0; i < 3; i++) {
                assertThat(page.locator("#work")).isVisible();
                answerByKeyboard(page);
                assertThat(page.locator("#verdict")).isVisible();
                if (page.locator("#next").count() == 0) {
                    page.navigate(app.url("/study"));
                } else {
                    page.locator("body").press("n");
                    page.waitForURL("**/study");
                }
            }
            page.navigate(app.url("/dashboard"));
            assertThat(page.locator(".fact").nth(1)).containsText("3");
        }
    }

    private static void answerByKeyboard(Page page) {
        if (page.locator(".option").count() > 0) {
            page.keyboard().press("1");
            page.keyboard().press("Enter");
        } else if (page.locator(".reveal").count() > 0) {
            page.keyboard().press("Space");
            page.keyboard().press("3");
        } else {
            page.locator("#answer").focus();
            page.keyboard().type("1");
            page.keyboard().press("Enter");
        }
    }

    @Test
    void the_lab_redraws_what_the_server_says(@TempDir Path other) {
        try (RunningApp app = RunningApp.start(other);
                BrowserContext context = browsers.browser().newContext();
                Page page = context.newPage()) {
            page.navigate(app.url("/labs/ce-vs-mse"));
            page.getByText("Look without predicting").click();
            assertThat(page.locator("table.data-table")).containsText("1.9459");
            page.locator("#c-b").fill("1");
            assertThat(page.locator("table.data-table tbody tr").nth(3)).containsText("1.9459");
            page.locator("#c-b").fill("0");
            assertThat(page.locator("table.data-table tbody tr").nth(3)).containsText("−0.0639");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*b=0&.*"));
            assertThat(page.locator("#plot-squared-error .end")).hasCount(2);
        }
    }
}
