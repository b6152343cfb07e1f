package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.postgres.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose database goes away in the middle of the load: it proves nothing, says so, and is stored. */
final class GoneDatabaseIT {

    @TempDir
    private Path results = Path.of("");

    @Test
    void aRunThatHasLostItsDatabaseIsStoredWithWhatItCouldNotRemove() throws Exception {
        EmbeddedServer server = EmbeddedServer.start();
        try (LoadProcess load = LoadProcess.start(
                results,
                "--postgres-url=" + server.connection().url(),
                "--variant=group-commit",
                "--duration=3s",
                "--warmup=0s",
                "--rate=20",
                "--drain-wait-ms=100",
                "--verify-timeout-s=1")) {
            awaitRows(load, server);
            server.close();

            load.await();

            assertThat(load.exitCode()).as(load.output()).isEqualTo(105);
            assertThat(load.output()).doesNotContain("\tat ", "Exception in thread");
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(StreamSupport.stream(run.path("warnings").spliterator(), false)
                            .map(JsonNode::asText))
                    .anyMatch(warning -> warning.startsWith("the table of the noise check could not be removed"));
            assertThat(load.sentences()).contains("is left behind", "drop-schemas");
        }
    }

    private static void awaitRows(LoadProcess load, EmbeddedServer server) throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> load.schema().isPresent());
        try (Connection connection = server.connection().connect();
                Statement statement = connection.createStatement()) {
            String any = "SELECT 1 FROM " + load.schema().orElseThrow() + ".chat_inferences LIMIT 1";
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                try (ResultSet row = statement.executeQuery(any)) {
                    return row.next();
                }
            });
        }
    }
}
