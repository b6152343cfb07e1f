package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The seconds so far as their lines have them, in bounded memory. Thread-safe.
 *
 * <p>When there are {@value #MOST}, every second one is let go, and of those to come every second one is kept, and so on:
 * two hours are there whole, four hours with every other second.
 */
final class KeptSeconds {

    static final int MOST = 7200;

    private final List<JsonNode> kept = new ArrayList<>();
    private int stride = 1;
    private long seen;

    synchronized void add(JsonNode second) {
        if (seen++ % stride != 0) {
            return;
        }
        if (kept.size() == MOST) {
            for (int i = 1; i <= MOST / 2; i++) {
                kept.remove(i);
            }
            stride *= 2;
        }
        kept.add(second);
    }

    synchronized List<JsonNode> all() {
        return List.copyOf(kept);
    }

    /** A line for each. */
    String text() {
        return all().stream().map(second -> second + "\n").collect(Collectors.joining());
    }
}
