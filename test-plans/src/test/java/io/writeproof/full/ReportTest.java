package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.writeproof.full.DatabaseFigures.Explained;
import io.writeproof.full.Findings.Head;
import io.writeproof.full.GatewayProfile.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report from fixed findings; {@code -Dwriteproof.golden=write} writes the golden files anew, to be reviewed. */
final class ReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/full");
    private static final Path SCHEMA = Path.of("../results/schema/full.schema.json");

    @Test
    void theReportForPeopleBeginsWithTheVerdictAndLeavesNoRowEmpty() throws IOException {
        assertGolden("report.md", ReportText.of(report()));
    }

    @Test
    void theReportForProgramsFollowsItsSchema() throws IOException {
        String json = report().json();

        assertGolden("report.json", json);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theBenchmarksHaveASummaryOfTheirOwn() throws IOException {
        assertGolden("summary.md", ReportText.ofBenchmarks("20261121T210000Z", scores()));
    }

    @Test
    void withoutLoadPlansThereIsNoSlo() {
        Report report = new Findings()
                .report(
                        new Head("2026-11-21T21:00:00Z", Map.of(), Optional.empty()),
                        List.of(passed("benchmarks")),
                        List.of("report.md"));

        assertThat(report.exitCode()).isZero();
        assertThat(ReportText.of(report)).contains("**PASSED** (exit code 0)", "No load plan was asked for.");
    }

    @Test
    void atFullScaleNothingIsSaidOfFewerSamples() throws IOException {
        Findings findings = new Findings();
        findings.slos(List.of(Slo.unknown("inference", "any")));
        Report report = findings.report(
                new Head("2026-11-21T21:00:00Z", Map.of(), Pace.FULL.minSamples()), List.of(), List.of("report.md"));

        assertThat(ReportText.of(report)).doesNotContain("min_samples");
        assertThat(report.json()).contains("\"min_samples\" : null");
    }

    private static Report report() {
        Findings findings = new Findings();
        findings.version("JMeter", "5.6.3");
        findings.benchmarks(scores());
        findings.load(load());
        findings.slos(List.of(
                new Slo(
                        "inference",
                        "p99_latency",
                        "p99 <= 5ms",
                        5.0,
                        5.836799,
                        "ms",
                        false,
                        "p99 response time 5.84 ms > 5 ms"),
                new Slo(
                        "inference",
                        "db_correctness",
                        "parity == ok",
                        null,
                        null,
                        "state",
                        true,
                        "all 1500 acknowledged requests have their row"),
                Slo.unknown("schema-registry/stress", "Nothing was loaded: | no such option")));
        findings.database(database());
        findings.profile(profile());
        return findings.report(head(), parts(), List.of("report.md", "runs/inference/20261121T210000Z/"));
    }

    private static Head head() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("commit", "6d6f6ad");
        environment.put("kernel", "Linux 6.18 amd64");
        return new Head("2026-11-21T21:00:00Z", environment, Optional.of(1));
    }

    private static List<Part> parts() {
        return List.of(
                passed("benchmarks"),
                new Part("load inference", Outcome.FAILED, 15.25, "p99_latency: p99 response time 5.84 ms > 5 ms"),
                passed("database inference"),
                new Part("load schema-registry/stress", Outcome.REFUSED, 0.5, "Nothing was loaded: | no such option"));
    }

    private static Part passed(String name) {
        return new Part(name, Outcome.PASSED, 61.04, "");
    }

    private static List<BenchmarkScore> scores() {
        return List.of(
                new BenchmarkScore(
                        "WriteModeBenchmark.callers16",
                        Map.of("mode", "SYNC"),
                        "thrpt",
                        16,
                        5123.5,
                        31.25,
                        "ops/s",
                        2048.5),
                new BenchmarkScore("JsonBenchmark.decode", Map.of(), "avgt", 1, 0.25, null, "ns/op", null));
    }

    private static LoadFigures load() {
        return new LoadFigures(
                "inference",
                "sync",
                "failed",
                1000,
                100.0,
                100.0,
                0.0,
                0.0,
                List.of(
                        new LoadFigures.Label("POST /inference", 1000, 0, 1.637, 3.074, 5.837, 14.918),
                        new LoadFigures.Label("POST /never", 5, 5, null, null, null, null)),
                "runs/inference/20261121T210000Z");
    }

    private static DatabaseFigures database() {
        return new DatabaseFigures(
                "inference",
                List.of("No statement statistics: not loaded."),
                List.of(new DataTable(
                        "Tables",
                        List.of("table", "inserted", "size"),
                        List.of(List.of("chat_inferences", "1500", "1088 kB")))),
                List.of(new Explained(
                        "Store an inference",
                        List.of(
                                "Insert on chat_inferences (actual time=0.1..0.1 rows=0.00 loops=1)",
                                "  ->  Result"))));
    }

    private static GatewayProfile profile() {
        return new GatewayProfile(
                "inference",
                200,
                List.of(new Share("io.writeproof.write.RowQueue.take", 0.25)),
                3 * 1024 * 1024,
                List.of(new Share("byte[]", 0.5)),
                2,
                7.5,
                5.25,
                20L * 1024 * 1024,
                24L * 1024 * 1024,
                24L * 1024 * 1024,
                31,
                0.125,
                null);
    }

    private static void assertGolden(String name, String content) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.writeString(golden, content);
        }
        assertThat(content).isEqualTo(Files.readString(golden));
    }
}
