package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.InferenceDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation in a JMeter process, which writes its rows into a real PostgreSQL itself. */
class ParityExampleIT {

    private static final Path EXAMPLE = Path.of(
                    System.getProperty("basedir", ""), "..", "docs/examples/postgres-parity.jmx")
            .toAbsolutePath()
            .normalize();

    private final InferenceDatabase database = new InferenceDatabase();
    private final String runId = UUID.randomUUID().toString();

    @TempDir
    Path directory = Path.of("");

    @Test
    void everyInsertHasItsRow() throws Exception {
        JMeterProcess run = run();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("✓ db_correctness  all 100 acknowledged requests have their row");
        assertThat(run.samples()).contains(",Parity,PASSED,", ",drop the table,200,OK,");
        assertThatTheTableIsGone();
    }

    @Test
    void insertsThatWriteNoRowFailTheRunAndTheirKeysAreShown() throws Exception {
        JMeterProcess run = run("-Jlose_every=30");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(TestExit.FAILED);
        JsonNode lost = new ObjectMapper()
                .readTree(directory.resolve("run.json").toFile())
                .at("/parity/damaged/lost");
        assertThat(lost).as(run.output()).hasSize(3);
        assertThat(run.output()).contains("✓ errors", "✗ db_correctness  3 lost (acknowledged, no row)");
        lost.forEach(key -> assertThat(run.output()).contains(key.asText()));
        assertThatTheTableIsGone();
    }

    @Test
    void withoutADatabaseNothingIsSent() throws Exception {
        JMeterProcess run = run("-Jport=" + FreePort.find());

        assertThat(run.exitCode()).as(run.output()).isEqualTo(TestExit.BAD_CONFIGURATION);
        assertThat(run.output()).contains("is the server running, and the field url right?");
        assertThat(run.samples()).doesNotContain("insert order");
    }

    private JMeterProcess run(String... properties) throws Exception {
        int port = URI.create(InferenceDatabase.url()).getPort();
        List<String> arguments = new ArrayList<>(
                List.of("-Jport=" + port, "-Jrun_id=" + runId, "-Jschedule=steady: 50/s for 2s", "-Jreport=run.json"));
        arguments.addAll(List.of(properties));
        return JMeterProcess.run(directory, EXAMPLE, arguments);
    }

    private void assertThatTheTableIsGone() throws Exception {
        try (Connection connection = database.address().connect();
                Statement statement = connection.createStatement();
                ResultSet table =
                        statement.executeQuery("select to_regclass('public.\"orders_" + runId + "\"') is null")) {
            assertThat(table.next()).isTrue();
            assertThat(table.getBoolean(1)).isTrue();
        }
    }
}
