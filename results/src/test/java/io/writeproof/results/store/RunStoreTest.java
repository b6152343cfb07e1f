package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunStoreTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/v2/run.json");
    private static final String LOAD = Sha256.ofText("{rate=100}").substring(0, 8);
    private static final Map<String, Object> PARAMETERS = Map.of("rate", 100);

    @TempDir
    private Path results;

    @Test
    void aStoredRunIsByteForByteTheGoldenFile() throws IOException {
        StoredRun stored = storeGoldenRun();

        assertThat(stored.directory().resolve("run.json"))
                .content()
                .isEqualTo(Files.readString(GOLDEN))
                .endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theGoldenFileOfEveryVersionStaysReadable(String version) {
        StoredRun golden = StoredRun.read(GOLDEN.resolveSibling("../" + version + "/run.json"));

        assertThat(golden.runId()).isEqualTo(Runs.RUN_ID);
        assertThat(golden.suite()).isEqualTo("inference");
        assertThat(golden.status()).isEqualTo(RunStatus.PASSED);
        assertThat(golden.writeMode()).contains("sync");
        assertThat(golden.parameters()).containsExactly(Map.entry("rate", "100"));
        assertThat(golden.number("achieved_qps")).hasValue(99.87);
    }

    @Test
    void theHostOfTheDatabaseIsStoredAndKeepsToTheSchema() throws IOException {
        StoredRun stored =
                begin().under(Runs.onHost("db.example.org", Map.of())).finish(RunStatus.PASSED, Json.object());

        assertThat(StoredRun.read(stored.directory()).databaseHost()).contains("db.example.org");
        assertThat(StoredRun.read(GOLDEN).databaseHost()).isEmpty();
        assertThat(EnvelopeSchema.violations(Files.readString(stored.directory().resolve("run.json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRunOfAnyStatusKeepsToTheSchema(RunStatus status) throws IOException {
        StoredRun stored = begin().finish(status, Json.object());

        assertThat(EnvelopeSchema.violations(Files.readString(stored.directory().resolve("run.json"))))
                .isEmpty();
    }

    @Test
    void aRunOfThisMachineAndRepositoryKeepsToTheSchema() throws IOException {
        Identity here = new Identity(
                "jmh",
                null,
                "r1",
                Runs.STARTED,
                SourceVersion.read(Path.of(".")),
                Environment.read(DatabaseFacts.NONE));

        StoredRun stored = Runs.store(results).begin(here).finish(RunStatus.PASSED, Json.object());

        assertThat(EnvelopeSchema.violations(Files.readString(stored.directory().resolve("run.json"))))
                .isEmpty();
    }

    @Test
    void theDirectoryIsNamedAfterTimeCommitEnvironmentAndRun() {
        String environment = Runs.identity().environment().fingerprint();

        assertThat(begin().finish(RunStatus.PASSED, Json.object()).directory())
                .isEqualTo(results.resolve("inference/20261121T093000Z_a1b2c3d_" + environment + "_" + Runs.RUN_ID));
    }

    @Test
    void anInvalidOrInterruptedRunShowsInItsName() {
        assertThat(begin().finish(RunStatus.INVALID, Json.object()).directory().toString())
                .endsWith("_INVALID");
        assertThat(begin().finish(RunStatus.INTERRUPTED, Json.object())
                        .directory()
                        .toString())
                .endsWith("_INTERRUPTED");
    }

    @Test
    void aRunThatIsNotFinishedIsNoResult() {
        PendingRun pending = begin();
        pending.save(RunStatus.INTERRUPTED, Runs.details());

        assertThat(pending.directory().toString()).endsWith(".partial");
        assertThat(pending.directory().resolve("run.json")).exists();
        assertThat(Runs.store(results).list(Optional.empty())).isEmpty();
    }

    @Test
    void everyFinishedRunIsOneLineOfTheIndex() throws IOException {
        StoredRun stored = storeGoldenRun();

        assertThat(Files.readString(results.resolve("index.jsonl")))
                .isEqualTo("{\"run_id\":\"" + Runs.RUN_ID
                        + "\",\"suite\":\"inference\",\"variant\":\"sync\",\"status\":\"passed\","
                        + "\"started_at\":\"2026-11-21T09:30:00.250Z\",\"write_mode\":\"sync\",\"directory\":\"inference/"
                        + stored.directory().getFileName() + "\",\"bytes\":"
                        + Files.size(stored.directory().resolve("run.json"))
                        + ",\"commit\":\"a1b2c3d4e5f60718293a4b5c6d7e8f9001122334\","
                        + "\"committed_at\":\"2026-11-20T18:00:00Z\",\"dirty\":false,"
                        + "\"environment\":\"" + stored.environment() + "\",\"load\":\"" + LOAD
                        + "\",\"target_qps\":100,"
                        + "\"achieved_qps\":99.87,\"p99_latency_ms\":12.3,\"error_rate\":0.0}\n");
    }

    @Test
    void runsAreListedByAgeAndSuite() {
        storeGoldenRun();

        assertThat(Runs.store(results).list(Optional.of("inference"))).hasSize(1);
        assertThat(Runs.store(results).list(Optional.of("jmh"))).isEmpty();
    }

    @Test
    void theSameRunIsNotStoredTwice() {
        begin();

        assertThatThrownBy(this::begin)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("choose another run id or a writable results directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "", "a/b", ".hidden", "with space"})
    void aRunIdThatIsNoFileNameIsRefused(String runId) {
        assertThatThrownBy(() -> Runs.identity("sync", runId, Runs.DATABASE))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("run id '" + runId + "' cannot be part of a directory's name");
    }

    @Test
    void detailsOfAnotherRunAreRefused() {
        ObjectNode details = Json.object().put("run_id", "another");

        assertThatThrownBy(() -> begin().finish(RunStatus.PASSED, details))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the details belong to another run: run_id is \"another\", expected \"" + Runs.RUN_ID + "\"");
    }

    @Test
    void theMeasuringToolKnowsItsOwnTimesBest() {
        ObjectNode details = Json.object().put("started_at", "2026-11-21T09:30:01Z");

        assertThat(begin().finish(RunStatus.PASSED, details).startedAt()).isEqualTo("2026-11-21T09:30:01Z");
    }

    @Test
    void passwordsAreMaskedWhereverTheyAre() throws IOException {
        ObjectNode details = Json.object();
        details.putArray("urls").add("postgres://user:s3cret@host:5432/db").add("jdbc:x?user=u&password=s3cret&a=b");

        Conditions conditions = Runs.conditions("sync", Map.of("postgres_password", "s3cret"));

        StoredRun stored = begin().under(conditions).finish(RunStatus.PASSED, details);

        assertThat(Files.readString(stored.directory().resolve("run.json")))
                .contains("\"postgres_password\": \"***\"")
                .contains("postgres://user:***@host:5432/db", "jdbc:x?user=u&password=***&a=b")
                .doesNotContain("s3cret");
    }

    @Test
    void aFileForPeopleIsReplacedWholeAndHasNoPassword() throws IOException {
        RunStore store = Runs.store(results);
        store.publish("report.md", "a long text that was there before");

        Path file = store.publish("report.md", "postgres://user:s3cret@host/db");

        assertThat(file).isEqualTo(results.resolve("report.md")).content().isEqualTo("postgres://user:***@host/db");
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aRunOnAServerThatMayLoseCommitsIsLabelled() {
        DatabaseFacts unsafe = new DatabaseFacts("18.6", Map.of("fsync", "off", "synchronous_commit", "on"), "42.7.14");

        StoredRun stored =
                Runs.store(results).begin(Runs.identity("sync", "r1", unsafe)).finish(RunStatus.PASSED, Json.object());

        assertThat(stored.document().at("/validity").toString())
                .isEqualTo("{\"valid\":true,\"flags\":[\"not_durable\"]}");
    }

    private PendingRun begin() {
        return Runs.store(results).begin(Runs.identity());
    }

    private StoredRun storeGoldenRun() {
        return begin().under(Runs.conditions("sync", PARAMETERS)).finish(RunStatus.PASSED, Runs.details());
    }
}
