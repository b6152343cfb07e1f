package io.writeproof.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real endpoint is scraped, and what is wrong with one is said. */
class TargetScraperTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger pages = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> answer(exchange, 200, "pages_total " + pages.incrementAndGet()));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/metrics");
            answer(exchange, 307, "");
        });
        server.createContext("/html", exchange -> answer(exchange, 200, "ok 1\nhello <b>world</b>\n"));
        server.createContext("/broken", exchange -> answer(exchange, 503, "busy"));
        server.createContext("/silent", exchange -> waitForEnd());
        server.createContext("/drip", this::drip);
        server.createContext("/endless", this::endless);
        server.start();
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/moved", "/metrics?token=secret"})
    void aPageIsReadAlsoThroughARedirect(String path) throws Exception {
        assertThat(endpoint(path, TIMEOUT).read().names()).containsExactly("pages_total");
    }

    @ParameterizedTest
    @CsvSource({
        "/broken?token=secret, 'answered with HTTP status 503, expected 200'",
        "/html, 'is not a page of Prometheus metrics, line 2, column 7: expected a value, found `<b>world</b>`'",
        "/endless, could not be read: the page is longer than 8388608 bytes"
    })
    void whatIsWrongWithAPageIsSaid(String path, String message) {
        String address = url(path).replace("?token=secret", "");

        assertThatThrownBy(() -> endpoint(path, TIMEOUT).read())
                .isInstanceOf(TargetException.class)
                .hasMessage(address + " " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/drip"})
    void aScrapeIsBoundedInTimeUntilItsLastByte(String path) {
        assertThatThrownBy(() -> endpoint(path, SHORT).read())
                .isInstanceOf(TargetException.class)
                .hasMessage(url(path) + " did not answer in full within 300 ms");
    }

    @Test
    void aRefusedConnectionIsSaid() {
        MetricsEndpoint endpoint = endpoint("/metrics", TIMEOUT);
        server.stop(0);

        assertThatThrownBy(endpoint::read)
                .isInstanceOf(TargetException.class)
                .hasMessage(endpoint + " could not be read: the connection was refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "metrics", "ftp://h/metrics", "http://user:pass@h/metrics", "http:///metrics", "http://[x"})
    void aUrlThatIsNotOneIsRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> MetricsEndpoint.at(url, TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a URL such as http://127.0.0.1:3000/metrics")
                .hasMessageNotContaining("pass@");
    }

    @Test
    void theTargetIsReadBeforeDuringAndAfterTheLoad() throws Exception {
        TargetHistory history = new TargetHistory();
        TargetScraper scraper = scraper(history);

        scraper.scrapeFirst();
        assertThat(history.attempts()).isEqualTo(1);
        scraper.start();
        await().until(() -> history.attempts() >= 4);
        scraper.finish();

        assertThat(history.problem()).isNull();
        // A scrape that the end interrupted reached the server, and counts for nothing.
        TargetFigures figures = new TargetFigures(history, List.of(whole(history)));
        assertThat(figures.delta(SeriesSelector.named("pages_total")).orNull())
                .isBetween(history.attempts() - 1.0, pages.get() - 1.0);
    }

    @Test
    void anEndpointThatDiesInTheMiddleIsAProblemAndGoesOnBeingAsked() throws Exception {
        TargetHistory history = new TargetHistory();
        TargetScraper scraper = scraper(history);
        scraper.scrapeFirst();
        server.stop(0);

        scraper.start();
        await().until(() -> history.failures() >= 2);
        assertThat(history.problem()).contains("scrapes of the metrics failed, the latest: http://127.0.0.1:");
        scraper.finish();

        assertThat(history.problem())
                .startsWith("the metrics could not be read after the load: ")
                .endsWith("the connection was refused");
    }

    private TargetScraper scraper(TargetHistory history) {
        return new TargetScraper(endpoint("/metrics", TIMEOUT)::read, history, Duration.ofMillis(20), System::nanoTime);
    }

    private static Span whole(TargetHistory history) {
        Span whole = history.whole();
        return whole == null ? new Span(0, 0) : whole;
    }

    private MetricsEndpoint endpoint(String path, Duration timeout) {
        return MetricsEndpoint.at(url(path), timeout);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("slow_total 1".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        waitForEnd();
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] line = "# and so on and on and on and on and on\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        while (end.getCount() > 0) {
            exchange.getResponseBody().write(line);
        }
    }

    private void waitForEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
