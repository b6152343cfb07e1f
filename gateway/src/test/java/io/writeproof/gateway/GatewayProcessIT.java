package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real jar as a real process, stopped by a real signal. */
class GatewayProcessIT {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final ConnectionSettings SERVER = SharedServer.server().connection();

    @TempDir
    private Path directory;

    private final String schema = "process_" + SCHEMAS.incrementAndGet();

    private GatewayRun start(String config, String... more) throws IOException {
        String[] arguments = {"--config", config, "--schema", schema, "--bind-address", "127.0.0.1:0"};
        String[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
        return GatewayRun.start(directory, SERVER, all).awaitReady();
    }

    private static String variant(WriteMode mode) {
        return "variants/" + mode + ".toml";
    }

    private long rows(String table) throws SQLException {
        return Sql.count(SERVER.inSchema(schema), table);
    }

    @ParameterizedTest
    @EnumSource
    void aSignalDrainsWhatWasAcceptedAndSaysSo(WriteMode mode) throws Exception {
        try (GatewayRun run = start(variant(mode))) {
            assertThat(run.out())
                    .matches("gateway ready: http://127\\.0\\.0\\.1:\\d+ write_mode=" + mode
                            + " fsync=on synchronous_commit=on postgres=\\d+\\.\\d+\\R");
            assertThat(run.get("/health").body()).contains("\"write_mode\":\"" + mode + "\"", "\"durable\":true");
            for (int i = 0; i < 300; i++) {
                assertThat(run.infer(TestGateway.body("k" + i)).statusCode()).isEqualTo(200);
            }
            run.terminate();
            assertThat(run.awaitExit()).isZero();
            assertThat(run.out())
                    .containsPattern("gateway drained: \\d+ rows written in \\d+ ms, 0 rows lost"
                            + " \\(since start: 300 written, 0 rejected\\)");
            assertThat(run.err()).isEmpty();
            assertThat(rows("chat_inferences")).isEqualTo(300);
            assertThat(rows("model_inferences")).isEqualTo(300);
        }
    }

    @Test
    void aDatabaseOfItsOwnOutlivesTheDrain() throws Exception {
        Path config = Files.writeString(
                directory.resolve("slow.toml"),
                "[write]\nmode = \"batch.throughput\"\nflush_interval_ms = 60000\n[functions.load_test_chat]\n");
        try (GatewayRun run = GatewayRun.startWithoutDatabase(
                        directory, "--config", config.toString(), "--bind-address", "127.0.0.1:0")
                .awaitReady()) {
            assertThat(run.infer(TestGateway.body("a")).statusCode()).isEqualTo(200);
            run.terminate();
            assertThat(run.awaitExit()).isZero();
            assertThat(run.out()).contains("gateway drained: 1 rows written", "(since start: 1 written, 0 rejected)");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void aTestFaultIsAnnouncedLoudly() throws Exception {
        try (GatewayRun run = start(variant(WriteMode.SYNC), "--test-fault", "drop:1")) {
            assertThat(run.err()).contains("WARNING: --test-fault drop:1 damages rows on purpose");
            assertThat(run.infer(TestGateway.body("a")).statusCode()).isEqualTo(200);
            assertThat(rows("chat_inferences")).isZero();
        }
    }

    @Test
    void aPortInUseIsAStartErrorWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            try (GatewayRun run = GatewayRun.start(
                    directory,
                    SERVER,
                    "--config",
                    variant(WriteMode.SYNC),
                    "--schema",
                    schema,
                    "--bind-address",
                    address)) {
                assertThat(run.awaitExit()).isEqualTo(1);
                assertThat(run.err().lines())
                        .singleElement()
                        .asString()
                        .startsWith("Cannot listen on " + address + ": the port is in use.")
                        .contains("--bind-address");
            }
        }
    }

    @Test
    void anUnreachableDatabaseIsAStartErrorWithoutAPassword() throws Exception {
        ConnectionSettings nowhere = new ConnectionSettings("127.0.0.1", 1, "db", "user", "secret", Map.of());
        try (GatewayRun run = GatewayRun.start(directory, nowhere, "--config", variant(WriteMode.SYNC))) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.err().lines()).singleElement().asString().contains("postgresql://user@127.0.0.1:1/db");
            assertThat(run.err()).doesNotContain("secret");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatCannotTakeTheRowsIsAStartErrorOfOneLine() throws Exception {
        RunSchema.migrate(SERVER, schema, "inference");
        Sql.execute(SERVER.inSchema(schema), "ALTER TABLE chat_inferences DROP tags");
        try (GatewayRun run = start(variant(WriteMode.SYNC))) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .endsWith("cannot take the rows: column chat_inferences.tags is missing: expected jsonb");
            assertThat(run.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --config nowhere.toml                                          | Configuration nowhere.toml does not exist
                    --schema x                                                     | Missing required option: '--config=FILE'
                    --config variants/sync.toml --surprise                         | Unknown option: '--surprise'
                    --config variants/sync.toml --bind-address nowhere             | expected HOST:PORT such as 127.0.0.1:3000
                    --config variants/sync.toml --test-fault lose:1                | expected KIND:N, KIND one of drop, duplicate
                    --config variants/sync.toml --postgres-url mysql://u:secret@h/d | does not start with postgresql://
                    --config variants/sync.toml --schema No-Good                   | The schema name 'No-Good' is not usable
                    """)
    void aWrongCommandLineIsOneMessage(String arguments, String message) throws Exception {
        try (GatewayRun run = GatewayRun.start(directory, SERVER, arguments.split(" ", -1))) {
            assertThat(run.awaitExit()).isIn(1, 2);
            assertThat(run.err().lines()).singleElement().asString().contains(message);
            assertThat(run.err()).doesNotContain("secret");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void aWrongConfigurationIsReportedWholeAndEndsWithTheUsageCode() throws Exception {
        Path config = Files.writeString(directory.resolve("bad.toml"), "[write]\nmode = \"x\"\nrows = 1\n");
        try (GatewayRun run = start(config.toString())) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            "write.mode: expected one of",
                            "write.rows: expected one of the keys",
                            "functions: expected")
                    .doesNotContain("\tat ");
        }
    }
}
