package dev.logodds.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/**
 * Takes pictures of a running application, for looking at them: {@code Screenshots ADDRESS FOLDER WHAT…}, where each WHAT is {@code
 * name|path|width|height|dark or light[|script to run first]}.
 */
public final class Screenshots {
    private Screenshots() {}

    public static void main(String... args) {
        try (Browsers browsers = Browsers.open()) {
            for (int i = 2; i < args.length; i++) take(browsers, args[0], Path.of(args[1]), args[i].split("\\|", 6));
        }
    }

    private static void take(Browsers browsers, String address, Path folder, String[] what) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(Integer.parseInt(what[2]), Integer.parseInt(what[3]))
                .setColorScheme(what[4].equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
        try (BrowserContext context = browsers.browser().newContext(options);
                Page page = context.newPage()) {
            page.navigate(address + what[1]);
            if (what.length > 5) {
                page.evaluate(what[5]);
                page.waitForTimeout(900);
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(what[0] + ".png")));
        }
    }
}
