package io.writeproof.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How somebody looks at a page. Immutable.
 *
 * @param width of the window in CSS pixels
 */
record Look(int width, ColorScheme colours, Script script) {

    /** A window on a desk. */
    static final Look WIDE = new Look(1440, ColorScheme.LIGHT, Script.ON);

    /** Of a telephone. */
    private static final int NARROW = 360;

    private static final int HEIGHT = 900;

    /** Whether scripts run. */
    enum Script {
        ON,
        OFF
    }

    /** Wide and narrow, light and dark, with and without scripts. */
    static Stream<Look> all() {
        return Stream.of(WIDE, WIDE.width(NARROW))
                .flatMap(look -> Stream.of(look, look.colours(ColorScheme.DARK)))
                .flatMap(look -> Stream.of(look, look.withoutScript()));
    }

    /** Whether scripts run, and with them the check of barriers, which is one. */
    boolean hasScript() {
        return script == Script.ON;
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
                .setJavaScriptEnabled(hasScript());
    }

    @Override
    public String toString() {
        return width + " px, " + colours.name().toLowerCase(Locale.ROOT) + ", script "
                + script.name().toLowerCase(Locale.ROOT);
    }
}
