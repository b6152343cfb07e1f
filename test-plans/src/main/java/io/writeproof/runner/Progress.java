package io.writeproof.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a run is, as JMeter tells it: {@code done/all percent | rate | ok | failed | p99 | phase | ETA}. Immutable.
 *
 * @param fields those that are known, in this order
 */
record Progress(List<String> fields) {

    private static final String BETWEEN = " | ";
    private static final Pattern PERCENT = Pattern.compile("([\\d.]+) %$");
    private static final Pattern NUMBERED = Pattern.compile("(ok|failed|p99|ETA) .*|.*\\d/s");
    private static final String CUT = "…";
    /** Of the bar, always: one that grew and shrank with the text beside it would tell nothing. */
    private static final int CELLS = 10;
    /** What is left out first when there is little room. */
    private static final List<Predicate<String>> DISPENSABLE = List.of(
            field -> field.startsWith("p99 "),
            field -> !NUMBERED.matcher(field).matches(),
            field -> field.startsWith("ok "),
            field -> field.endsWith("/s"),
            field -> field.startsWith("failed "));

    static Progress of(String text) {
        return new Progress(List.of(text.split(Pattern.quote(BETWEEN))));
    }

    /** The phase under way, or that the rows are being verified; empty when neither is known. */
    String phase() {
        return fields.stream()
                .skip(1)
                .filter(field -> !NUMBERED.matcher(field).matches())
                .findFirst()
                .orElse("");
    }

    /** At most {@code room} characters, what matters least left out. */
    String text(int room) {
        List<String> shown = new ArrayList<>(fields);
        for (Predicate<String> dispensable : DISPENSABLE) {
            if (length(shown) > room) {
                shown.subList(1, shown.size()).removeIf(dispensable);
            }
        }
        String text = String.join(BETWEEN, shown);
        return text.length() <= room ? text : text.substring(0, room - CUT.length()) + CUT;
    }

    /** The same behind a bar, when it is known how much there is to do. */
    String drawn(int room, Bar bar) {
        Matcher percent = PERCENT.matcher(fields.get(0));
        if (!percent.find()) {
            return text(room);
        }
        String text = text(room - CELLS - 1);
        if (text.endsWith(CUT)) {
            return text(room);
        }
        return bar.of(Double.parseDouble(percent.group(1)) / 100) + " " + text;
    }

    private static int length(List<String> fields) {
        return String.join(BETWEEN, fields).length();
    }

    /** What a bar is made of. */
    enum Bar {
        BLOCKS("█", "░"),
        /** For terminals that may not show the others. */
        ASCII("#", ".");

        private final String full;
        private final String empty;

        Bar(String full, String empty) {
            this.full = full;
            this.empty = empty;
        }

        /** As many cells of them full as the share says, 0 to 1; all only at the end. */
        private String of(double share) {
            int filled = (int) Math.min(CELLS, Math.floor(share * CELLS));
            return full.repeat(filled) + empty.repeat(CELLS - filled);
        }
    }
}
