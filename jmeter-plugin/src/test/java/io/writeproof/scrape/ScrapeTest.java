package io.writeproof.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against a page whose counters grow by one with each scrape. */
class ScrapeTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger scrapes = new AtomicInteger();
    private HttpServer server = unstarted();

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new LinkageError("no server for the test", e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/metrics", exchange -> {
            int n = scrapes.incrementAndGet();
            byte[] page = """
                    # TYPE work_total counter
                    work_total{path="/a"} %d
                    work_total{path="/b"} %d
                    # TYPE depth gauge
                    depth 7.5
                    # TYPE time_seconds histogram
                    time_seconds_bucket{le="0.1"} %d
                    time_seconds_bucket{le="+Inf"} %d
                    time_seconds_count %d
                    time_seconds_sum 1
                    """.formatted(3 * n, n, n, n, n).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void figuresOverAnIntervalAreInTheWordsOfTheRules() throws Exception {
        int code = scrape(
                "--every",
                "20ms",
                "--for",
                "200ms",
                "delta(work_total{path=\"/a\"})",
                "target.ratio(work_total{path=\"/b\"}, work_total)",
                "max(depth)",
                "quantile(0.5, time_seconds)");

        int last = scrapes.get();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(last).isGreaterThan(2);
        assertThat(lines())
                .hasSize(4)
                .element(0)
                .asString()
                .matches("delta\\(work_total\\{path=\"/a\"}\\) +" + 3 * (last - 1) + "(\\.0+)?");
        assertThat(lines().get(1)).endsWith("  25.0 %");
        assertThat(lines().get(2)).matches("max\\(depth\\) +7\\.500");
        assertThat(lines().get(3)).endsWith("  0.05000");
    }

    @Test
    void valuesAloneTakeOneScrape() throws Exception {
        assertThat(scrape("value(depth)", "value(work_total)")).isZero();

        assertThat(lines()).containsExactly("value(depth)       7.500", "value(work_total)  4.000");
        assertThat(scrapes).hasValue(1);
    }

    @Test
    void aMetricThatIsMissingFailsWithNearNamesBesideWhatIsKnown() throws Exception {
        assertThat(scrape("value(work_totl)", "value(depth)", "value(work_total{path=\"/c\"})"))
                .isEqualTo(1);

        assertThat(lines()).hasSize(1).element(0).asString().startsWith("value(depth) ");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "scrape: value(work_totl): the target has no metric work_totl; similar names: work_total",
                        "scrape: value(work_total{path=\"/c\"}): the target has no metric work_total{path=\"/c\"}; its"
                                + " series: {path=\"/a\"}, {path=\"/b\"}");
    }

    @Test
    void anEndpointThatDoesNotAnswerFails() throws Exception {
        server.stop(0);

        assertThat(scrape("value(depth)")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be read: the connection was refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| expected at least one figure after the URL, found none",
                "--for 10 value(depth) | --for: expected a time such as 500ms, 10s or 2m, found `10`",
                "value(depth) --every | --every: expected a time such as 500ms, 10s or 2m, found ``",
                "--often 1s value(depth) | expected --every or --for, found --often",
                "speed(depth) | expected one of value, min, max, mean, delta, rate, ratio, quantile, rise",
                "value(depth)x | expected the end of the figure, found `x` at offset 12",
            })
    void wrongArgumentsAreSaidWithTheUsage(String arguments, String message) throws Exception {
        String[] words = arguments == null ? new String[0] : arguments.split(" ", -1);

        assertThat(scrape(words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(message)
                .contains("usage: scrape URL [--every 1s] [--for 10s] FIGURE...");
        assertThat(scrapes).hasValue(0);
    }

    @Test
    void withoutAUrlThereIsTheUsage() throws Exception {
        Scrape scrape = new Scrape(new PrintStream(out, true), new PrintStream(err, true));

        assertThat(scrape.run(List.of())).isEqualTo(2);
        assertThat(scrape.run(List.of("ftp://x/metrics", "value(depth)"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("expected the URL of a page of metrics, found none", "expected a URL such as http://");
        assertThat(scrape.run(List.of("--help"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: scrape URL");
    }

    private int scrape(String... arguments) throws InterruptedException {
        List<String> all = new ArrayList<>();
        all.add("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
        all.addAll(List.of(arguments));
        return new Scrape(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
