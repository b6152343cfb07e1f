package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpSettings;
import io.writeproof.service.inference.ChatFunction;
import io.writeproof.service.inference.DummyProvider;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayConfigTest {

    private static final String SMALLEST = "write.mode = \"sync\"\nfunctions.f = {}\n";

    private static GatewayConfig parse(String toml) {
        return GatewayConfig.parse("Configuration", toml, Map.of());
    }

    private static InferenceConfig inference(GatewayConfig config) {
        return (InferenceConfig) config.service();
    }

    @Test
    void defaults() {
        GatewayConfig config = parse(SMALLEST);
        assertThat(config.http())
                .isEqualTo(new HttpSettings(new BindAddress("127.0.0.1", 3000), 10 << 20, Duration.ofSeconds(30)));
        assertThat(config.write()).isEqualTo(new GatewayConfig.Write(WriteMode.SYNC, WriteMode.SYNC.defaults()));
        assertThat(config.connectionPoolSize()).isEqualTo(20);
        assertThat(inference(config).functions()).containsEntry("f", new ChatFunction("f", "default", "dummy::good"));
        assertThat(inference(config).dummyProvider()).isEqualTo(new DummyProvider.Settings(Duration.ZERO, 256));
    }

    @Test
    void everyOptionIsMapped() {
        GatewayConfig config = parse("""
                [server]
                bind_address = "[::1]:4000"
                max_body_bytes = 1000
                drain_deadline_ms = 2000
                [write]
                mode = "batch.fast"
                queue_capacity = 3
                writers = 4
                max_rows = 5
                flush_interval_ms = 6
                retry_for_ms = 7
                [postgres]
                connection_pool_size = 8
                [functions.chat]
                type = "chat"
                variant = "v"
                model = "dummy::good"
                [dummy_provider]
                latency_ms = 9
                response_chars = 10
                """);
        assertThat(config.http())
                .isEqualTo(new HttpSettings(new BindAddress("::1", 4000), 1000, Duration.ofSeconds(2)));
        assertThat(config.write().mode()).isEqualTo(WriteMode.BATCH_FAST);
        assertThat(config.write().settings())
                .isEqualTo(new WriteSettings(3, 4, 5, Duration.ofMillis(6), Duration.ofMillis(7)));
        assertThat(config.connectionPoolSize()).isEqualTo(8);
        assertThat(inference(config).functions()).containsEntry("chat", new ChatFunction("chat", "v", "dummy::good"));
        assertThat(inference(config).dummyProvider()).isEqualTo(new DummyProvider.Settings(Duration.ofMillis(9), 10));
    }

    @ParameterizedTest
    @EnumSource
    void theVariantOfEachModeSaysExplicitlyWhatItsModeMeans(WriteMode mode) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", mode + ".toml"), Map.of());
        assertThat(config.write()).isEqualTo(new GatewayConfig.Write(mode, mode.defaults()));
        assertThat(config.connectionPoolSize()).isEqualTo(50);
        assertThat(inference(config).functions()).containsKey("load_test_chat");
    }

    @Test
    void allProblemsAreReportedTogether() {
        String toml = """
                surprise = 1
                [server]
                bind_address = "localhost"
                max_body_bytes = "many"
                [write]
                mode = "quick"
                queue_capacity = 0
                max_row = 3
                [postgres]
                connection_pool_size = 1.5
                [functions.f]
                type = "json"
                """;
        assertThatThrownBy(() -> parse(toml))
                .isInstanceOf(ConfigException.class)
                .message()
                .isEqualToNormalizingNewlines("""
                        Configuration cannot be used:
                          server.bind_address: expected HOST:PORT, found "localhost"; write for example "127.0.0.1:3000"
                          server.max_body_bytes: expected a whole number from 1 to 268435456, found "many"; the default is 10485760
                          postgres.connection_pool_size: expected a whole number from 1 to 1000, found 1.5; the default is 20
                          write.mode: expected one of sync, async, batch.fast, batch.balanced, batch.throughput, group-commit, found "quick"; write it down; there is no default
                          write.queue_capacity: expected a whole number from 1 to 1000000, found 0; the default is 20000
                          write.max_row: expected one of the keys mode, queue_capacity, writers, max_rows, flush_interval_ms, retry_for_ms, found an unknown key; remove or correct it
                          functions.f.type: expected "chat", found "json"; it is the only one there is
                          surprise: expected one of the keys service, server, postgres, write, dummy_provider, functions, found an unknown key; remove or correct it""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    functions.f = {}                                  | write.mode: expected one of sync, async
                    write.mode = "sync"                               | functions: expected at least one function, found none
                    write = 3                                         | write: expected a table, found 3
                    write = { mode = "sync", max_rows = 5 }           | write.max_rows: expected this key only in a batch mode
                    write = { mode = "async", flush_interval_ms = 5 } | write.flush_interval_ms: expected this key only in a batch mode
                    write = { mode = "sync", writers = 5 }            | write.writers: expected this key only in a mode with background writers
                    write = { mode = "async", writers = 21 }          | write.writers: expected at most postgres.connection_pool_size, which is 20, found 21
                    write = { mode = "group-commit", writers = 21 }   | write.writers: expected at most postgres.connection_pool_size, which is 20, found 21
                    write = { mode = "batch.fast", writers = 0 }      | write.writers: expected a whole number from 1 to 1000, found 0
                    write = { mode = "batch.fast", writers = 1001 }   | write.writers: expected a whole number from 1 to 1000, found 1001
                    write = { mode = "async", queue_capacity = 0 }    | write.queue_capacity: expected a whole number from 1 to 1000000, found 0
                    write = { mode = "sync", queue_capacity = 1000001 } | write.queue_capacity: expected a whole number from 1 to 1000000, found 1000001
                    write = { mode = "batch.fast", max_rows = 0 }     | write.max_rows: expected a whole number from 1 to 10000, found 0
                    write = { mode = "batch.fast", max_rows = -1 }    | write.max_rows: expected a whole number from 1 to 10000, found -1
                    write = { mode = "batch.fast", max_rows = 10001 } | write.max_rows: expected a whole number from 1 to 10000, found 10001
                    write = { mode = "batch.fast", flush_interval_ms = -1 } | write.flush_interval_ms: expected a whole number from 0 to 86400000, found -1
                    write = { mode = "batch.fast", flush_interval_ms = 86400001 } | write.flush_interval_ms: expected a whole number from 0 to 86400000, found 86400001
                    write = { mode = "sync", retry_for_ms = -1 }      | write.retry_for_ms: expected a whole number from 0 to 86400000, found -1
                    write = { mode = 3 }                              | write.mode: expected a text in quotes, found 3
                    write = {{                                        | is not TOML at line 1, column
                    """)
    void eachMistakeIsNamed(String toml, String message) {
        assertThatThrownBy(() -> parse(toml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void moreWritersThanConnectionsAreRefusedWithFileAndBothKeys(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("small.toml"),
                "write = { mode = \"batch.fast\", writers = 4 }\npostgres.connection_pool_size = 3\nfunctions.f = {}\n");
        assertThatThrownBy(() -> GatewayConfig.read(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Configuration " + file + " cannot be used:\n"
                        + "  write.writers: expected at most postgres.connection_pool_size, which is 3, found 4;"
                        + " each writer needs a connection; lower one or raise the other");
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> GatewayConfig.read(Path.of("nowhere.toml"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere.toml does not exist");
    }

    @Test
    void theHashChangesWithTheText() {
        assertThat(parse(SMALLEST).hash())
                .hasSize(64)
                .isNotEqualTo(parse(SMALLEST + "# x").hash());
    }

    @Test
    void anUnknownServiceListsThoseThatThereAre() {
        assertThatThrownBy(() -> parse("service = \"coffee\"\n" + SMALLEST))
                .hasMessageContaining("service: expected one of inference")
                .hasMessageContaining("found \"coffee\"");
    }
}
