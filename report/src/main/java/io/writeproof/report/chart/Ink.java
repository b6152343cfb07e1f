package io.writeproof.report.chart;

import java.util.Locale;

/** Colours of series, the same in SVG and script; the page's style says what they look like in light and dark. */
public enum Ink {
    BLUE,
    TEAL,
    AMBER,
    RED,
    VIOLET,
    GREEN,
    /** What was planned, and what is only there to compare with. */
    GREY;

    private static final int CHROMATIC = 6;

    /** The class of the page's style. */
    public String style() {
        return "ink-" + name().toLowerCase(Locale.ROOT);
    }

    /** A colour for the n-th of several equals, from 0; beyond the sixth they repeat. */
    public static Ink of(int n) {
        return values()[n % CHROMATIC];
    }
}
