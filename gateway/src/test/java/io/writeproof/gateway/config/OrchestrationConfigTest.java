package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.BindAddress;
import io.writeproof.service.orchestration.Dispatchers;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrchestrationConfigTest {

    private static final String SMALLEST = "service = \"orchestration\"\nwrite.mode = \"sync\"\n";
    private static final Dispatchers.Settings OF_THE_SOURCE =
            new Dispatchers.Settings(2, 2, Duration.ofSeconds(5), Duration.ofSeconds(30), 10, Duration.ofMillis(100));

    private static GatewayConfig parse(String toml, Map<String, String> environment) {
        return GatewayConfig.parse("Configuration", toml, environment);
    }

    private static OrchestrationConfig orchestration(GatewayConfig config) {
        return (OrchestrationConfig) config.service();
    }

    @Test
    void defaults() {
        GatewayConfig config = parse(SMALLEST, Map.of());
        assertThat(config.http().bindAddress()).isEqualTo(new BindAddress("127.0.0.1", 8090));
        assertThat(config.connectionPoolSize()).isEqualTo(10);
        assertThat(orchestration(config)).isEqualTo(new OrchestrationConfig(OF_THE_SOURCE, Duration.ofMillis(10)));
    }

    @Test
    void everyOptionIsMapped() {
        GatewayConfig config = parse(SMALLEST + """
                [orchestration]
                orchestrators = 0
                workers = 1
                activity_delay_ms = 2
                orchestrator_lease_ms = 300
                worker_lease_ms = 400
                max_attempts = 5
                poll_ms = 6
                """, Map.of());
        assertThat(orchestration(config))
                .isEqualTo(new OrchestrationConfig(
                        new Dispatchers.Settings(
                                0, 1, Duration.ofMillis(300), Duration.ofMillis(400), 5, Duration.ofMillis(6)),
                        Duration.ofMillis(2)));
    }

    @Test
    void theEnvironmentOfTheSourceProviderWinsOverTheFile() {
        GatewayConfig config = parse(
                SMALLEST + "postgres.connection_pool_size = 1\norchestration.workers = 1\n",
                Map.of(
                        "DUROXIDE_PG_POOL_MAX", "20",
                        "ORCH_CONCURRENCY", "4",
                        "WORKER_CONCURRENCY", "8",
                        "ACTIVITY_DELAY_MS", "0"));
        assertThat(config.connectionPoolSize()).isEqualTo(20);
        assertThat(orchestration(config).dispatchers().orchestrators()).isEqualTo(4);
        assertThat(orchestration(config).dispatchers().workers()).isEqualTo(8);
        assertThat(orchestration(config).activityDelay()).isZero();
    }

    @Test
    void aPoolThatIsNoneIsNamedWithItsVariable() {
        assertThatThrownBy(() -> parse(SMALLEST, Map.of("DUROXIDE_PG_POOL_MAX", "many")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the variable DUROXIDE_PG_POOL_MAX: expected a whole number from 1 to 1000,"
                        + " found \"many\"; the default is 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "batch.fast", "batch.balanced", "batch.throughput"})
    void aModeThatAnswersBeforeTheCommitIsRefused(String mode) {
        assertThatThrownBy(() -> parse(SMALLEST.replace("sync", mode), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("write.mode: expected sync or group-commit, found \"" + mode
                        + "\"; a start that is answered must be there when this process dies");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "GROUP_COMMIT"})
    void theVariantsSayWhatHoldsWithoutThem(WriteMode mode) {
        GatewayConfig config = GatewayConfig.read(Path.of("variants", "orchestration", mode + ".toml"), Map.of());
        assertThat(config.write().mode()).isEqualTo(mode);
        assertThat(config.connectionPoolSize()).isEqualTo(10);
        assertThat(orchestration(config)).isEqualTo(new OrchestrationConfig(OF_THE_SOURCE, Duration.ofMillis(10)));
    }
}
