package io.writeproof.results.report;

import java.util.Locale;

/** How a comparison is written down. */
public enum ComparisonFormat {
    TEXT,
    MARKDOWN,
    JSON,
    JUNIT,
    HTML;

    /** The whole document, ended by a line feed. */
    public String write(ComparisonReport report) {
        return switch (this) {
            case TEXT -> ComparisonText.of(report);
            case MARKDOWN -> ComparisonMarkdown.of(report);
            case JSON -> ComparisonJson.of(report);
            case JUNIT -> ComparisonJUnit.of(report);
            case HTML -> ComparisonHtml.of(report);
        };
    }

    /** As it is asked for on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
