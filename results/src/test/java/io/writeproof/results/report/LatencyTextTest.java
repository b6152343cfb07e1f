package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.HdrLogs;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.Outcome;
import io.writeproof.results.compare.Side;
import io.writeproof.results.store.EnvelopeSchema;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each format says of the distributions of latencies. */
final class LatencyTextTest {

    @TempDir
    private Path results;

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MARKDOWN"})
    void eachLabelHasALine(ComparisonFormat format) {
        assertThat(format.write(report()))
                .contains("POST: distributions apart by up to 30 % (response), 0 % (service) of the requests; no"
                        + " verdict");
    }

    @Test
    void theJsonHasTheDistanceAndKeepsToItsSchema() throws IOException {
        String json = ComparisonFormat.JSON.write(report());

        assertThat(EnvelopeSchema.violations("comparison", json)).isEmpty();
        assertThat(json).contains("\"ks_distance\": 0.3", "\"baseline_requests\": 100");
    }

    @Test
    void thePageHasTheCurvesOfBothSides() {
        assertThat(ComparisonFormat.HTML.write(report()))
                .contains("comparison-latency-0-title", "Response times of all runs together", "baseline", "candidate")
                .doesNotContain("comparison-latency-1");
    }

    @Test
    void distributionsDecideNothing() {
        assertThat(report().outcome()).isEqualTo(Outcome.OK);
    }

    private ComparisonReport report() {
        Side base = side("base", 1);
        Side head = side("head", 31);
        Comparison comparison = Comparison.of(base, head, Gates.DEFAULT);
        return new ComparisonReport(comparison, comparison.outcome(), History.NONE);
    }

    /** A run with a hundred response times from so many milliseconds on. */
    private Side side(String name, int from) {
        int[] response = IntStream.range(from, from + 100).toArray();
        int[] service = IntStream.range(1, 11).toArray();
        StoredRun run =
                HdrLogs.store(results, name, Map.of("POST;steady;response", response, "POST;steady;service", service));
        return new Side(name, List.of(run), List.of());
    }
}
