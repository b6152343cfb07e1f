package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.BindAddress;
import io.writeproof.service.registry.SchemaRegistry;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryConfigTest {

    private static final String SMALLEST = "service = \"schema-registry\"\nwrite.mode = \"sync\"\n";

    private static GatewayConfig parse(String toml, Map<String, String> environment) {
        return GatewayConfig.parse("Configuration", toml, environment);
    }

    private static SchemaRegistryConfig registry(GatewayConfig config) {
        return (SchemaRegistryConfig) config.service();
    }

    @Test
    void defaults() {
        GatewayConfig config = parse(SMALLEST, Map.of());
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8080));
        assertThat(registry(config).settings()).isEqualTo(new SchemaRegistry.Settings(64 << 20, 1000, 4));
        assertThat(registry(config).metricsAddress()).isNull();
        assertThat(registry(config).retrieveDelayMillis()).isZero();
    }

    @Test
    void everyOptionIsMapped() {
        GatewayConfig config = parse(SMALLEST + """
                [schema_registry]
                api_key = "k"
                cache_bytes = 1
                compiled_schemas = 2
                read_threads = 3
                metrics_bind_address = "[::1]:4"
                retrieve_delay_ms = 5
                """, Map.of());
        assertThat(registry(config).settings()).isEqualTo(new SchemaRegistry.Settings(1, 2, 3));
        assertThat(registry(config).metricsAddress()).isEqualTo(new BindAddress("::1", 4));
        assertThat(registry(config).retrieveDelayMillis()).isEqualTo(5);
    }

    @Test
    void theEnvironmentOfTheSourceServiceWinsOverTheFile() {
        GatewayConfig config = parse(
                SMALLEST
                        + "server.bind_address = \"localhost:1\"\nschema_registry.metrics_bind_address = \"localhost:2\"\n",
                Map.of("SERVER_PORT", "3", "METRICS_PORT", "4"));
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("localhost", 3));
        assertThat(registry(config).metricsAddress()).isEqualTo(new BindAddress("localhost", 4));
        assertThat(registry(parse(SMALLEST, Map.of("METRICS_PORT", "9091"))).metricsAddress())
                .isEqualTo(new BindAddress("127.0.0.1", 9091));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVER_PORT", "METRICS_PORT"})
    void aPortThatIsNoneIsNamedWithItsVariable(String variable) {
        assertThatThrownBy(() -> parse(SMALLEST, Map.of(variable, "70000")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the variable " + variable
                        + ": expected a whole number from 0 to 65535, found 70000; unset or correct it");
    }

    @Test
    void noMessageAndNoTextEverHoldsTheKey() {
        assertThatThrownBy(() -> parse(SMALLEST + "schema_registry.api_key = 4711\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema_registry.api_key: expected a text in quotes")
                .hasMessageNotContaining("4711");
        assertThat(parse(SMALLEST, Map.of("API_KEY", "0815")).toString()).doesNotContain("0815");
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "batch.fast", "batch.balanced", "batch.throughput"})
    void aModeThatAnswersBeforeTheCommitIsRefused(String mode) {
        assertThatThrownBy(() -> parse(SMALLEST.replace("sync", mode), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("write.mode: expected sync or group-commit, found \"" + mode
                        + "\"; the schema registry answers with an id and a version, which only a commit decides on");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "GROUP_COMMIT"})
    void theVariantsCanBeRead(WriteMode mode) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "schema-registry", mode + ".toml"), Map.of());
        assertThat(config.write().mode()).isEqualTo(mode);
        assertThat(config.service().kind()).isEqualTo(ServiceKind.SCHEMA_REGISTRY);
    }
}
