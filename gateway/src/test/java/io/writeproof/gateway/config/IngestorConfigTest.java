package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.BindAddress;
import io.writeproof.service.ingest.redis.RedisAddress;
import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IngestorConfigTest {

    private static final IngestorConfig IN_PROCESS = new IngestorConfig(null);
    private static final String REDIS = "redis://127.0.0.1:6379";

    private static GatewayConfig parse(String mode, String toml, Map<String, String> environment) {
        String smallest = "service = \"ingestor\"\nwrite.mode = \"" + mode + "\"\n";
        return GatewayConfig.parse("Configuration", smallest + toml, environment);
    }

    @Test
    void defaults() {
        GatewayConfig config = parse("batch.balanced", "", Map.of());
        assertThat(config.service()).isEqualTo(IN_PROCESS);
        assertThat(config.write().settings())
                .isEqualTo(new WriteSettings(20_000, 2, 50, Duration.ofSeconds(2), Duration.ofSeconds(10)));
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8000));
    }

    @Test
    void theVariablesWinOverTheFile() {
        Map<String, String> environment = Map.of(
                "APP_PORT", "8123",
                "BATCH_SIZE", "25",
                "BATCH_TIMEOUT", "0.5",
                "WORKERS", "4",
                "REDIS_URL", "redis://elsewhere:1");
        String toml = "write.max_rows = 3\nwrite.flush_interval_ms = 4\ningestor.redis_url = \"" + REDIS + "\"\n";
        GatewayConfig config = parse("group-commit", toml, environment);
        assertThat(config.write().settings())
                .isEqualTo(new WriteSettings(20_000, 4, 25, Duration.ofMillis(500), Duration.ofSeconds(10)));
        assertThat(config.service()).isEqualTo(new IngestorConfig(RedisAddress.parse("redis://elsewhere:1")));
        assertThat(config.http().bindAddress().port()).isEqualTo(8123);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BATCH_SIZE    | 0     | the variable BATCH_SIZE: expected a whole number from 1 to 10000, found 0
            BATCH_SIZE    | many  | the variable BATCH_SIZE: expected a whole number from 1 to 10000, found "many"
            BATCH_TIMEOUT | -1    | the variable BATCH_TIMEOUT: expected seconds such as 2 or 0.5, found -1
            BATCH_TIMEOUT | 2s    | the variable BATCH_TIMEOUT: expected seconds such as 2 or 0.5, found 2s
            BATCH_TIMEOUT | 90000 | the variable BATCH_TIMEOUT: expected a whole number from 0 to 86400000, found 90000000
            WORKERS       | 0     | the variable WORKERS: expected a whole number from 1 to 1000, found 0
            WORKERS       | 21    | the variable WORKERS: expected at most postgres.connection_pool_size, which is 20, found 21
            APP_PORT      | 70000 | the variable APP_PORT: expected a whole number from 0 to 65535, found 70000
            """)
    void aVariableThatCannotBeUsedIsNamed(String variable, String value, String message) {
        assertThatThrownBy(() -> parse("batch.balanced", "", Map.of(variable, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void withoutBatchesTheirVariablesHaveNoEffectAndAreRefused() {
        assertThatThrownBy(() -> parse("async", "", Map.of("BATCH_SIZE", "50", "BATCH_TIMEOUT", "2")))
                .hasMessageContaining("the variable BATCH_SIZE: expected this key only in a batch mode")
                .hasMessageContaining("the variable BATCH_TIMEOUT: expected this key only in a batch mode");
    }

    @ParameterizedTest
    @EnumSource
    void thereIsOneQueueInProcessOrRedis(WriteMode mode) {
        boolean queued = mode.promise() == Promise.QUEUED;
        assertThat(parse(mode.label(), queued ? "" : "ingestor.redis_url = \"" + REDIS + "\"\n", Map.of())
                        .service())
                .isEqualTo(queued ? IN_PROCESS : new IngestorConfig(RedisAddress.parse(REDIS)));
        assertThatThrownBy(
                        () -> parse(mode.label(), queued ? "ingestor.redis_url = \"" + REDIS + "\"\n" : "", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        queued
                                ? "write.mode: expected one of sync, group-commit, found \"" + mode + "\"; with"
                                : "write.mode: expected one of async, batch.fast, batch.balanced, batch.throughput,"
                                        + " found \"" + mode + "\"; without");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1", "127.0.0.1:6379", "'redis://user:secret@'", "'not a secret url'"})
    void aRedisUrlThatIsNoneIsRefusedWithoutItsText(String url) {
        assertThatThrownBy(() -> parse("group-commit", "", Map.of("REDIS_URL", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ingestor.redis_url: expected redis://host:port, found something else")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SYNC")
    void theVariantOfEachModeSaysExplicitlyWhatIsTheDefault(WriteMode mode) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "ingestor", mode + ".toml"), Map.of());
        assertThat(config.write()).isEqualTo(new GatewayConfig.Write(mode, IngestorConfig.defaults(mode)));
        assertThat(config.service())
                .isEqualTo(
                        mode.promise() == Promise.QUEUED ? IN_PROCESS : new IngestorConfig(RedisAddress.parse(REDIS)));
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8000));
    }
}
