package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.runner.plan.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** What the commands say about themselves, against golden files. */
final class UsageTest {

    private static final Path FIXTURES = Path.of("src/test/resources/plans");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void theListHasEveryPlanWithPurposeAndDefaults() throws IOException {
        assertThat(PlanList.of(Plans.in(FIXTURES).all())).isEqualTo(Files.readString(GOLDEN.resolve("list.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "inference, help-inference.txt",
        "query-gateway/cache, help-query-gateway.txt",
        "schema-registry/basic_load, help-schema-registry.txt"
    })
    void theHelpOfAPlanHasItsOptionsAndItsDefaults(String plan, String golden) throws IOException {
        String help = Commands.of(plan, FIXTURES, Map.of())
                .commandLine()
                .setUsageHelpAutoWidth(false)
                .getUsageMessage(Ansi.OFF);

        assertThat(help).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
    }

    @Test
    void theListOfTheRepositoryFitsATerminal() {
        assertThat(PlanList.of(Plans.in(Path.of("")).all()).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
}
