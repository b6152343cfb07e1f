package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a load run as its page must show them. Immutable.
 *
 * @param run its {@code run.json}
 */
record LoadNumbers(JsonNode run) {

    /** The sections that every load run with parity has. */
    static final List<String> SECTIONS =
            List.of("verdict", "validity", "gates", "parity", "time", "distribution", "busy", "labels", "environment");

    private static final Pattern ACHIEVED = Pattern.compile("Achieved rate\\D+([\\d.,]+)");

    /** Fails unless the page has all of them. */
    void assertShownBy(Visit visit) throws IOException {
        assertThat(new ObjectMapper().readTree(visit.data("run"))).isEqualTo(run);
        Matcher rate = ACHIEVED.matcher(visit.text("#validity"));
        assertThat(rate.find()).isTrue();
        assertThat(Shown.number(rate.group(1)))
                .isCloseTo(run.path("achieved_qps").asDouble(), within(0.06));
        assertGatesShownBy(visit);
        assertThat(visit.text("#parity")).contains(run.at("/parity/reason").asText(), count(run.at("/parity/rows")));
        run.path("labels")
                .properties()
                .forEach(label -> assertThat(visit.text("#labels"))
                        .contains(label.getKey(), count(label.getValue().path("count"))));
    }

    private void assertGatesShownBy(Visit visit) {
        List<Line> lines = visit.table("#gates table");
        assertThat(lines).hasSize(run.path("gates").size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode gate = run.path("gates").path(i);
            assertThat(lines.get(i).text("Gate")).startsWith(gate.path("name").asText());
            assertThat(lines.get(i).text("Outcome")).contains(outcome(gate));
            if (gate.path("actual").isNumber()) {
                double inUnit = gate.path("unit").asText().equals("ratio") ? 100 : 1;
                lines.get(i).assertNumber("Value", inUnit * gate.path("actual").asDouble());
            }
        }
    }

    private static String count(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String outcome(JsonNode gate) {
        if (gate.path("rule").asText().endsWith("none")) {
            return "no limit";
        }
        return gate.path("passed").asBoolean() ? "held" : "broken";
    }
}
