package io.writeproof.runner;

import java.util.Map;

/** The colours of a verdict: a mark or a word at the start of a line, nothing else. Immutable. */
enum Palette {
    PLAIN,
    COLOURED;

    private static final String START = "\u001b[";
    private static final Map<String, String> COLOURS =
            Map.of("✓", "32", "PASSED", "32", "✗", "31", "FAILED", "31", "!", "33", "INVALID", "33");

    String paint(String line) {
        String start = line.stripLeading();
        int end = start.indexOf(' ');
        String colour = COLOURS.get(end < 0 ? start : start.substring(0, end));
        if (this == PLAIN || colour == null) {
            return line;
        }
        int from = line.length() - start.length();
        int to = end < 0 ? line.length() : from + end;
        return line.substring(0, from) + START + colour + "m" + line.substring(from, to) + START + "0m"
                + line.substring(to);
    }
}
