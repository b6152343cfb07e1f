package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.InferenceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.jmeter.testelement.TestElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds beside the other elements in JMeter's engine, in this process. */
class ThresholdsInEngineTest {

    private static final int ONE_DROPPED = 7;

    private final InferenceDatabase database = new InferenceDatabase();

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void forget() {
        ConfigurationProblems.drain();
    }

    @Test
    void everyElementSeesTheParityCheckAtTheEndOfTheTest() throws Exception {
        try (WritingServer server = new WritingServer(database, ONE_DROPPED)) {
            PostgresParityTest.run(new ParityPlan(database, server.port())
                    .with(thresholds("first", "errors == 0"))
                    .with(thresholds("second", "requests == " + ParityPlan.REQUESTS))
                    .tree());
        }

        for (String element : new String[] {"first", "second"}) {
            assertThat(report(element).path("exit_code").asInt()).isEqualTo(TestExit.FAILED);
            assertThat(report(element).at("/gates/0/passed").asBoolean()).isTrue();
            assertThat(report(element).at("/gates/1/name").asText()).isEqualTo("parity");
            assertThat(report(element).at("/parity/lost").asInt()).isEqualTo(1);
        }
    }

    private TestElement thresholds(String name, String rules) {
        TestElement thresholds = new ThresholdsGui().createTestElement();
        thresholds.setName(name);
        thresholds.setProperty(ThresholdsSettings.RULES, rules);
        thresholds.setProperty(ThresholdsSettings.REPORT_FILE, file(name).toString());
        return thresholds;
    }

    private JsonNode report(String element) throws IOException {
        return new ObjectMapper().readTree(file(element).toFile());
    }

    private Path file(String element) {
        return directory.resolve(element + ".json");
    }
}
