package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation in a JMeter process. */
class LeanHttpRequestIT {

    private static final Path EXAMPLE = Path.of(
                    System.getProperty("basedir", ""), "..", "docs/examples/lean-http-request.jmx")
            .toAbsolutePath()
            .normalize();

    private final WorkServer server = WorkServer.startForAllTests();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theExampleSendsWhatItPlans() throws Exception {
        JMeterProcess run = run();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(server.requests()).isEqualTo(40);
        assertThat(run.samples()).contains(",POST /work,200,OK,");
    }

    @Test
    void whatItDoesNotDoEndsTheRunWith104BeforeAnyLoad() throws Exception {
        JMeterProcess run = run("-Jfollow_redirects=true");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(TestExit.BAD_CONFIGURATION);
        assertThat(run.output())
                .contains("Configuration error in POST /work: Lean HTTP Request does not follow redirects"
                        + " (HTTPSampler.follow_redirects); take that away, or use JMeter's HTTP Request here");
        assertThat(server.requests()).isZero();
    }

    @Test
    void aServiceThatFailsFailsTheSamples() throws Exception {
        JMeterProcess run = run("-Jpath=/fail");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(TestExit.FAILED);
        assertThat(run.samples()).contains(",POST /fail,503,Service Unavailable,");
    }

    private JMeterProcess run(String... properties) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-Jport=" + server.port(), "-Jpath=/work", "-Jschedule=warmup: 40/s for 0.5s; steady: 40/s for 0.5s"));
        arguments.addAll(List.of(properties));
        return JMeterProcess.run(directory, EXAMPLE, arguments);
    }
}
