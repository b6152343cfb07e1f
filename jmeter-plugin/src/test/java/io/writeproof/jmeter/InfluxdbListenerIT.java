package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The element of the shipped plans in a JMeter process, on and off. */
class InfluxdbListenerIT {

    private static final Path SHIPPED = Path.of(System.getProperty("basedir", ""), "..", "test-plans/inference.jmx");
    private static final Pattern ELEMENT = Pattern.compile(
            "<io.writeproof.jmeter.InfluxdbListener .*</io.writeproof.jmeter.InfluxdbListener>\\s*<hashTree/>",
            Pattern.DOTALL);
    private static final String OFTEN = "-Jbackend_influxdb.send_interval=1";
    private static final String REQUESTS =
            "jmeter,application=inference,transaction=GET\\ /work,statut=ok,run_id=run-of-the-test ";

    @TempDir
    Path directory = Path.of("");

    @Test
    void aUrlSendsEverySampleToInfluxDb1() throws Exception {
        try (InfluxServer influx = InfluxServer.start();
                WorkServer server = WorkServer.start();
                JudgedRun run = start(server, OFTEN, "-Jinfluxdb_url=" + influx.url("/write?db=jmeter"))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();

            assertThat(influx.requests()).containsExactly("/write?db=jmeter");
            assertThat(sum(influx.points(REQUESTS), "count")).isEqualTo(50);
            assertThat(influx.points(REQUESTS)).allMatch(point -> point.contains(",pct99.0="));
            assertThat(influx.points("events,application=inference"))
                    .hasSize(2)
                    .allMatch(event -> event.contains("inference run-of-the-test"));
        }
    }

    @Test
    void aTokenGoesWithItToInfluxDb2() throws Exception {
        try (InfluxServer influx = InfluxServer.start();
                WorkServer server = WorkServer.start();
                JudgedRun run = start(
                        server,
                        OFTEN,
                        "-Jinfluxdb_url=" + influx.url("/api/v2/write?org=load&bucket=jmeter"),
                        "-Jinfluxdb_token=secret")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();

            assertThat(influx.requests()).containsExactly("/api/v2/write?org=load&bucket=jmeter Token secret");
            assertThat(sum(influx.points(REQUESTS), "count")).isEqualTo(50);
        }
    }

    @Test
    void withoutAUrlThereIsNothingOfIt() throws Exception {
        try (WorkServer server = WorkServer.start();
                JudgedRun run = start(server)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();

            assertThat(Files.readString(directory.resolve("jmeter.log")))
                    .doesNotContainIgnoringCase("influx")
                    .doesNotContainIgnoringCase("backend")
                    .doesNotContain(" ERROR ")
                    .doesNotContain("Worker");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8086/write?db=jmeter&p=geheim", "http://", "write?p=geheim x"})
    void aUrlThatIsNoneEndsTheRunWith104BeforeAnyLoadAndIsNotRepeated(String url) throws Exception {
        try (WorkServer server = WorkServer.start();
                JudgedRun run = start(server, "-Jinfluxdb_url=" + url)) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);

            assertThat(run.stderr())
                    .contains("Configuration error in InfluxDB: influxdbUrl: expected nothing, or the address of"
                            + " InfluxDB's write endpoint such as http://127.0.0.1:8086/write?db=jmeter, found another"
                            + " text")
                    .doesNotContain("geheim");
            assertThat(server.requests()).isZero();
        }
    }

    /** The plan of the other tests, with the element as the shipped plan has it. */
    private JudgedRun start(WorkServer server, String... properties) throws IOException {
        Matcher element = ELEMENT.matcher(Files.readString(SHIPPED));
        assertThat(element.find()).isTrue();
        String close = "</io.writeproof.jmeter.Thresholds>\n      <hashTree/>";
        String plan = JudgedRun.plan().replace(close, close + element.group()).replace("${run_id}", "run-of-the-test");
        return JudgedRun.start(directory, plan, server.port(), List.of(properties));
    }

    private static long sum(List<String> points, String field) {
        Pattern value = Pattern.compile("[ ,]" + field + "=([0-9]+)");
        return points.stream()
                .map(value::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}
