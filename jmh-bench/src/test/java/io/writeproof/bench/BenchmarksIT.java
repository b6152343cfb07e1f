package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

final class BenchmarksIT {

    private static final List<String> SHORT = List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "50ms");

    /** One parameter of each kind: every write mode and every insert method has its contract test in the gateway, every step its own. */
    private static final List<String> FEW = List.of(
            "-p",
            "keys=1000",
            "-p",
            "mode=SYNC,BATCH_FAST,GROUP_COMMIT",
            "-p",
            "method=UNNEST,COPY_BINARY",
            "-p",
            "batchSize=10",
            "-p",
            "step=FETCH");

    private static final OutputFormat SILENT = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    private static final String HISTOGRAM = "HistogramBenchmark.baseline";

    @TempDir
    private Path results;

    @Test
    void everyBenchmarkRunsAndCountsItsRows() {
        List<String> all = new ArrayList<>(FEW);
        all.addAll(List.of("-e", "RowLosingBenchmark"));

        Run run = benchmarks(all.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        String medians = stored().document().path("medians").toString();
        assertThat(BenchmarkList.defaultList().getAll(SILENT, List.of("RowLosingBenchmark")))
                .isNotEmpty()
                .extracting(BenchmarkListEntry::getUsername)
                .allSatisfy(name -> assertThat(medians).contains(name.replaceFirst("io.writeproof.bench.", "")));
    }

    @Test
    void aBenchmarkThatLosesRowsHasNoScoreAndFailsTheRun() {
        Run run = benchmarks("RowLosingBenchmark|" + HISTOGRAM);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("expected \\d+ rows in chat_inferences, as many as were acknowledged");
        assertThat(run.err()).contains("benchmarks: no result from io.writeproof.bench.RowLosingBenchmark.write");
        assertThat(stored().status()).isEqualTo(RunStatus.FAILED);
        assertThat(stored().document().path("medians").toString())
                .contains(HISTOGRAM)
                .doesNotContain("RowLosingBenchmark");
    }

    @Test
    void theUntouchedJmhJsonIsStoredBesideTheEnvelope() throws IOException {
        benchmarks(HISTOGRAM);

        assertThat(stored().suite()).isEqualTo("jmh");
        assertThat(Files.readString(stored().directory().resolve("jmh.json")))
                .contains("\"benchmark\" : \"io.writeproof.bench." + HISTOGRAM, "\"rawData\"", "\"gc.alloc.rate.norm\"")
                .doesNotContain("postgresql://");
    }

    @Test
    void aRunHasItsPageBesideItsResult() {
        Run run = benchmarks(HISTOGRAM);

        assertThat(run.out()).contains("report " + stored().directory().resolve("report.html"));
        assertThat(stored().directory().resolve("report.html")).content().contains(HISTOGRAM, "gc.alloc.rate.norm");
    }

    @Test
    void theMachineAndItsServerAreTimedBeforeAndAfterTheRun() {
        benchmarks(HISTOGRAM);

        JsonNode check = stored().document().path("noise_check");
        assertThat(check.path("stable").isBoolean()).isTrue();
        assertThat(check.at("/before/insert_us").doubleValue()).isPositive();
        assertThat(check.at("/after/fsync_us").doubleValue()).isPositive();
    }

    @Test
    void bytesPerOperationArePartOfEveryResultUnlessAProfilerIsNamed() {
        assertThat(benchmarks(HISTOGRAM).out()).contains(":gc.alloc.rate.norm").doesNotContain(":gc.count");
        assertThat(benchmarks(HISTOGRAM, "-prof", "gc").out()).contains(":gc.count");
    }

    @Test
    void theServersSettingsAreReadBackAndPrinted() {
        assertThat(benchmarks(HISTOGRAM).out()).contains("fsync=on, synchronous_commit=on");
    }

    @Test
    void aServerThatMayLoseCommitsIsCalledOutAndLabelled() {
        try (EmbeddedServer unsafe = EmbeddedServer.start(Map.of("synchronous_commit", "off"))) {
            Run run = Run.of(Map.of("DATABASE_URL", unsafe.connection().url()), arguments(HISTOGRAM));

            assertThat(run.out()).contains("NOT DURABLE: ");
        }
        assertThat(stored().document().at("/validity/flags").toString()).contains("not_durable");
    }

    @Test
    void anUnreachableServerIsOneMessage() {
        Run run = Run.of(Map.of(), "-p", "postgresUrl=postgres://u:s3cret@127.0.0.1:1/db", HISTOGRAM);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("benchmarks: Cannot connect to postgresql://u@127.0.0.1:1/db")
                .hasLineCount(1)
                .doesNotContain("s3cret");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        Run run = Run.of(Map.of(), "--no-such-option");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("no-such-option");
    }

    private Run benchmarks(String... arguments) {
        return Run.of(Map.of("DATABASE_URL", SharedServer.url()), arguments(arguments));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(SHORT);
        all.addAll(List.of("--store", results.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private StoredRun stored() {
        List<StoredRun> runs = new RunStore(results).list(Optional.empty());
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
