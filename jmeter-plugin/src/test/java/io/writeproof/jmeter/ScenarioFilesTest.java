package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.schedule.Phase;
import io.writeproof.schedule.Schedule;
import io.writeproof.threshold.RuleParser;
import io.writeproof.threshold.Rules;
import io.writeproof.threshold.Scope;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of the schema registry: what one of their files says must fit what the others say. */
class ScenarioFilesTest {

    private static final Path PLANS =
            Path.of(System.getProperty("basedir", ""), "..", "test-plans").normalize();

    private static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(PLANS.resolve("schema-registry"))) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList().stream();
        }
    }

    private static Properties read(Path scenario) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(scenario)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Schedule schedule(Path scenario) throws IOException {
        return Schedule.parse(read(scenario).getProperty("schedule"));
    }

    private static Rules rules(Path scenario) throws IOException {
        return RuleParser.parse(Files.readString(PLANS.resolve(read(scenario).getProperty("rules_file"))));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theLengthIsThatOfTheSchedule(Path scenario) throws IOException {
        Duration length = Duration.ofSeconds(Long.parseLong(read(scenario).getProperty("length_s")));
        assertThat(schedule(scenario).duration()).isEqualTo(length);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPhaseThatARuleIsAboutIsInTheSchedule(Path scenario) throws IOException {
        Set<String> phases =
                schedule(scenario).phases().stream().map(Phase::name).collect(Collectors.toSet());
        assertThat(rules(scenario).scopes().stream().map(Scope::phases))
                .allSatisfy(named -> assertThat(phases).containsAll(named));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyNameOfTheMixIsASampler(Path scenario) throws IOException {
        String plan = Files.readString(PLANS.resolve("schema-registry.jmx"));
        WeightedChoice mix = WeightedChoice.parse(
                Stream.of(read(scenario).getProperty("mix").split(",")).toList());
        assertThat(mix.entries())
                .allSatisfy(entry -> assertThat(plan)
                        .contains("testclass=\"io.writeproof.jmeter.LeanHttpRequest\" testname=\"" + entry.name()
                                + "\""));
    }
}
