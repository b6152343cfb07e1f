package io.writeproof.runner.option;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts for people into lines. Stateless. */
public final class LineBreaks {

    private LineBreaks() {}

    /** Lines of at most so many characters, broken between words; only a longer word makes one longer. */
    public static List<String> inText(String text, int width) {
        return between(List.of(text.split(" ", -1)), width);
    }

    /** The same, broken between these pieces only. */
    public static List<String> between(List<String> pieces, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            if (line.length() > 0 && line.length() + 1 + piece.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
