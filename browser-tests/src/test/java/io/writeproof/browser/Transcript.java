package io.writeproof.browser;

import io.writeproof.report.Markup;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program wrote to a terminal, colours and rewritten lines included, as {@code script} records it. Immutable.
 *
 * @param text with line feeds alone
 */
record Transcript(String text) {

    private static final String REWRITE = "\r\u001b[2K";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(\\d*)m");
    private static final Map<String, String> COLOURS = Map.of("31", "#ff7b72", "32", "#56d364", "33", "#e3b341");
    private static final String STYLE = """
            body { margin: 0; background: #16181d; display: inline-block }
            pre { margin: 0; padding: 18px 22px; color: #d8dbe0; font: 14px/1.45 "DejaVu Sans Mono", monospace }
            """;

    /** The part of a recording that {@code script} did not add itself. */
    static Transcript recorded(String bytes) {
        String text = bytes.replace("\r\n", "\n")
                .replaceAll("(?m)^Script (started|done) on .*\\n?", "")
                .strip();
        return new Transcript(text);
    }

    /** As it was when the line had been rewritten for two thirds of the times. */
    Transcript underWay() {
        String[] states = text.split(Pattern.quote(REWRITE), -1);
        int shown = Math.max(2, states.length * 2 / 3);
        return new Transcript(String.join(REWRITE, Arrays.copyOf(states, shown)).stripTrailing());
    }

    /** A page that looks like the terminal. */
    String html() {
        StringBuilder lines = new StringBuilder();
        // Not lines(), for which a carriage return ends a line.
        for (String line : text.split("\n", -1)) {
            lines.append(coloured(line.substring(line.lastIndexOf('\r') + 1))).append('\n');
        }
        return "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><style>" + STYLE + "</style><body><pre>"
                + lines.toString().stripTrailing() + "</pre></body></html>";
    }

    private static String coloured(String line) {
        StringBuilder html = new StringBuilder();
        String rest = line.replace("\u001b[2K", "");
        Matcher colours = COLOUR.matcher(rest);
        int from = 0;
        while (colours.find()) {
            html.append(Markup.text(rest.substring(from, colours.start())).html());
            String colour = COLOURS.get(colours.group(1));
            html.append(colour == null ? "</span>" : "<span style=\"color:" + colour + "\">");
            from = colours.end();
        }
        return html.append(Markup.text(rest.substring(from)).html()).toString();
    }
}
