package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptSecondsTest {

    private final KeptSeconds kept = new KeptSeconds();

    @Test
    void twoHoursAreThereWhole() {
        add(KeptSeconds.MOST);

        assertThat(lines()).isEqualTo(every(1, KeptSeconds.MOST));
    }

    @Test
    void ofFiveHoursEveryFourthSecondIsThere() {
        add(18_000);

        assertThat(lines()).isEqualTo(every(4, 18_000));
    }

    @Test
    void theTextHasALineForEach() {
        add(3);

        assertThat(kept.text()).isEqualTo("0\n1\n2\n");
    }

    @Test
    void theCountsOfSecondsThatAreLetGoStayWithTheOneBefore() {
        int seconds = 3 * KeptSeconds.MOST + 3;
        IntStream.range(0, seconds).forEach(second -> kept.add(counted(second)));

        List<JsonNode> all = kept.all();
        assertThat(all).hasSize(seconds / 4 + 1);
        assertThat(all.get(1)).hasToString("{\"t\":4,\"response_counts\":[-24,1,-3,4],\"gates\":[]}");
        assertThat(all.stream()
                        .mapToInt(second -> second.at("/response_counts/3").asInt())
                        .sum())
                .isEqualTo(seconds);
    }

    @Test
    void aLineThatWasGivenAwayStaysAsItWas() {
        add(KeptSeconds.MOST);
        kept.add(counted(KeptSeconds.MOST));
        JsonNode given = kept.all().get(KeptSeconds.MOST / 2);
        String text = given.toString();
        kept.add(counted(KeptSeconds.MOST + 1));

        assertThat(given).hasToString(text);
        assertThat(kept.all().get(KeptSeconds.MOST / 2)).isNotEqualTo(given);
    }

    /** Each has a request of one bucket, and each fourth one of a faster one. */
    private static JsonNode counted(int second) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("t", second);
        ArrayNode counts = line.putArray("response_counts").add(-24);
        counts.add(second % 4 == 2 ? 1 : 0).add(-3).add(1);
        line.putArray("gates");
        return line;
    }

    private void add(int seconds) {
        IntStream.range(0, seconds).forEach(second -> kept.add(new IntNode(second)));
    }

    private List<String> lines() {
        return kept.all().stream().map(JsonNode::asText).toList();
    }

    private static List<String> every(int stride, int until) {
        return IntStream.iterate(0, second -> second < until, second -> second + stride)
                .mapToObj(String::valueOf)
                .toList();
    }
}
