package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SloTest {

    private static final String RUN = """
            {"gates": [
              {"name": "p99_latency", "rule": "p99 <= 250ms", "passed": true, "actual": 5.8368, "limit": 250.0,
               "unit": "ms", "reason": "p99 response time 5.84 ms <= 250 ms"},
              {"name": "db_correctness", "rule": "parity == ok", "passed": false, "actual": null, "limit": null,
               "unit": "state", "reason": "3 acknowledged requests have no row"}]}""";

    @Test
    void everyGateOfARunIsOne() throws Exception {
        StoredRun run = new StoredRun(Path.of("run"), (ObjectNode) new ObjectMapper().readTree(RUN));

        List<Slo> slos = Slo.of("inference", run);

        assertThat(slos)
                .containsExactly(
                        new Slo(
                                "inference",
                                "p99_latency",
                                "p99 <= 250ms",
                                250.0,
                                5.8368,
                                "ms",
                                true,
                                "p99 response time 5.84 ms <= 250 ms"),
                        new Slo(
                                "inference",
                                "db_correctness",
                                "parity == ok",
                                null,
                                null,
                                "state",
                                false,
                                "3 acknowledged requests have no row"));
    }

    @ParameterizedTest
    @CsvSource({
        "5.8368, ms, 5.84 ms",
        "0.0123, ratio, 1.23 %",
        "10000.4, 1/s, 10000.4/s",
        "17, count, 17",
        "7.4567, '', 7.457",
    })
    void aMeasuredValueHasItsUnit(double measured, String unit, String text) {
        assertThat(new Slo("any", "any", "any", null, measured, unit, true, "any").measuredText())
                .isEqualTo(text);
    }

    @Test
    void withoutALimitAndWithoutAValueThereWasNothing() {
        assertThat(new Slo("any", "any", "mean <= none", null, null, "ms", true, "no limit configured").measuredText())
                .isEqualTo("nothing to measure");
    }

    @Test
    void whatIsNoNumberIsTheReason() {
        assertThat(Slo.unknown("inference", "no database server").measuredText())
                .isEqualTo("no database server");
        assertThat(Slo.unknown("inference", "no database server").passed()).isFalse();
    }
}
