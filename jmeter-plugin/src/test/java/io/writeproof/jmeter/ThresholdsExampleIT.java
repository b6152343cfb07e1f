package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.threshold.RuleParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the documentation's examples. */
class ThresholdsExampleIT {

    private static final Path EXAMPLES = Path.of(System.getProperty("basedir", ""), "..", "docs/examples")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory = Path.of("");

    @Test
    void everyRuleOfTheExampleFindsEnoughToJudge() throws Exception {
        JMeterProcess jmeter = JMeterProcess.run(
                directory,
                EXAMPLES.resolve("thresholds.jmx"),
                List.of("-Jschedule=warmup: 40/s for 500ms; sustain: 40/s for 12s; spike: 80/s for 500ms"));

        assertThat(jmeter.exitCode()).as(jmeter.output()).isIn(0, 99);
        assertThat(jmeter.output())
                .containsPattern("[✓✗] steady_state +in sustain: achieved ")
                .containsPattern("[✓✗] p95_orders +@orders in sustain, spike: p95 response time ")
                .containsPattern("[✓✗] windows +POST /orders in sustain: p50 response time ")
                .containsPattern("[✓✗] no_rise +POST /orders in sustain: rise of the p50 response time ")
                .containsPattern("✓ errors +error rate 0.00 % <= limit 1 %")
                .doesNotContain("insufficient data", "no data");
    }

    @Test
    void theThreadGroupsOfTheExampleArePhases() throws Exception {
        JMeterProcess jmeter = JMeterProcess.run(
                directory, EXAMPLES.resolve("thread-groups.jmx"), List.of("-Jsleep=5", "-Jwarmup_s=1", "-Jrun_s=7"));

        assertThat(jmeter.exitCode()).as(jmeter.output()).isIn(0, 99);
        assertThat(jmeter.output())
                .containsPattern("[✓✗] throughput +in users: answers .* \\(3 of phase single .*/s\\)")
                .containsPattern("[✓✗] no_queue +in users: p95 response time .* \\(1.5 of phase single .* ms\\)")
                .containsPattern("✓ errors +error rate 0.00 % <= limit 1 %")
                .doesNotContain("insufficient data", "no data");
    }

    @Test
    void theRulesForTheGatewaysMetricsParse() throws Exception {
        String rules = Files.readString(EXAMPLES.resolve("target-metrics.rules"));

        assertThat(RuleParser.parse(rules).rules()).hasSize(6);
    }
}
