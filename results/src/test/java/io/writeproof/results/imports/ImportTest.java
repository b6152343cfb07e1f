package io.writeproof.results.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.EnvelopeSchema;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportTest {

    private static final Path FILES = Path.of("src/test/resources/import");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Instant MEASURED = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    private Path results;

    @Test
    void aJmhFileIsStoredUntouchedWithAMedianForEachBenchmark() throws IOException {
        StoredRun run = store(FILES.resolve("jmh.json"));

        assertThat(run.directory().resolve("jmh.json")).hasSameBinaryContentAs(FILES.resolve("jmh.json"));
        assertThat(run.document().path("medians").toString())
                .isEqualTo("{\"QueueBenchmark.offer-Throughput-capacity-16-kind-a.b\":"
                        + "{\"value\":103.0,\"unit\":\"ops/ms\",\"forks\":3},"
                        + "\"QueueBenchmark.poll-SampleTime\":{\"value\":25.0,\"unit\":\"us/op\",\"forks\":2}}");
        assertThat(run.document().path("without_result").toString())
                .isEqualTo("[\"QueueBenchmark.broken-AverageTime\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jmh.json", "jtl.csv", "jtl.xml"})
    void whatIsStoredKeepsToTheEnvelope(String file) throws IOException {
        StoredRun run = store(FILES.resolve(file));
        String stored = Files.readString(run.directory().resolve("run.json"));

        assertThat(EnvelopeSchema.violations("envelope", stored)).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.PASSED);
        assertThat(run.suite()).isEqualTo("their-suite");
        assertThat(run.document().at("/source/commit").asText()).isEqualTo(COMMIT);
        assertThat(run.document().at("/imported/environment").asText()).isEqualTo("their-machine");
    }

    @Test
    void aJmhRunKeepsToItsSchema() throws IOException {
        Path run = store(FILES.resolve("jmh.json")).directory().resolve("run.json");

        assertThat(EnvelopeSchema.violations("jmh", Files.readString(run))).isEmpty();
    }

    @Test
    void theJavaOptionsThatMayBePublishedArePartOfTheEnvironment() {
        JsonNode jvm = store(FILES.resolve("jmh.json")).document().at("/environment/jvm");

        assertThat(jvm.path("version").asText()).isEqualTo("17.0.1+12");
        assertThat(jvm.path("flags").toString()).isEqualTo("[\"-Xmx1g\"]");
    }

    @ParameterizedTest
    @CsvSource({"jtl.csv, samples.csv", "jtl.xml, samples.xml"})
    void bothFormsOfAJtlGiveTheSameFigures(String file, String stored) {
        StoredRun run = store(FILES.resolve(file));
        JsonNode figures = run.document();

        assertThat(run.directory().resolve(stored)).hasSameBinaryContentAs(FILES.resolve(file));
        assertThat(run.startedAt()).isEqualTo("2026-11-21T20:00:00Z");
        assertThat(figures.path("ended_at").asText()).isEqualTo("2026-11-21T20:00:02Z");
        assertThat(figures.path("rlt_iters_total").asInt()).isEqualTo(4);
        assertThat(figures.path("achieved_qps").asDouble()).isEqualTo(1.5);
        assertThat(figures.path("error_rate").asDouble()).isEqualTo(0.25);
        assertThat(figures.path("p99_latency_ms").asInt()).isEqualTo(40);
        assertThat(figures.at("/labels/read \"all\", slowly/response_ms/p95").asInt())
                .isEqualTo(20);
        assertThat(figures.at("/labels/read \"all\", slowly/errors").asInt()).isEqualTo(1);
        assertThat(figures.at("/labels/transaction/response_ms/max").asInt()).isEqualTo(60);
    }

    /** Two samples in each of the six transactions of two threads, as JMeter 5.6.3 wrote them. */
    @ParameterizedTest
    @ValueSource(strings = {"jmeter-5.6.3.csv", "jmeter-5.6.3.xml"})
    void whatJMeterItselfWroteIsRead(String file) {
        JsonNode figures = store(FILES.resolve(file)).document();

        assertThat(figures.path("rlt_iters_total").asInt()).isEqualTo(12);
        assertThat(figures.path("error_rate").asDouble()).isEqualTo(0.5);
        assertThat(figures.at("/labels/read \"all\", slowly/count").asInt()).isEqualTo(6);
        assertThat(figures.at("/labels/read \"all\", slowly/response_ms/min").asInt())
                .isBetween(20, 60);
        assertThat(figures.at("/labels/write/errors").asInt()).isEqualTo(6);
        assertThat(figures.at("/labels/both/count").asInt()).isEqualTo(6);
    }

    @Test
    void percentilesOfManySamplesAreThoseOfTheSamples() throws IOException {
        Path jtl = results.resolve("many.jtl");
        Random random = new Random(7);
        int[] elapsed = random.ints(200_000, 1, 2000).toArray();
        try (BufferedWriter out = Files.newBufferedWriter(jtl)) {
            out.write("timeStamp,elapsed,label,success\n");
            for (int i = 0; i < elapsed.length; i++) {
                out.write((1_000_000 + i) + "," + elapsed[i] + ",r" + i % 700 + ",true\n");
            }
        }

        JsonNode figures = store(jtl).document();

        Arrays.sort(elapsed);
        assertThat(figures.path("p99_latency_ms").asDouble()).isCloseTo(elapsed[197_999], within(2.0));
        assertThat(figures.path("labels")).hasSize(501);
        assertThat(figures.at("/labels/(other labels)/count").asInt()).isBetween(50_000, 60_000);
    }

    @Test
    void theSameFileIsNotStoredTwice() {
        StoredRun stored = store(FILES.resolve("jmh.json"));

        assertThatThrownBy(() -> store(FILES.resolve("jmh.json")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is stored already, as " + stored.directory());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [                                            | is not JSON, or is cut off
            []                                           | an array of at least one benchmark, found an empty array
            {"benchmark": 1}                             | found a JSON OBJECT; run JMH with -rf json
            [{"name": "x"}]                              | expected benchmark and primaryMetric.scoreUnit in every result
            <testResults version="1.2"><sample t="1"     | is not XML, or is cut off (line 1)
            <other/>                                     | expected a JTL of JMeter, <testResults>, found <other>
            <testResults/>                               | has no sample
            <testResults><sample ts="1" s="true" lb="a"/></testResults> | line 1: expected attribute t in every sample
            timeStamp,elapsed,label                      | no column success; run JMeter with -Jjmeter.save.saveservice.successful=true
            timeStamp,elapsed,label,success              | has column names and no sample
            1763000000000,12,read,true                   | expected a JTL of JMeter with a line of column names
            timeStamp,elapsed,label,success\\n1,2,a       | line 2: expected 4 fields as the first line has, found 3
            timeStamp,elapsed,label,success\\n1,x,a,true  | line 2: expected elapsed in whole milliseconds, found 'x'
            timeStamp,elapsed,label,success\\n1,2,"a      | the file ends within quotes that were opened in line 2
            """)
    void whatCannotBeReadIsRefusedAndNothingIsStored(String content, String message) throws IOException {
        Path file = Files.writeString(results.resolve("bad"), content.replace("\\n", "\n"));

        assertThatThrownBy(() -> store(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
        assertThat(results.resolve("their-suite")).doesNotExist();
    }

    @Test
    void anXmlFileCannotMakeUsReadAnother() throws IOException {
        Path secret = Files.writeString(results.resolve("secret"), "s3cret");
        Path file = Files.writeString(
                results.resolve("evil.jtl"),
                "<!DOCTYPE t [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                        + "<testResults><sample t='1' ts='1' s='true' lb='a'>&e;</sample></testResults>");

        assertThatThrownBy(() -> store(file)).isInstanceOf(ImportException.class);
        assertThat(results.resolve("their-suite")).doesNotExist();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> store(Path.of("nowhere.json")))
                .hasMessage("expected a file of JMH or JMeter, found nothing at nowhere.json");
    }

    @Test
    void aShortHashIsRefusedWithTheCommandThatTellsTheLongOne() {
        assertThatThrownBy(() -> new Origin("s", null, "abc1234", "here", null))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("expected the full hash")
                .hasMessageContaining("'git rev-parse abc1234'");
    }

    private StoredRun store(Path file) {
        return new Import(new RunStore(results), new Origin("their-suite", null, COMMIT, "their-machine", MEASURED))
                .store(file);
    }
}
