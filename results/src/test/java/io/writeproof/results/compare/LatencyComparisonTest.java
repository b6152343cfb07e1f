package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.results.compare.LatencyCurve.Point;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions of latencies over whole runs, from their HDR logs. */
final class LatencyComparisonTest extends ComparedRuns {

    private static final String POST = "POST;steady;response";

    private int logs;

    @Test
    void theLatenciesOfAllRunsAndPhasesButTheWarmupAreOneDistribution() {
        StoredRun one = log(Map.of(POST, range(1, 500), "POST;warmup;response", range(5000, 6000)));
        StoredRun other = log(Map.of(POST, range(501, 900), "POST;peak;response", range(901, 1000)));

        LatencyCurve curve = only(latencies(List.of(one, other), List.of(one))).baseline();

        assertThat(curve.requests()).isEqualTo(1000);
        assertThat(curve.runs()).isEqualTo(2);
        assertThat(curve.points())
                .allSatisfy(point -> assertThat(point.ms())
                        .isCloseTo(Math.max(1, Math.ceil(point.share() * 1000 - 1e-6)), within(1.5)));
        assertThat(curve.points().get(curve.points().size() - 1).share()).isCloseTo(0.999, within(1e-9));
    }

    @Test
    void labelsAndKindsAreToldApartAndReadAsTheyWereNamed() {
        StoredRun run = log(Map.of(
                POST,
                range(1, 10),
                "POST;steady;service",
                range(1, 5),
                "GET%20/a%2C%20b;steady;response",
                range(1, 7)));

        assertThat(latencies(List.of(run), List.of(run)))
                .extracting(LatencyComparison::key)
                .containsExactly(
                        new LatencyCurve.Key("GET /a, b", "response"),
                        new LatencyCurve.Key("POST", "response"),
                        new LatencyCurve.Key("POST", "service"));
    }

    @Test
    void theDistanceIsTheLargestDifferenceOfShares() {
        StoredRun base = log(Map.of(POST, range(1, 100)));
        StoredRun head = log(Map.of(POST, range(31, 130)));

        assertThat(only(latencies(List.of(base), List.of(head))).distance()).isCloseTo(0.3, within(1e-9));
        assertThat(only(latencies(List.of(base), List.of(base))).distance()).isZero();
    }

    @Test
    void anIntervalComesFromDrawingWholeRuns() {
        StoredRun quick = log(Map.of(POST, range(10, 11)));
        StoredRun slow = log(Map.of(POST, range(40, 41)));

        LatencyComparison latencies = only(latencies(List.of(quick, slow), List.of(quick)));

        Point smallest = latencies.baseline().points().get(0);
        assertThat(smallest.low()).isCloseTo(10, within(0.4));
        assertThat(smallest.high()).isCloseTo(40, within(1.3));
        assertThat(latencies.candidate().points().get(0).low()).isNaN();
    }

    @Test
    void anIntervalOfRunsThatAgreeIsNarrow() {
        List<StoredRun> runs = IntStream.range(0, 5)
                .mapToObj(i -> log(Map.of(POST, range(1, 1000))))
                .toList();

        assertThat(only(latencies(runs, runs)).baseline().points()).allSatisfy(point -> {
            assertThat(point.low()).isCloseTo(point.ms(), within(0.04 * point.ms()));
            assertThat(point.high()).isCloseTo(point.low(), within(1e-9));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tag=POST;steady;response,0.0,1.0,2.0,HISTFAAAAB5", "Tag=POST;steady;resp", "rubbish", ""})
    void aDamagedLogIsNamed(String line) throws IOException {
        StoredRun run = log(Map.of(POST, range(1, 10)));
        Files.writeString(run.directory().resolve(HdrLogs.FILE), line + "\n");

        assertThatThrownBy(() -> latencies(List.of(run), List.of(run)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run.hlog is not a log of HdrHistogram, or is cut off")
                .hasMessageContaining("restore it or delete the run");
    }

    @Test
    void runsWithoutALogAreComparedWithoutDistributions() throws IOException {
        StoredRun run = log(Map.of(POST, range(1, 10)));
        Files.delete(run.directory().resolve(HdrLogs.FILE));

        assertThat(latencies(List.of(run), List.of(run))).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereIsNotFollowed() throws IOException {
        StoredRun run =
                Runs.store(results).begin(Runs.identity()).finish(RunStatus.PASSED, HdrLogs.details("../secret"));
        Files.writeString(run.directory().resolveSibling("secret"), "rubbish");

        assertThat(latencies(List.of(run), List.of(run))).isEmpty();
    }

    private StoredRun log(Map<String, int[]> millisecondsByTag) {
        logs++;
        return HdrLogs.store(results, "log-" + logs, millisecondsByTag);
    }

    private static List<LatencyComparison> latencies(List<StoredRun> base, List<StoredRun> head) {
        Comparison comparison =
                Comparison.of(new Side("base", base, List.of()), new Side("head", head, List.of()), Gates.DEFAULT);
        return comparison.sections().get(0).latencies();
    }

    private static LatencyComparison only(List<LatencyComparison> latencies) {
        assertThat(latencies).hasSize(1);
        return latencies.get(0);
    }

    private static int[] range(int from, int to) {
        return IntStream.rangeClosed(from, to).toArray();
    }
}
