package io.writeproof.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/**
 * How somebody looks at a page. Immutable.
 *
 * @param width of the window in CSS pixels
 */
record Look(int width, ColorScheme colours, Script script) {

    /** A window on a desk. */
    static final Look WIDE = new Look(1440, ColorScheme.LIGHT, Script.ON);

    private static final int HEIGHT = 900;

    /** Whether scripts run. */
    enum Script {
        ON,
        OFF
    }

    /** The same in a window of another width. */
    Look width(int pixels) {
        return new Look(pixels, colours, script);
    }

    /** The same in other colours. */
    Look colours(ColorScheme scheme) {
        return new Look(width, scheme, script);
    }

    /** The same without scripts. */
    Look withoutScript() {
        return new Look(width, colours, Script.OFF);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script == Script.ON);
    }

    @Override
    public String toString() {
        return width + " px, " + colours.name().toLowerCase(Locale.ROOT) + ", script "
                + script.name().toLowerCase(Locale.ROOT);
    }
}
