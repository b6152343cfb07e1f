package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.write.WriteMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands of the other systems put under load; {@link LoadSettingsTest} has those of inference. */
final class SubjectTest {

    private static final String REGISTRY = "schema-registry/basic_load";

    @ParameterizedTest
    @CsvSource({
        "inference, sync",
        "query-gateway/baseline, batch.balanced",
        "query-gateway/cache, batch.fast",
        "schema-registry/basic_load, group-commit"
    })
    void theWriteModeIsThatOfThePlan(String plan, String mode) {
        assertThat(read(plan, Map.of()).subject())
                .isInstanceOfSatisfying(
                        OwnGateway.class, own -> assertThat(own.modes()).containsExactly(WriteMode.of(mode)));
    }

    @Test
    void allVariantsAreThoseThatTheServiceCanHave() {
        assertThat(read(REGISTRY, Map.of(), "--variant=all").subject())
                .isInstanceOfSatisfying(
                        OwnGateway.class,
                        own -> assertThat(own.modes()).containsExactly(WriteMode.SYNC, WriteMode.GROUP_COMMIT));
    }

    @Test
    void aVariantThatTheServiceCannotHaveIsRefused() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(REGISTRY, Map.of(), "--variant=async"))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "--variant",
                                "expected sync, group-commit or all, found \"async\"",
                                "for example --variant group-commit")));
    }

    @Test
    void aServiceWithoutDatabaseIsLoadedWithoutParity() {
        assertThat(read("query-gateway/cache", Map.of(), "--target-url=http://localhost:8000", "--postgres-url=none")
                        .subject())
                .isInstanceOfSatisfying(GivenService.class, given -> {
                    assertThat(given.database()).isEmpty();
                    assertThat(given.schema()).isEqualTo("query_gateway");
                });
    }

    @Test
    void theRegistryMayBeNamedByTheVariableOfItsSource() {
        Map<String, String> environment = Map.of("API_URL", "http://10.0.0.7:8080/");

        assertThat(read(REGISTRY, environment, "--postgres-url=none").subject())
                .isInstanceOfSatisfying(GivenService.class, given -> {
                    assertThat(given.url()).isEqualTo(URI.create("http://10.0.0.7:8080"));
                    assertThat(given.schema()).isEqualTo("schema_registry");
                });
        assertThat(read("query-gateway/cache", environment).subject()).isInstanceOf(OwnGateway.class);
    }

    @Test
    void theVariableIsNamedWhenItIsWrong() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(REGISTRY, Map.of("API_URL", "localhost"), "--postgres-url=none"))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::subject)
                        .containsExactly("API_URL"));
    }

    @Test
    void aKeyIsNoPropertyOfJMeter() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> read(REGISTRY, Map.of(), "-J=api_key=k7"))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "-J api_key",
                                "expected as the option --api-key: properties of JMeter are stored",
                                "use --api-key")));
    }

    private static LoadSettings read(String plan, Map<String, String> environment, String... arguments) {
        return Commands.read(plan, Path.of("src/test/resources/plans"), environment, arguments);
    }
}
