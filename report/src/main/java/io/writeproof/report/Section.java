package io.writeproof.report;

import java.util.Map;

/**
 * One part of a page. Immutable.
 *
 * @param id its address in the page: lower-case letters and hyphens, unique in the page
 * @param title its heading
 * @param body what is under the heading
 */
public record Section(String id, String title, Markup body) {

    /** The whole section, with its heading. */
    public Markup html() {
        return Markup.element(
                "section",
                Map.of("id", id, "aria-labelledby", id + "-title"),
                Markup.element("h2", Map.of("id", id + "-title"), Markup.text(title)),
                body);
    }
}
