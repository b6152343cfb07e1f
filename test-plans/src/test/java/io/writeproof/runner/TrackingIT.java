package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves beside its own directory, and what the database says of it. */
final class TrackingIT {

    /** Small, and free of assumptions about the speed of the machine. */
    private static final List<String> SMALL = List.of(
            "--rate=50",
            "--duration=1s",
            "--warmup=500ms",
            "--concurrency=4",
            "--min-achieved-qps-ratio=0.001",
            "--drain-wait-ms=300",
            "--verify-timeout-s=3");

    @TempDir
    private Path results = Path.of("");

    @Test
    void aRunIsInTheFileOfItsDatabaseHostAndKnowsTheTimeOfItsStatements() throws Exception {
        try (LoadProcess load = load("--statements")) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.path("database_host").asText()).isEqualTo("127.0.0.1");
            JsonNode time = run.path("server_time");
            assertThat(time.path("notes")).isEmpty();
            assertThat(time.path("requests")).isEqualTo(run.path("total_requests_sent"));
            assertThat(time.path("server_ms").asDouble()).isPositive();
            assertThat(time.path("statements").toString())
                    .contains("INSERT INTO chat_inferences", "\"min_ms\":")
                    .doesNotContain("load_test_chat");
            assertThat(load.output()).contains("ms of a request's", "INSERT INTO chat_inferences");
            assertThat(Files.readString(results.resolve("stress-test-results-localhost.md")))
                    .contains("| inference | sync | ", run.at("/source/commit").asText(), "none: every gate held");
            assertThat(load.output()).contains("stress-test-results-localhost.md");
        }
    }

    @Test
    void aServerThatDoesNotCountStatementsIsLoadedAllTheSame() throws Exception {
        try (EmbeddedServer plain = EmbeddedServer.start();
                LoadProcess load = load(
                        "--statements", "--postgres-url=" + plain.connection().url())) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.output()).contains("No statement statistics: ", "CREATE EXTENSION pg_stat_statements");
            assertThat(load.run().at("/server_time/statements")).isEmpty();
        }
    }

    @Test
    void aDamagedRunDoesNotKeepAnotherFromBeingStored() throws Exception {
        Path damaged = Files.createDirectories(results.resolve("inference/damaged"));
        Files.writeString(damaged.resolve("run.json"), "{");
        try (LoadProcess load = load()) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.stored()).hasSize(2);
        }
    }

    private LoadProcess load(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(SMALL);
        all.addAll(List.of(arguments));
        return LoadProcess.start(results, all.toArray(String[]::new)).await();
    }
}
