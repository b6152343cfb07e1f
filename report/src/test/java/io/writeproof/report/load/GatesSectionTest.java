package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatesSectionTest {

    private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p99(a) in steady, spike <= 250ms      | true  | 125     | 250     | ms    | ✓ held     | steady, spike | 125 ms     | ≤ 250 ms     | +50.0 %",
                "p50(~x in .*~) < 5ms                  | false | 11.6    | 5       | ms    | ✗ broken   | all measured  | 11.6 ms    | < 5.00 ms    | −132 %",
                "achieved_rate in s >= 0.99 * target   | false | 10928.3 | 15072.8 | 1/s   | ✗ broken   | s             | 10,928.3 /s | ≥ 15,072.8 /s | −27.5 %",
                "error_rate <= 1% after 30s for 10s    | true  | 0.004   | 0.01    | ratio | ✓ held     | all measured  | 0.40 %     | ≤ 1.00 %     | +60.0 %",
                "never_sent == 0                       | true  | 0       | 0       | count | ✓ held     | all measured  | 0          | = 0          | –"
            },
            quoteCharacter = '`')
    void aGateIsARowWithItsMargin(
            String rule,
            boolean passed,
            double actual,
            double limit,
            String unit,
            String mark,
            String phase,
            String value,
            String shown,
            String margin) {
        ObjectNode gate =
                gate(rule, passed).put("actual", actual).put("limit", limit).put("unit", unit);
        assertThat(cells(gate)).containsExactly(mark, phase, value, shown, margin);
    }

    @Test
    void aRuleWithoutALimitOnlyMeasures() {
        ObjectNode gate = gate("mean(a) <= none", true).put("actual", 66.7).put("unit", "ms");
        assertThat(cells(gate)).containsExactly("– no limit", "all measured", "66.7 ms", "–", "–");
    }

    @Test
    void aRunWithoutRulesHasNoGates() {
        assertThat(GatesSection.of(SimulatedRun.json("{}"))).isEmpty();
    }

    private static ObjectNode gate(String rule, boolean passed) {
        return SimulatedRun.json("{}").put("name", "g").put("rule", rule).put("passed", passed);
    }

    private static List<String> cells(ObjectNode gate) {
        ObjectNode run = SimulatedRun.json("{}");
        run.putArray("gates").add(gate);
        String html = GatesSection.of(run).orElseThrow().body().html();
        return CELL.matcher(html.substring(html.indexOf("<tbody>")))
                .results()
                .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").replace("&lt;", "<"))
                .toList();
    }
}
