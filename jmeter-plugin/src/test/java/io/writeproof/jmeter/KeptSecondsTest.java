package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
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
