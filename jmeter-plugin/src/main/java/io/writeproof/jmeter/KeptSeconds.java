package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.summary.DurationCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The seconds so far as their lines have them, in bounded memory. Thread-safe.
 *
 * <p>When there are as many as may be, usually {@value #MOST}, every second one is let go, and of those to come every
 * second one is kept, and so on: two hours are there whole, four hours with every other second. Only the distribution of
 * the response times keeps everything: one that stays takes in the counts of those after it that do not.
 */
final class KeptSeconds {

    static final int MOST = 7200;

    private static final String COUNTS = "response_counts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int most;
    private final List<JsonNode> kept = new ArrayList<>();
    private int stride = 1;
    private long seen;

    KeptSeconds() {
        this(MOST);
    }

    /** @param most so many lines are kept, an even number */
    KeptSeconds(int most) {
        this.most = most;
    }

    synchronized void add(JsonNode second) {
        if (seen++ % stride != 0) {
            takeIn(kept.size() - 1, second);
            return;
        }
        if (kept.size() == most) {
            for (int i = 1; i <= most / 2; i++) {
                takeIn(i - 1, kept.remove(i));
            }
            stride *= 2;
        }
        kept.add(second);
    }

    /** A line that somebody may be reading is not changed but exchanged. */
    private void takeIn(int index, JsonNode gone) {
        if (kept.get(index) instanceof ObjectNode stays && gone.has(COUNTS)) {
            DurationCounts sum = DurationCounts.read(stays.path(COUNTS)).plus(DurationCounts.read(gone.path(COUNTS)));
            ObjectNode both = JSON.createObjectNode();
            both.setAll(stays);
            both.set(COUNTS, JSON.valueToTree(sum));
            kept.set(index, both);
        }
    }

    synchronized List<JsonNode> all() {
        return List.copyOf(kept);
    }

    /** A line for each. */
    String text() {
        return all().stream().map(second -> second + "\n").collect(Collectors.joining());
    }
}
