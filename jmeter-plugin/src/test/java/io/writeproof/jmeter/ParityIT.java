package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.parity.InferenceDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JMeter, a real service, a real PostgreSQL. */
class ParityIT {

    private final InferenceDatabase database = new InferenceDatabase();

    @TempDir
    private Path directory;

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void aRightServicePasses() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            JMeterProcess jmeter = JMeterProcess.run(
                    directory,
                    new ParityPlan(database, server.port()).withParityCheck().tree());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isZero();
            assertThat(jmeter.samples()).contains(",Parity,PASSED,\"all 20 acknowledged requests have their row");
        }
    }

    @Test
    void aServiceThatDropsARowFailsTheProcess() throws Exception {
        try (WritingServer server = new WritingServer(database, 7)) {
            JMeterProcess jmeter = JMeterProcess.run(
                    directory,
                    new ParityPlan(database, server.port()).withParityCheck().tree());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.FAILED);
            assertThat(jmeter.samples()).contains("1 lost (acknowledged, no row)");
        }
    }

    @Test
    void withoutAParityCheckTheRowsAreCheckedAtTheEnd() throws Exception {
        try (WritingServer server = new WritingServer(database, 7)) {
            JMeterProcess jmeter = JMeterProcess.run(directory, new ParityPlan(database, server.port()).tree());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.FAILED);
            assertThat(jmeter.output()).contains("FAILED: 1 lost (acknowledged, no row)");
        }
    }

    @Test
    void aSchemaWithoutTheTableIsRefusedBeforeAnyLoad() throws Exception {
        try (WritingServer server = new WritingServer(database, WritingServer.NONE)) {
            JMeterProcess jmeter = JMeterProcess.run(
                    directory,
                    new ParityPlan(database, server.port())
                            .set("schema", "nowhere")
                            .withParityCheck()
                            .tree());

            assertThat(jmeter.exitCode()).as(jmeter.output()).isEqualTo(TestExit.BAD_CONFIGURATION);
            assertThat(jmeter.output())
                    .contains("Configuration error in Postgres Parity", "chat_inferences", "nowhere")
                    .doesNotContain("\tat ");
            assertThat(server.requests()).isZero();
        }
    }
}
