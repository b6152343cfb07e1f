package io.writeproof.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A whole page: one file that loads nothing. Immutable.
 *
 * @param title its heading
 * @param status of what it shows: {@code passed}, {@code failed}, {@code invalid}, {@code running} or {@code none}
 * @param sections one under the other
 * @param embedded data that stand in the page as they are, by the id of their element
 * @param mode whether it changes while it is looked at
 */
public record Page(String title, String status, List<Section> sections, Map<String, JsonNode> embedded, Mode mode) {

    /** Where a live page gets its events from, relative to its own server. */
    public static final String EVENTS = "/events";

    private static final Asset STYLE = Asset.read("report.css");
    private static final Asset LIBRARY = Asset.read("chart.umd.js");
    private static final List<String> PARTS = List.of("tables.js", "numbers.js", "cursor.js", "charts.js", "heat.js");
    private static final Asset SCRIPT = script(Stream.of("report.js"));
    private static final Asset LIVE_SCRIPT = script(Stream.of("live.js", "report.js"));

    public Page {
        sections = List.copyOf(sections);
        // In one order, so that a page is made anew byte for byte.
        embedded = Collections.unmodifiableMap(new TreeMap<>(embedded));
    }

    /** A page that does not change. */
    public Page(String title, String status, List<Section> sections, Map<String, JsonNode> embedded) {
        this(title, status, sections, embedded, Mode.STORED);
    }

    /** The file's content, in UTF-8. */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head() + body().html() + "\n</html>\n";
    }

    private static Asset script(Stream<String> rest) {
        return Asset.read(Stream.concat(PARTS.stream(), rest).toArray(String[]::new));
    }

    private Asset script() {
        return mode == Mode.LIVE ? LIVE_SCRIPT : SCRIPT;
    }

    private String head() {
        String policy =
                "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '" + STYLE.hash()
                        + "'; script-src '" + LIBRARY.hash() + "' '" + script().hash() + "'"
                        + (mode == Mode.LIVE ? "; connect-src 'self'" : "");
        return "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy
                + "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"WriteProof\">\n"
                + Markup.element("title", Markup.shortened(title + " · WriteProof"))
                        .html() + "\n<style>" + STYLE.text()
                + "</style>\n</head>\n";
    }

    private Markup body() {
        Map<String, String> attributes = new TreeMap<>(Map.of("class", "is-" + status));
        if (mode == Mode.LIVE) {
            attributes.put("data-live", EVENTS);
        }
        return Markup.element(
                "body",
                attributes,
                Markup.element("a", Map.of("href", "#main", "class", "skip"), Markup.text("Skip to the content")),
                header(),
                Markup.element(
                        "main",
                        Map.of("id", "main", "tabindex", "-1"),
                        Markup.join(sections.stream().map(Section::html).toList())),
                Markup.element(
                        "footer",
                        Markup.text(
                                "Made by WriteProof from stored data; this file loads nothing. Charts: Chart.js, MIT license.")),
                Markup.join(embedded.entrySet().stream()
                        .map(data -> Markup.data(Map.of("id", data.getKey()), data.getValue()))
                        .toList()),
                Markup.trusted(
                        "\n<script>" + LIBRARY.text() + "</script>\n<script>" + script().text() + "</script>\n"));
    }

    private Markup header() {
        Markup live = mode == Mode.LIVE
                ? Markup.element("p", Map.of("id", "live", "role", "status"), Markup.text("connecting"))
                : Markup.NONE;
        return Markup.element(
                "header",
                Markup.element("p", Map.of("class", "brand"), Markup.text("WriteProof")),
                Markup.element("h1", Markup.label(title)),
                live,
                Markup.element("nav", Map.of("aria-label", "Sections"), Markup.element("ul", links())));
    }

    private Markup links() {
        return Markup.join(sections.stream()
                .map(section -> Markup.element(
                        "li",
                        Markup.element("a", Map.of("href", "#" + section.id()), Markup.shortened(section.title()))))
                .toList());
    }
}
