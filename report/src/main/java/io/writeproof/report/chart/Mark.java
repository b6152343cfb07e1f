package io.writeproof.report.chart;

/** How a series is drawn. */
public enum Mark {
    LINE("line"),
    DASHED("line dashed"),
    DOTS("dot");

    private final String style;

    Mark(String style) {
        this.style = style;
    }

    String style() {
        return style;
    }
}
