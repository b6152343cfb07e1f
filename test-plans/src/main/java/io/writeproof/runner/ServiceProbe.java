package io.writeproof.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.ServiceKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Asks a service whether it is ready, and what it says about itself in {@code /health}. Not thread-safe. */
final class ServiceProbe {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private static final String FACTS = "/health";
    /** What a service says of itself that answers 200 although something is missing. */
    private static final Set<String> NOT_READY = Set.of("degraded", "unhealthy");

    private final URI service;
    private final String readyPath;
    private String lastFinding = "no answer";

    ServiceProbe(URI service, ServiceKind kind) {
        this.service = service;
        this.readyPath = kind.readyPath();
    }

    /**
     * Waits until the service is ready, at most {@code atMost}.
     *
     * @return what it says about itself
     * @throws RunRefusedException with the last answer, or the lack of one, when it does not get ready
     */
    Health awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<Health> health = ask();
        while (health.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            health = ask();
        }
        return health.orElseThrow(() -> new RunRefusedException(new Problem(
                service.toString(),
                "expected a service that is ready, found " + lastFinding,
                "start it and look at its log, or name the right address with --target-url; it is ready when " + service
                        + readyPath + " answers 200")));
    }

    private Optional<Health> ask() {
        try {
            HttpResponse<String> facts = get(FACTS);
            boolean alive = acceptable(facts) && (readyPath.equals(FACTS) || acceptable(get(readyPath)));
            return alive ? ready(health(facts.body())) : Optional.empty();
        } catch (IOException e) {
            lastFinding = "no answer (" + reason(e) + ")";
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service, e);
        }
    }

    private Optional<Health> ready(Health health) {
        Optional<String> missing = health.status().filter(NOT_READY::contains);
        missing.ifPresent(status -> lastFinding = "status " + status + " in " + FACTS);
        return missing.isPresent() ? Optional.empty() : Optional.of(health);
    }

    /** A service without the page of facts is taken as ready by the other. */
    private boolean acceptable(HttpResponse<String> answer) {
        lastFinding = "status " + answer.statusCode() + " from " + answer.uri().getPath();
        return answer.statusCode() == OK
                || (answer.statusCode() == NOT_FOUND && !answer.uri().getPath().endsWith(readyPath));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(REQUEST_TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Health health(String body) {
        try {
            return new Health(json.readTree(body));
        } catch (JsonProcessingException e) {
            // Another service's page need not be JSON; then it says nothing about itself.
            return new Health(MissingNode.getInstance());
        }
    }

    private static String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "nothing within " + REQUEST_TIMEOUT.toSeconds() + " s";
        }
        return e instanceof ConnectException ? "connection refused" : String.valueOf(e.getMessage());
    }
}
