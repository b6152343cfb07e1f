package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation in a JMeter process. */
class ArrivalScheduleIT {

    private static final Path EXAMPLE = Path.of(
                    System.getProperty("basedir", ""), "..", "docs/examples/arrival-schedule.jmx")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory = Path.of("");

    @Test
    void bothSchedulesOfTheExampleAreKeptToTheLastRequest() throws Exception {
        JMeterProcess run = JMeterProcess.run(directory, EXAMPLE, List.of());

        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("run.json").toFile());
        assertThat(report.path("total_requests_sent").asInt()).isEqualTo(350 + 130);
        assertThat(report.path("never_sent").asInt()).isZero();
        assertThat(report.at("/labels/GET item/count").asInt()).isEqualTo(300);
        assertThat(report.at("/labels/POST order/count").asInt()).isEqualTo(130);
        assertThat(phases(report))
                .containsExactly(
                        "warmup 25.0",
                        "steady 50.0",
                        "warmup 0.0",
                        "steady 10.0",
                        "spike 30.0",
                        "burst 40.0",
                        "burst 40.0");
    }

    private static List<String> phases(JsonNode report) {
        return StreamSupport.stream(report.path("phases").spliterator(), false)
                .map(phase -> phase.path("name").asText()
                        + ' '
                        + phase.path("target_rate").asDouble())
                .toList();
    }
}
