package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.BindAddress;
import io.writeproof.service.classify.AnswerCache;
import io.writeproof.service.classify.Batcher;
import io.writeproof.service.classify.DummyModel;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueryGatewayConfigTest {

    private static final String SMALLEST = "service = \"query-gateway\"\nwrite.mode = \"sync\"\n";

    private static final QueryGatewayConfig DEFAULTS = new QueryGatewayConfig(
            new Batcher.Settings(32, Duration.ofMillis(10), 1000),
            new AnswerCache.Settings(10_000, Duration.ofMinutes(5)),
            0.7,
            new DummyModel.Settings(Duration.ofMillis(4), Duration.of(250, ChronoUnit.MICROS)));

    private static GatewayConfig parse(String toml, Map<String, String> environment) {
        return GatewayConfig.parse("Configuration", SMALLEST + toml, environment);
    }

    @Test
    void defaults() {
        GatewayConfig config = parse("", Map.of());
        assertThat(config.service()).isEqualTo(DEFAULTS);
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8000));
    }

    @Test
    void everyOptionIsMapped() {
        String toml = """
                [query_gateway]
                batch_max_size = 1
                batch_max_wait_ms = 2
                batch_queue_capacity = 3
                cache_l1_size = 0
                cache_l1_ttl_sec = 5
                confidence_threshold = 1
                model_batch_us = 6
                model_item_us = 0
                """;
        assertThat(parse(toml, Map.of()).service())
                .isEqualTo(new QueryGatewayConfig(
                        new Batcher.Settings(1, Duration.ofMillis(2), 3),
                        new AnswerCache.Settings(0, Duration.ofSeconds(5)),
                        1,
                        new DummyModel.Settings(Duration.of(6, ChronoUnit.MICROS), Duration.ZERO)));
    }

    @Test
    void theVariablesOfTheSourceServiceWinOverTheFile() {
        Map<String, String> environment = Map.of(
                "APP_PORT", "8123",
                "BATCH_MAX_SIZE", "7",
                "BATCH_MAX_WAIT_MS", "8",
                "CACHE_L1_SIZE", "9",
                "CACHE_L1_TTL_SEC", "10",
                "CONFIDENCE_THRESHOLD", "0.25");
        GatewayConfig config = parse("query_gateway.batch_max_size = 3\n", environment);
        assertThat(config.service())
                .isEqualTo(new QueryGatewayConfig(
                        new Batcher.Settings(7, Duration.ofMillis(8), 1000),
                        new AnswerCache.Settings(9, Duration.ofSeconds(10)),
                        0.25,
                        DEFAULTS.model()));
        assertThat(config.http().bindAddress().port()).isEqualTo(8123);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            batch_max_size = 257         | query_gateway.batch_max_size: expected a whole number from 1 to 256, found 257
            batch_max_wait_ms = 0        | query_gateway.batch_max_wait_ms: expected a whole number from 1 to 1000, found 0
            cache_l1_size = -1           | query_gateway.cache_l1_size: expected a whole number from 0 to 1000000, found -1
            confidence_threshold = 1.01  | query_gateway.confidence_threshold: expected a number from 0 to 1, found 1.01
            confidence_threshold = nan   | query_gateway.confidence_threshold: expected a number from 0 to 1, found
            confidence_threshold = true  | query_gateway.confidence_threshold: expected a number from 0 to 1, found true
            redis_url = 1                | query_gateway.redis_url: expected one of the keys
            """)
    void aValueOutOfRangeIsNamedWithItsRange(String line, String message) {
        assertThatThrownBy(() -> parse("[query_gateway]\n" + line + "\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aVariableOutOfRangeIsNamedAsVariable() {
        assertThatThrownBy(() -> parse("", Map.of("CONFIDENCE_THRESHOLD", "high", "BATCH_MAX_SIZE", "0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "the variable CONFIDENCE_THRESHOLD: expected a number from 0 to 1, found \"high\"")
                .hasMessageContaining("the variable BATCH_MAX_SIZE: expected a whole number from 1 to 256, found 0");
    }

    @ParameterizedTest
    @EnumSource
    void theVariantOfEachModeSaysExplicitlyWhatIsTheDefault(WriteMode mode) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "query-gateway", mode + ".toml"), Map.of());
        assertThat(config.write()).isEqualTo(new GatewayConfig.Write(mode, mode.defaults()));
        assertThat(config.service()).isEqualTo(DEFAULTS);
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8000));
    }
}
