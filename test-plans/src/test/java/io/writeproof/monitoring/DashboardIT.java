package io.writeproof.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.metrics.IngestMetrics.Lately;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.metrics.OrchestrationMetrics;
import io.writeproof.metrics.ProcessMetrics;
import io.writeproof.metrics.QueryMetrics;
import io.writeproof.metrics.RegistryMetrics;
import io.writeproof.metrics.WriteMetrics;
import io.writeproof.runner.process.Java;
import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard shows is what a running load test and the gateway's services expose. */
class DashboardIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path JMETER =
            MonitoringFiles.ROOT.resolve("jmeter-plugin/target/apache-jmeter-5.6.3/bin/ApacheJMeter.jar");
    private static final Path PLAN = MonitoringFiles.ROOT.resolve("docs/examples/thresholds.jmx");

    private static final Pattern GROUPED_BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern MATCHED = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    /** Given by Prometheus itself. */
    private static final Set<String> LABELS_OF_SCRAPES = Set.of("job", "instance");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyExpressionIsAboutMetricsAndLabelsThatAreExposed() throws Exception {
        String pages = loadTest() + gateway();
        Set<String> metrics = pages.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> labels = LABEL.matcher(pages)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        labels.addAll(LABELS_OF_SCRAPES);

        assertThat(MonitoringFiles.expressions()).hasSizeGreaterThan(30).allSatisfy(expression -> {
            assertThat(metrics).containsAll(metrics(expression));
            assertThat(labels).containsAll(labels(expression));
        });
    }

    /** Every metric of a load test is on the dashboard, but those that repeat another or tell only its run. */
    @Test
    void theDashboardLeavesOutNothingOfTheLoadTest() throws Exception {
        Set<String> shown = MonitoringFiles.expressions().stream()
                .flatMap(expression -> metrics(expression).stream())
                .map(name -> name.replaceFirst("_bucket$", ""))
                .collect(Collectors.toSet());

        assertThat(loadTest()
                        .lines()
                        .filter(line -> line.startsWith("# TYPE "))
                        .map(line -> line.split(" ", -1)[2])
                        .filter(name -> !shown.contains(name)))
                .containsExactlyInAnyOrder("writeproof_run_info", "writeproof_phase_service_time_seconds");
    }

    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll(GROUPED_BY.pattern(), "")
                .replaceAll(MATCHED.pattern(), "")
                .replaceAll("\\[[^]]*\\]", "");
        return NAME.matcher(bare).results().map(name -> name.group()).collect(Collectors.toSet());
    }

    private static Set<String> labels(String expression) {
        Set<String> labels = new TreeSet<>();
        Matcher grouped = GROUPED_BY.matcher(expression);
        while (grouped.find()) {
            labels.addAll(Arrays.asList(grouped.group(1).split(", ", -1)));
        }
        Matcher matched = MATCHED.matcher(expression);
        while (matched.find()) {
            LABEL.matcher(matched.group(1)).results().forEach(label -> labels.add(label.group(1)));
        }
        return labels;
    }

    /** The page of a load test that has answers of its measured phase. */
    private String loadTest() throws IOException {
        int port = freePort();
        Process jmeter = new ProcessBuilder(
                        Java.launcher(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JMETER.toString(),
                        "-n",
                        "-t",
                        PLAN.toString(),
                        "-Jwriteproof.prometheus.port=" + port)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("jmeter.txt").toFile())
                .start();
        try {
            String[] page = {""};
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> {
                        page[0] = get("http://127.0.0.1:" + port + "/metrics");
                        return page[0].contains("writeproof_requests_total{");
                    });
            return page[0];
        } finally {
            jmeter.destroyForcibly();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    /** The pages of the gateway's services, one after the other. */
    private static String gateway() {
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);
        new WriteMetrics<>(registry, WriteMode.SYNC).showDepth(() -> 0);
        new QueryMetrics(registry).showCache(() -> 0);
        RegistryMetrics schemas = new RegistryMetrics(registry);
        schemas.showCache(() -> 0, () -> 0, () -> 0);
        new IngestMetrics().register(registry, 1, () -> new Lately(0, 0, 0, 0));
        OrchestrationMetrics orchestrations = new OrchestrationMetrics(registry);
        orchestrations.showQueue("worker", () -> 0);
        orchestrations.showDispatchers("orchestration", 1);
        return new String(new MetricsPage(registry).content(), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
