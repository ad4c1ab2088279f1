package dev.logodds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every lab in a real browser: predict, reveal, move something by the keyboard, and see the engine's numbers. */
class LabsIT {
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

    private static Page open(BrowserContext context, String lab) {
        Page page = context.newPage();
        page.navigate(app.url("/labs/" + lab + (lab.contains("?") ? "&" : "?") + "again=1"));
        for (Locator set : page.locator("fieldset.options").all())
            set.locator("input").first().check();
        for (Locator box : page.locator(".amount input").all()) box.fill("0.1");
        assertThat(page.locator("svg.plot")).hasCount(0);
        page.getByText("Show what happens").click();
        assertThat(page.locator("svg.plot").first()).isVisible();
        assertThat(page.locator(".predicted").first()).containsText("You predicted");
        return page;
    }

    private static BrowserContext still() {
        return browsers.browser().newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @ParameterizedTest
    @CsvSource({
        "ce-vs-mse, c-z, -5, 4",
        "mle, c-w, 0, 4",
        "separability, c-at, 2.5, 4",
        "softmax, c-px, 0, 4",
        "naive-bayes, c-features, 6, 2",
        "svm, c-m, -0.3, 4",
        "odds-ratios, c-baseline, 0.1, 4",
        "calibration, c-slope, 2, 4",
        "imbalance, c-a, -4, 4"
    })
    void is_predicted_revealed_and_moved(String lab, String box, String before, int plots) {
        try (BrowserContext context = still();
                Page page = open(context, lab)) {
            assertThat(page.locator("svg.plot")).hasCount(plots);
            Locator input = page.locator("#" + box);
            assertThat(input).hasValue(before);
            String drawn = page.locator(".lab__plots").innerHTML();
            input.press("ArrowUp");
            page.waitForFunction("v => document.querySelector('.lab__plots').innerHTML !== v", drawn);
            assertThat(page.url()).contains(input.getAttribute("name") + "=" + input.inputValue());
            String sent = (String) page.evaluate(
                    "async lab => (await (await fetch('/labs/' + lab + '/picture' + location.search)).json()).finding",
                    lab);
            assertThat(page.locator("[data-finding]")).hasText(sent);
            String asked = (String) page.evaluate(
                    "async lab => (await (await fetch('/labs/' + lab + '/picture' + location.search)).json()).next[0].href",
                    lab);
            assertThat(page.locator("[data-next] a").first()).hasAttribute("href", asked);
        }
    }

    @Test
    void a_point_is_dragged_across_the_gap_and_the_break_mended() {
        try (BrowserContext context = still();
                Page page = open(context, "separability")) {
            Locator reached = page.locator(".goal__step--reached");
            assertThat(reached).hasCount(0);
            var grip = page.locator(".handle__grip").first().boundingBox();
            double unit = page.locator("#plot-curve").boundingBox().width / 480 * (480 - 54 - 16) / 7;
            page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
            page.mouse().down();
            page.mouse().move(grip.x + grip.width / 2 + 1.5 * unit, grip.y + grip.height / 2);
            page.mouse().up();
            assertThat(page.locator("#c-at")).hasValue("4.0");
            assertThat(reached).hasCount(1);
            page.locator("#c-firth").selectOption("on");
            assertThat(reached).hasCount(2);
            assertThat(page.locator("[data-tables] table").first()).containsText("1.1289");
        }
    }

    @Test
    void a_table_of_ones_own_is_fitted_and_a_bad_one_explained() {
        try (BrowserContext context = still();
                Page page = open(context, "odds-ratios")) {
            page.locator("[data-own] summary").click();
            page.locator("#own").fill("x,y\n1,0\n2,1\n3,0\n4,1\n");
            page.getByText("Fit this table").click();
            assertThat(page.locator("[data-finding]")).containsText("4 rows");
            assertThat(page.locator("svg.plot")).hasCount(1);
            assertThat(page.locator("[data-tables] summary").first()).hasText("Your table");
            assertThat(page.locator("[data-tables] th").nth(2)).hasText("Standard error");
            assertThat(page.locator("[data-tables] details").nth(1)).isHidden();
            page.locator("#own").fill("x,y\n1,0\n,1\n");
            page.getByText("Fit this table").click();
            assertThat(page.locator("#own-problem")).containsText("ine 3");
        }
    }

    @Test
    void a_long_computation_shows_how_far_it_is_and_can_be_stopped() {
        try (BrowserContext context = still();
                Page page = open(context, "naive-bayes?features=20")) {
            page.locator("#c-draws").selectOption("2000");
            assertThat(page.locator("[data-progress]")).isVisible();
            page.locator("[data-cancel]").click();
            assertThat(page.locator("[data-progress]")).isHidden();
            assertThat(page.locator("[data-finding]")).containsText("of 2000 draws");
        }
    }

    @Test
    void nothing_shifts_and_the_page_is_light() {
        try (BrowserContext context = browsers.browser().newContext();
                Page page = open(context, "separability")) {
            page.evaluate(
                    "() => { window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.shift += e.value; })).observe({ type: 'layout-shift', buffered: true }); }");
            page.reload();
            page.waitForTimeout(300);
            page.evaluate(
                    "() => { window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.shift += e.value; })).observe({ type: 'layout-shift', buffered: true }); }");
            page.locator("#c-at").press("ArrowUp");
            page.waitForTimeout(400);
            assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(0.01);
            Object bytes = page.evaluate(
                    "() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((s, e) => s + e.encodedBodySize, 0)");
            assertThat(((Number) bytes).longValue()).isLessThan(400_000);
        }
    }
}
