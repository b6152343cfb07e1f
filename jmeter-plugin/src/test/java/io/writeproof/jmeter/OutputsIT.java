package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of whole runs in JMeter processes, and what they say that JMeter's own do not. */
class OutputsIT {

    private static final WorkServer SERVER = WorkServer.startForAllTests();

    @TempDir
    Path directory = Path.of("");

    private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99", "p99_9");

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    /**
     * In the stall 1000 of 5000 requests come due, one each millisecond. The slowest 1 % of all are the first 50 of
     * these: they wait for 95 % of the stall at least. A slow machine can only add to it, by what it takes to send the
     * rest of the 1000. From the actual sending no more than the 20 threads wait, 0.4 % of the requests: a p99 does not
     * see them, but only what a busy machine adds to every request.
     */
    @Test
    void aServerThatStallsShowsInTheResponseTimeButNotInJMetersOwn() throws Exception {
        try (JudgedRun run = start(
                "-Jthreads=20",
                "-Jpath=/stall",
                "-Jschedule=warmup: 300/s for 3s; steady: 1000/s for 5s",
                "-Jsamples=samples.csv",
                "-Jcsv=run",
                "-l",
                "samples.jtl")) {
            run.exitCode();
            double response = run.report()
                    .at("/labels_by_phase/steady/GET ~1work/response_ms/p99")
                    .asDouble();
            double service = run.report()
                    .at("/labels_by_phase/steady/GET ~1work/service_ms/p99")
                    .asDouble();

            assertThat(response).as(run.stdout()).isBetween(0.8 * WorkServer.STALL_MS, 2.0 * WorkServer.STALL_MS);
            assertThat(service).as(run.stdout()).isLessThan(0.2 * WorkServer.STALL_MS);
            assertThat(p99OfJtl()).as(run.stdout()).isLessThan(0.2 * WorkServer.STALL_MS);
            assertPercentilesAreThoseOfTheRawSamples(run);
            // Not that the machine was too slow. One that is takes so long that threads lack on average too.
            assertThat(run.report().path("warnings"))
                    .anyMatch(warning -> warning.asText().contains("found none free")
                            || warning.asText().contains("too few threads"));
        }
    }

    @Test
    void allFilesAreThereAndTellTheSameCounts() throws Exception {
        try (JudgedRun run =
                start("-Jcsv=out/run", "-Jhlog=out/run.hlog", "-Jspectrum=out/run.hgrm", "-Jsamples=out/samples.csv")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();

            assertThat(names(directory.resolve("out")))
                    .containsExactlyInAnyOrder(
                            "run_stats.csv",
                            "run_stats_history.csv",
                            "run_failures.csv",
                            "run.timeline.jsonl",
                            "run.hlog",
                            "run.GET_work.response.hgrm",
                            "run.GET_work.service.hgrm",
                            "samples.csv");
            assertThat(run.report().path("files"))
                    .hasSize(8)
                    .allMatch(file -> file.path("complete").asBoolean());
            assertThat(lines("out/run_stats.csv").get(2)).startsWith(",Aggregated,40,0,");
            assertThat(lines("out/samples.csv")).hasSize(1 + 50);
            List<String> history = lines("out/run_stats_history.csv");
            assertThat(history.get(history.size() - 1)).contains(",Aggregated,").contains(",50,0,");
            assertThat(lines("out/run.hgrm".replace("run.", "run.GET_work.response.")))
                    .anyMatch(line -> line.contains("Total count    =           40"));
        }
    }

    @Test
    void aFileThatCannotBeBegunIsABadConfiguration() throws Exception {
        Files.writeString(directory.resolve("occupied"), "");
        try (JudgedRun run = start("-Jcsv=out/run", "-Jhlog=occupied/run.hlog")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr()).contains("Configuration error in Thresholds", "occupied");
            assertThat(names(directory.resolve("out"))).isEmpty();
        }
    }

    @Test
    void twoListenersJudgeEachItsOwnAndTheWorseVerdictIsTheExitCode() throws Exception {
        try (JudgedRun run = startTwo("Thresholds.reportFile\">second.json<", "max(GET /work) &lt;= 0")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.report().path("verdict").asText()).isEqualTo("passed");
            assertThat(directory.resolve("second.json")).content().contains("\"verdict\" : \"failed\"");
            assertThat(run.report().path("rlt_iters_total").asInt()).isEqualTo(40);
            assertThat(run.report().at("/labels/GET ~1work/response_ms/max").asDouble())
                    .isGreaterThanOrEqualTo(
                            run.report().at("/labels/GET ~1work/service_ms/max").asDouble());
        }
    }

    @Test
    void twoListenersThatWantTheSameFileAreABadConfiguration() throws Exception {
        int before = SERVER.requests();
        try (JudgedRun run = startTwo("Thresholds.reportFile\">./run.json<", "max(GET /work) &lt;= 1m")) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr()).contains("run.json is to be written by `Thresholds` already");
            assertThat(SERVER.requests()).isEqualTo(before);
            assertThat(directory.resolve("run.json")).doesNotExist();
        }
    }

    @Test
    void aRunInAnOpenModelThreadGroupIsJudgedAndExitsWithItsCode() throws Exception {
        String plan = JudgedRun.plan();
        int from = plan.indexOf("<ThreadGroup ");
        int to = plan.indexOf("</ThreadGroup>") + "</ThreadGroup>".length();
        String openModel = plan.substring(0, from) + """
                <OpenModelThreadGroup guiclass="OpenModelThreadGroupGui" testclass="OpenModelThreadGroup" testname="load" enabled="true">
                  <elementProp name="ThreadGroup.main_controller" elementType="OpenModelThreadGroupController"/>
                  <stringProp name="OpenModelThreadGroup.schedule">rate(20/s) random_arrivals(2 s) pause(1 s)</stringProp>
                  <stringProp name="OpenModelThreadGroup.random_seed">1</stringProp>
                </OpenModelThreadGroup>""" + plan.substring(to);
        String closed = openModel
                .replace("testname=\"Arrival Schedule\" enabled=\"true\"", "testname=\"off\" enabled=\"false\"")
                .replace("steady_state: achieved_rate &gt;= ${__P(least,0.5)} * target\n", "requests &gt;= 10\n");
        try (JudgedRun run = JudgedRun.start(directory, closed, SERVER.port(), List.of("-Jmax_p99=0"))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(99);
            assertThat(run.stdout()).contains("✓ requests", "✗ p99_latency");
        }
    }

    private JudgedRun start(String... arguments) throws IOException {
        return JudgedRun.start(directory, SERVER.port(), List.of(arguments));
    }

    /** The plan with a second listener, which has another report and one other rule. */
    private JudgedRun startTwo(String report, String rule) throws IOException {
        String plan = JudgedRun.plan();
        String open = "<io.writeproof.jmeter.Thresholds ";
        String close = "</io.writeproof.jmeter.Thresholds>";
        String first = plan.substring(plan.indexOf(open), plan.indexOf(close) + close.length());
        String second = first.replaceFirst(
                        "(?s)Thresholds.rules\">.*?</string", "Thresholds.rules\">" + rule + "</string")
                .replaceFirst("Thresholds.reportFile\">.*?<", report)
                .replace("junit.xml", "second.xml")
                .replace("testname=\"Thresholds\"", "testname=\"Second\"");
        return JudgedRun.start(
                directory, plan.replace(first, first + "<hashTree/>" + second), SERVER.port(), List.of());
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Of the last 5000 samples, by their elapsed milliseconds. */
    private double p99OfJtl() throws IOException {
        List<String> jtl = lines("samples.jtl").stream()
                .filter(line -> line.contains("GET /work"))
                .toList();
        long[] elapsed = jtl.subList(jtl.size() - 5000, jtl.size()).stream()
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[1]))
                .sorted()
                .toArray();
        return (double) elapsed[4949];
    }

    private void assertPercentilesAreThoseOfTheRawSamples(JudgedRun run) throws Exception {
        List<long[]> samples = lines("samples.csv").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[4].equals("steady"))
                .map(cells ->
                        Stream.of(cells).limit(3).mapToLong(Long::parseLong).toArray())
                .toList();
        assertThat(samples).hasSize(5000);
        JsonNode steady = run.report().at("/labels_by_phase/steady/GET ~1work");
        assertExact(steady.path("response_ms"), PERCENTILES, samples, sample -> sample[2] - sample[0]);
        assertExact(steady.path("service_ms"), PERCENTILES, samples, sample -> sample[2] - sample[1]);
        assertExact(printed(run.stdout()), List.of("p50", "p95", "p99"), samples, sample -> sample[2] - sample[0]);
        assertExact(inCsv(), PERCENTILES, samples, sample -> sample[2] - sample[0]);
    }

    /** The line of the response times, with its percentiles by their names. */
    private static JsonNode printed(String stdout) {
        Matcher line = Pattern.compile("response\\s+avg \\S+\\s+p50 (\\S+)\\s+p95 (\\S+)\\s+p99 (\\S+)\\s")
                .matcher(stdout);
        assertThat(line.find()).as(stdout).isTrue();
        return JsonNodeFactory.instance
                .objectNode()
                .put("p50", Double.parseDouble(line.group(1)))
                .put("p95", Double.parseDouble(line.group(2)))
                .put("p99", Double.parseDouble(line.group(3)));
    }

    /** The row of the label, likewise. */
    private JsonNode inCsv() throws IOException {
        List<String> names = List.of(lines("run_stats.csv").get(0).split(",", -1));
        String[] cells = lines("run_stats.csv").get(1).split(",", -1);
        ObjectNode percentiles = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("50", "90", "95", "99", "99.9")) {
            double value = Double.parseDouble(cells[names.indexOf(name + "%")]);
            percentiles.put("p" + name.replace('.', '_'), value);
        }
        return percentiles;
    }

    private static void assertExact(
            JsonNode figures, List<String> names, List<long[]> samples, ToLongFunction<long[]> nanos) {
        long[] sorted = samples.stream().mapToLong(nanos).sorted().toArray();
        for (String name : names) {
            double percentile = Double.parseDouble(name.substring(1).replace('_', '.'));
            double exact = sorted[(int) Math.ceil(sorted.length * percentile / 100 - 1e-9) - 1] / 1e6;
            assertThat(figures.path(name).asDouble()).as(name).isCloseTo(exact, within(exact * 0.0016));
        }
    }
}
