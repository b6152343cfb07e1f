package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/full} as a user starts it, at the smallest scale. It is here because this module is the last to be built. */
final class FullIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int BROKEN_SLO = 99;
    private static final int INVALID = 105;

    @TempDir
    private Path out = Path.of("");

    @Test
    void oneCommandMeasuresEverythingAndLeavesNoRowEmpty() throws Exception {
        Ended full = full("--quick", "--plans=inference,schema-registry/baseline", "--time-scale=0.01");

        // How fast this machine is just now is not the subject: an SLO may be broken.
        assertThat(full.exitCode).as(full.output).isIn(0, BROKEN_SLO);
        JsonNode report = report();
        assertThat(report.path("parts"))
                .extracting(part -> part.path("name").asText())
                .containsExactly(
                        "benchmarks",
                        "database server",
                        "load inference",
                        "database inference",
                        "profile inference",
                        "load schema-registry/baseline",
                        "database schema-registry/baseline",
                        "profile schema-registry/baseline");
        assertThat(report.path("parts"))
                .filteredOn(part -> !part.path("name").asText().startsWith("load "))
                .allSatisfy(part -> assertThat(part.path("outcome").asText())
                        .as(part.toString())
                        .isEqualTo("passed"));
        assertThat(report.path("slos"))
                .filteredOn(slo -> slo.path("plan").asText().equals("inference"))
                .extracting(slo -> slo.path("gate").asText())
                .containsExactly("steady_state", "p99_latency", "error_rate_check", "db_correctness");
        assertThat(report.path("slos"))
                .extracting(slo -> slo.path("gate").asText())
                .contains("retrieval_latency", "registration_latency", "compatibility_latency", "cache_misses");
        assertThat(report.path("slos"))
                .filteredOn(slo -> !slo.path("unit").asText().equals("state"))
                .allSatisfy(slo -> assertThat(slo.path("measured").isNumber())
                        .as(slo.toString())
                        .isTrue());
        assertThat(report.path("min_samples").asInt()).isEqualTo(1);
        assertThat(report.at("/benchmarks/0/benchmark").asText()).isEqualTo("HistogramBenchmark.baseline");
        assertThat(report.at("/databases/0/tables").toString())
                .contains("INSERT INTO chat_inferences", "chat_inferences_pkey");
        assertThat(report.at("/databases/0/statements/0/lines").toString()).contains("Execution Time: ");
        assertThat(report.at("/profiles/0/threads_max").asInt()).isPositive();
        assertThat(recorded("jdk.InitialEnvironmentVariable", "jdk.SystemProcess"))
                .isEmpty();
        assertThat(files())
                .contains(
                        "report.md", "benchmarks/summary.md", "benchmarks/raw/latest.json", "logs/load inference.log");
    }

    @Test
    void aServerThatIsNotThereIsNamedInEveryRowThatNeedsIt() throws Exception {
        Ended full = full("--quick", "--plans=inference", "--postgres-url=postgresql://me:s3cret@127.0.0.1:1/none");

        assertThat(full.exitCode).as(full.output).isEqualTo(INVALID);
        JsonNode report = report();
        assertThat(report.at("/slos/0/reason").asText()).contains("Cannot connect to postgresql://me@127.0.0.1:1/none");
        assertThat(report.path("parts"))
                .extracting(part -> part.path("outcome").asText())
                .containsExactly("failed", "invalid");
        assertThat(full.output + report).doesNotContain("s3cret");
    }

    private Ended full(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve("scripts/full").toString(),
                "--out=" + out,
                "--jmh=-f 0 -wi 0 -i 1 -r 50ms HistogramBenchmark.baseline"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DATABASE_URL", "TENSORZERO_POSTGRES_URL"));
        // Of whoever has followed the page of the schema registry; the gateways of the parts are loaded all the same.
        builder.environment().put("API_URL", "http://127.0.0.1:1");
        // This build has just built it; and another JMH on the machine may go on.
        builder.environment().put("WRITEPROOF_BUILT", "1");
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Djmh.ignoreLock=true");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(directory().resolve("report.json").toFile());
    }

    private List<String> files() throws IOException {
        Path report = directory();
        try (Stream<Path> files = Files.walk(report)) {
            return files.map(file -> report.relativize(file).toString()).toList();
        }
    }

    /** The events of these kinds in the flight recording of the gateway. */
    private List<String> recorded(String... kinds) throws IOException {
        Path recording;
        try (Stream<Path> files = Files.walk(directory())) {
            recording = files.filter(file -> file.endsWith("gateway.jfr"))
                    .findFirst()
                    .orElseThrow();
        }
        return RecordingFile.readAllEvents(recording).stream()
                .map(event -> event.getEventType().getName())
                .filter(List.of(kinds)::contains)
                .toList();
    }

    private Path directory() throws IOException {
        try (Stream<Path> reports = Files.list(out)) {
            return reports.findFirst().orElseThrow(() -> new AssertionError("no report in " + out));
        }
    }

    private record Ended(int exitCode, String output) {}
}
