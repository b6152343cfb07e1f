package io.writeproof.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlansTest {

    private static final Path FIXTURES = Path.of("src/test/resources/plans");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aPlanIsFoundAloneOrWithItsScenarios() {
        assertThat(Plans.in(FIXTURES).all())
                .extracting(Plan::label)
                .containsExactly(
                        "inference", "query-gateway/baseline", "query-gateway/cache", "schema-registry/basic_load");
    }

    @Test
    void thePurposeIsTheFirstLineOfItsFile() {
        assertThat(Plans.in(FIXTURES).all())
                .extracting(Plan::purpose)
                .startsWith(
                        "One request after the other: \"as it is\"; and a second line that nobody lists.",
                        "Few users: the figures that others are compared with");
    }

    @Test
    void aScenarioMayNameTheWriteModeWhichIsNoPropertyOfThePlan() {
        assertThat(Plans.in(FIXTURES).of(ServiceKind.QUERY_GATEWAY))
                .extracting(Plan::defaultMode)
                .containsExactly(WriteMode.BATCH_BALANCED, WriteMode.BATCH_FAST);
        assertThat(Plans.in(FIXTURES).of(ServiceKind.QUERY_GATEWAY))
                .allSatisfy(plan -> assertThat(plan.properties()).doesNotContainKey("variant"));
    }

    @Test
    void runsAreStoredUnderANameThatMayBeADirectory() {
        assertThat(Plans.in(FIXTURES).all())
                .extracting(Plan::suite)
                .endsWith("query-gateway-cache", "schema-registry-basic-load");
    }

    @Test
    void everyPlanOfTheRepositoryHasAPurposeOfOneLineAndAWriteMode() {
        assertThat(Plans.in(Path.of("")).all()).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.purpose()).isNotBlank();
            assertThat(plan.service().modes()).contains(plan.defaultMode());
        });
    }

    @Test
    void aScenarioWithoutItsPurposeIsRefused() throws IOException {
        scenario("users=3\n");

        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> Plans.in(directory))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).endsWith("odd.properties");
                            assertThat(problem.finding())
                                    .isEqualTo("expected a comment with the scenario's purpose in the first line, found"
                                            + " \"users=3\"");
                        }));
    }

    @Test
    void aWriteModeThatTheServiceDoesNotHaveIsRefused() throws IOException {
        scenario("# odd\nvariant=async\n");

        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> Plans.in(directory).all().get(0).defaultMode())
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.subject()).isEqualTo("scenario schema-registry/odd");
                            assertThat(problem.finding())
                                    .isEqualTo("expected as variant one of sync, group-commit, found \"async\"");
                        }));
    }

    @Test
    void aFileThatIsNoPlanIsRefused() throws IOException {
        Files.writeString(directory.resolve("inference.jmx"), "rate=100");

        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> Plans.in(directory))
                .withMessageContaining("inference.jmx")
                .withMessageContaining("expected a plan of JMeter");
    }

    private void scenario(String text) throws IOException {
        Files.copy(FIXTURES.resolve("schema-registry.jmx"), directory.resolve("schema-registry.jmx"));
        Files.writeString(
                Files.createDirectory(directory.resolve("schema-registry")).resolve("odd.properties"), text);
    }
}
