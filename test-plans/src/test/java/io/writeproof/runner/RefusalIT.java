package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong before the load: exit code 104, one message, nothing stored, nothing left running. */
final class RefusalIT {

    @TempDir
    private Path directory = Path.of("");

    @TempDir
    private Path results = Path.of("");

    private String output = "";

    @AfterEach
    void nothingIsStoredAndNoStackTraceIsShown() {
        assertThat(results).isEmptyDirectory();
        assertThat(output).contains("Nothing was loaded").doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "--max-p99-latency-ms=abc, --max-p99-latency-ms",
        "--no-such-option, there is no such option",
        "--max-error-rate=2, between 0 and 1",
        "--postgres-url=postgresql://localhost:1/none, localhost:1",
        "--results-dir, --results-dir",
    })
    void aWrongOptionIsNamed(String argument, String message) throws Exception {
        assertRefused(message, argument);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String database = "--postgres-url=" + server.connection().url();
            assertRefused(
                    "expected the table chat_inferences in schema tensorzero",
                    "--target-url=http://127.0.0.1:1",
                    database);
            RunSchema.migrate(server.connection(), "tensorzero", "inference");
            assertRefused("found no answer (connection refused)", "--target-url=http://127.0.0.1:1", database);
        }
    }

    @Test
    void aLimitOfOpenFilesBelowWhatTheThreadsNeedIsToldWithBoth() throws Exception {
        try (LoadProcess load =
                LoadProcess.startLimited(400, results, "--concurrency=101").await()) {
            assertRefused(
                    load,
                    "expected room for 401 in each process (101 threads with a connection each, and 300 others),"
                            + " found a limit of 400");
        }
    }

    @Test
    void aSystemAloneIsRefusedWithItsScenarios() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path plans = Files.createSymbolicLink(
                home.resolve("test-plans"), Path.of("src/test/resources/plans").toAbsolutePath());
        try (LoadProcess load =
                LoadProcess.start(home, results, List.of("query-gateway")).await()) {
            assertRefused(load, "query-gateway/baseline, query-gateway/cache", "load --suite query-gateway");
        } finally {
            // JUnit warns of links that lead out of its directory.
            Files.delete(plans);
        }
    }

    private void assertRefused(String message, String... arguments) throws Exception {
        try (LoadProcess load = LoadProcess.start(results, arguments).await()) {
            assertRefused(load, message);
        }
    }

    private void assertRefused(LoadProcess load, String... messages) {
        output = load.output();
        assertThat(output).contains(messages);
        assertThat(load.exitCode()).isEqualTo(104);
    }
}
