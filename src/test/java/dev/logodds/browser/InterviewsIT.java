package dev.logodds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mock interviews as a candidate takes them: each format from its setup to its report, and what may happen on the way. */
class InterviewsIT {
    private static final String WORDS =
            "The log-odds are linear in the features, because evidence adds up. I would check calibration on fresh data.";

    private static final java.util.regex.Pattern SAVED = java.util.regex.Pattern.compile("^saved.*");

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

    private static BrowserContext browser(int width, ColorScheme scheme, boolean scripts) {
        return browsers.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 800)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(scripts));
    }

    private static void begin(Page page, String format) {
        page.navigate(app.url("/interviews?format=" + format));
        page.locator("button:has-text('Begin')").click();
        assertThat(page.locator("[data-answer]")).isVisible();
    }

    private static void fill(Page page) {
        Locator words = page.locator("[data-answer] textarea.answer__box--words");
        if (words.count() > 0) words.fill(WORDS);
        Locator boxes =
                page.locator("[data-answer] :is(textarea:not(.answer__box--words), input.answer__box, input.gap)");
        for (int i = 0; i < boxes.count(); i++) boxes.nth(i).fill("0.5");
        Locator lists = page.locator("[data-answer] select");
        for (int i = 0; i < lists.count(); i++) lists.nth(i).selectOption(new SelectOption().setIndex(1));
        Locator picks = page.locator("[data-answer] .option input");
        if (picks.count() > 0) picks.first().check();
    }

    /** Answers what is on the table; what can't be read is left. */
    private static void answer(Page page) {
        fill(page);
        page.locator("#check").click();
        if (page.locator(".room__notice").count() > 0) {
            page.locator("button[formaction$=skips]").click();
        }
    }

    /** From the room to the report: handed in, compared, assessed. */
    private static void finish(Page page, boolean check) {
        if (page.locator("[data-answer]").count() > 0) {
            page.locator("button[formaction$=overview]").click();
            if (check) sound(page, "the overview");
            page.locator("form[action$=hand-in] button").click();
        }
        for (int i = 0; i < 12 && page.url().contains("/comparison"); i++) {
            if (check && i == 0) sound(page, "the comparison");
            Locator lists = page.locator("main select");
            for (int k = 0; k < lists.count(); k++) lists.nth(k).selectOption(new SelectOption().setIndex(1));
            Locator own = page.locator("fieldset.assess");
            if (check && own.count() > 0) sound(page, "the learner's own marks");
            for (int k = 0; k < own.count(); k++)
                own.nth(k).locator("input").nth(3).check();
            page.locator("main .answer__actions .button").first().click();
        }
        page.waitForURL("**/report");
        assertThat(page.locator("h1")).hasText(java.util.regex.Pattern.compile("Not yet|Borderline|Yes|Strong yes"));
        assertThat(page.locator(".report__next li")).hasCount(3);
    }

    /** axe finds nothing, and nothing is wider than the screen. */
    private static void sound(Page page, String what) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(what)
                .extracting(r -> r.getId() + ": "
                        + r.getNodes().stream().map(n -> n.getHtml()).toList())
                .isEmpty();
        int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
        assertThat(scroll).as("width of " + what).isLessThanOrEqualTo(page.viewportSize().width);
    }

    @ParameterizedTest
    @CsvSource({
        "rapid-50, 4, 1280, LIGHT",
        "rapid-25, 3, 320, DARK",
        "rapid-10, 10, 320, LIGHT",
        "five-hard, 5, 1280, DARK",
        "onsite, 7, 320, LIGHT",
        "whiteboard, 1, 1280, DARK",
        "defence, 3, 320, DARK",
        "one-sentence, 2, 1280, LIGHT"
    })
    void each_format_leads_to_its_report(String format, int questions, int width, ColorScheme scheme) {
        try (BrowserContext context = browser(width, scheme, true);
                Page page = context.newPage()) {
            begin(page, format);
            sound(page, "the room of " + format);
            for (int i = 0; i < questions && page.locator("[data-answer]").count() > 0; i++) answer(page);
            // what comes afterwards is the same for all formats, and narrowest where it is hardest
            finish(page, width == 320);
            page.locator("details.item summary").first().click();
            sound(page, "the report of " + format);
        }
    }

    @Test
    void what_is_typed_outlives_a_reload_and_another_device_takes_over() {
        try (BrowserContext one = browser(1280, ColorScheme.LIGHT, true);
                BrowserContext other = browser(360, ColorScheme.LIGHT, true);
                Page page = one.newPage();
                Page second = other.newPage()) {
            begin(page, "whiteboard");
            String address = page.url();
            page.locator("#answer").fill("L = -(1/n) sum_i");
            assertThat(page.locator("[data-saved]")).hasText(SAVED);
            page.reload();
            assertThat(page.locator("#answer")).hasValue("L = -(1/n) sum_i");
            // leaving saves at once
            page.locator("#answer").fill("L = left in a hurry");
            page.navigate(app.url("/interviews"));
            page.navigate(address);
            assertThat(page.locator("#answer")).hasValue("L = left in a hurry");

            second.navigate(address);
            assertThat(second.locator("h1")).containsText("open on another page");
            second.locator("button:has-text('Continue here')").click();
            assertThat(second.locator("#answer")).hasValue("L = left in a hurry");
            page.locator("#answer").fill("L = from the first device");
            assertThat(page.locator("[data-saved]")).containsText("goes on on another page");
            second.locator("#answer").fill("L = from the second");
            assertThat(second.locator("[data-saved]")).hasText(SAVED);
            finish(second, false);
        }
    }

    @Test
    void a_rapid_round_runs_by_the_keyboard_alone() {
        try (BrowserContext context = browser(1280, ColorScheme.DARK, true);
                Page page = context.newPage()) {
            begin(page, "rapid-10");
            page.locator("[data-answer] :is(input, textarea, select):not([type=hidden])")
                    .first()
                    .focus();
            fill(page);
            page.locator(".clock__digits summary").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=timer]")).isVisible();
            page.locator("#check").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".jump[aria-current=step]")).not().hasText("1");
            page.locator(".jump").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".jump[aria-current=step]")).hasText("1");
            assertThat(page.locator(".jump").first()).hasClass(java.util.regex.Pattern.compile("jump--answered"));
            page.locator("#flag").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".jump--flagged")).hasCount(1);
        }
    }

    @Test
    void without_scripts_it_runs_too() {
        try (BrowserContext context = browser(360, ColorScheme.LIGHT, false);
                Page page = context.newPage()) {
            begin(page, "rapid-10");
            for (int i = 0; i < 2; i++) answer(page);
            finish(page, false);
            page.locator(".share button").click();
            String shared = page.locator(".share a").getAttribute("href");
            page.navigate(app.url(shared));
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator(".share")).hasCount(0);
        }
    }
}
