package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.plan.ServiceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReliefTest {

    @Test
    void aRunAsItShouldBeNeedsNone() throws IOException {
        assertThat(advice(ServiceKind.INFERENCE, """
                {"never_sent": 0,
                 "schedule_by_phase": {"warmup": {"sent": 10, "late": 10}, "steady": {"sent": 1000, "late": 100}},
                 "gates": [{"name": "p99", "reason": "p99 response time 5.84 ms <= 250 ms"}]}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"101, 0", "0, 1"})
    void lateRequestsAskForLess(int late, int neverSent) throws IOException {
        assertThat(advice(ServiceKind.INFERENCE, """
                        {"never_sent": %d,
                         "schedule_by_phase": {"soak": {"sent": 90000, "late": 0}, "spike": {"sent": 1000, "late": %d}}}""".formatted(neverSent, late)))
                .containsExactly("more --concurrency, a lower --rate, or generator and service on different machines");
    }

    @ParameterizedTest
    @CsvSource({
        "INFERENCE,       a longer --duration",
        "QUERY_GATEWAY,   a longer --run-time",
        "SCHEMA_REGISTRY, a larger --time-scale or --scale",
        "INGESTOR,        more --messages",
        "ORCHESTRATION,   a longer --duration",
    })
    void tooFewSamplesForAPercentileAskForMoreOrForLessOfAProof(ServiceKind service, String more) throws IOException {
        assertThat(advice(service, """
                {"gates": [{"name": "p99", "reason": "insufficient data: p99 needs 1000 samples, had 40"}]}"""))
                .containsExactly(more + " for more samples, or -J min_samples=N to judge percentiles from fewer");
    }

    /** A trend is of seconds, whose number min_samples does not change. */
    @Test
    void aTrendIsNotJudgedFromFewerSamples() throws IOException {
        assertThat(advice(ServiceKind.ORCHESTRATION, """
                {"gates": [
                  {"name": "no_rise", "reason": "insufficient data: rise(p50) needs 10 seconds with samples, had 2"}]}""")).isEmpty();
    }

    private static List<String> advice(ServiceKind service, String document) throws IOException {
        return Relief.of(new StoredRun(Path.of("run"), (ObjectNode) new ObjectMapper().readTree(document)), service);
    }
}
