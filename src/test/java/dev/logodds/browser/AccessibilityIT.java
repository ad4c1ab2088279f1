package dev.logodds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing on any page, in dark on a phone or in light on a desktop; and nothing is wider than its screen. */
class AccessibilityIT {
    /** The pages on which most time is spent, in both ways. */
    private static final List<String> BOTH = List.of(
            "/",
            "/topics/ce-vs-mse",
            "/questions/ce-vs-mse/gradient-mean-ce",
            "/questions/ce-vs-mse/confident-trap",
            "/study",
            "/dashboard",
            "/interviews");

    /** The others, which are made of the same parts, in one of the two ways in turn. */
    private static final List<String> PAGES = List.of(
            "/topics",
            "/questions?topic=mle",
            "/questions/ce-vs-mse/ce-gradient-at-z",
            "/questions/ce-vs-mse/card-minus-five",
            "/plan",
            "/statistics",
            "/settings",
            "/data",
            "/labs",
            "/labs/ce-vs-mse",
            "/help",
            "/nothing");

    /** Long lists of the same: once is enough. */
    private static final List<String> LONG = List.of("/questions", "/help/formulas");

    /** A question of each kind that has a form of its own, where it is narrowest. */
    private static final List<String> KINDS = List.of(
            "/questions/mle/hessian-claims",
            "/questions/mle/gradient-three-rows",
            "/questions/mle/whole-derivation",
            "/questions/odds-ratios/read-admissions",
            "/questions/mle/six-lines",
            "/questions/mle/shapes",
            "/questions/mle/newton-cloze",
            "/questions/mle/explain-to-a-beginner");

    private static final List<String> LABS = List.of(
            "ce-vs-mse",
            "mle",
            "separability",
            "softmax",
            "naive-bayes",
            "svm",
            "odds-ratios",
            "calibration",
            "imbalance");

    @TempDir
    static Path data;

    private static Browsers browsers;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        browsers = Browsers.open();
        app = RunningApp.start(data);
    }

    @AfterAll
    static void stop() {
        app.close();
        browsers.close();
    }

    @ParameterizedTest
    @CsvSource({"DARK, 360", "LIGHT, 1280"})
    void no_page_has_a_violation(ColorScheme scheme, int width) {
        try (BrowserContext context = browsers.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
            // the labs share their parts and colours: every second one in each of the two ways
            for (int i = width < 500 ? 0 : 1; i < LABS.size(); i += 2) openedLab(context, LABS.get(i), width);
            BOTH.forEach(path -> check(context, path, width));
            for (int i = width < 500 ? 0 : 1; i < PAGES.size(); i += 2) check(context, PAGES.get(i), width);
            (width < 500 ? KINDS : LONG).forEach(path -> check(context, path, width));
            wrongAnswer(context);
        }
    }

    private static void check(BrowserContext context, String path, int width) {
        try (Page page = context.newPage()) {
            page.navigate(app.url(path));
            violations(page, path);
            int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
            assertThat(scroll).as("width of " + path).isLessThanOrEqualTo(width);
        }
    }

    private static void wrongAnswer(BrowserContext context) {
        try (Page page = context.newPage()) {
            page.navigate(app.url("/questions/ce-vs-mse/gradient-mean-ce"));
            page.locator("#answer").fill("X^T (y - p)");
            page.locator("#check").click();
            page.locator("#verdict").waitFor();
            violations(page, "a verdict");
        }
    }

    private static void openedLab(BrowserContext context, String lab, int width) {
        try (Page page = context.newPage()) {
            page.navigate(app.url("/labs/" + lab));
            if (page.getByText("Look without predicting").count() > 0) {
                page.getByText("Look without predicting").click();
            }
            page.locator("svg.plot").first().waitFor();
            violations(page, "the lab " + lab);
            int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
            assertThat(scroll).as("width of the lab " + lab).isLessThanOrEqualTo(width);
        }
    }

    private static void violations(Page page, String what) {
        List<Rule> found = new AxeBuilder(page).analyze().getViolations();
        assertThat(found)
                .as(what)
                .extracting(r -> r.getId() + ": "
                        + r.getNodes().stream().map(n -> n.getHtml()).toList())
                .isEmpty();
    }
}
