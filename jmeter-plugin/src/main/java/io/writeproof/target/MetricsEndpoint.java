package io.writeproof.target;

import io.writeproof.syntax.SyntaxException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The address at which a target exposes its metrics. Thread-safe.
 *
 * <p>A scrape is bounded in time, from connecting until the last byte, and in size. Messages name the address without
 * its query, which may hold a secret.
 */
public final class MetricsEndpoint {

    /** The longest page that is read. */
    public static final int MOST_BYTES = 8 << 20;

    /** The plainer format first: its counters have one name. */
    private static final String FORMATS =
            "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    private MetricsEndpoint(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * The endpoint at a URL; nothing is read yet.
     *
     * @param timeout for one scrape
     * @throws IllegalArgumentException when the URL is not one of http or https
     */
    public static MetricsEndpoint at(String url, Duration timeout) {
        try {
            URI address = new URI(url);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (!web || address.getHost() == null || address.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "expected a URL such as http://127.0.0.1:3000/metrics, without user and password");
            }
            return new MetricsEndpoint(address, timeout);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a URL such as http://127.0.0.1:3000/metrics: " + e.getReason() + " at offset "
                            + e.getIndex(),
                    e);
        }
    }

    /**
     * Reads the page once.
     *
     * @throws TargetException when it cannot be had or does not parse; says why
     */
    public Exposition read() throws TargetException, InterruptedException {
        HttpResponse<byte[]> answer = answer();
        if (answer.statusCode() != 200) {
            throw new TargetException(this + " answered with HTTP status " + answer.statusCode() + ", expected 200");
        }
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            return Exposition.parse(page);
        } catch (SyntaxException e) {
            int column = e.offset() - page.lastIndexOf('\n', e.offset() - 1);
            throw new TargetException(
                    this + " is not a page of Prometheus metrics, line " + e.line() + ", column " + column + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private HttpResponse<byte[]> answer() throws TargetException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept", FORMATS).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, headers -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TargetException(this + " did not answer in full within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true); // closes the connection of an answer that is late
        }
    }

    /** The client gives a refused connection no message. */
    private TargetException unreachable(Throwable cause) {
        String reason = cause instanceof ConnectException && cause.getMessage() == null
                ? "the connection was refused"
                : String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
        return new TargetException(this + " could not be read: " + reason, cause);
    }

    /** The address as far as it may be shown. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
