package io.writeproof.runner;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Refuses a key that the service refuses, before every request of the load is refused for it. Immutable.
 *
 * @param workload has the key, if its service wants one
 */
record KeyCheck(Workload workload) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    /** Asks the service at {@code url} for something that it shows only to callers with the right key. */
    void require(URI url) {
        workload.plan().service().guardedPath().ifPresent(path -> require(URI.create(url + path), url));
    }

    private void require(URI guarded, URI url) {
        int status = ask(guarded);
        if (REFUSALS.contains(status)) {
            throw new RunRefusedException(new Problem(
                    "--api-key",
                    "expected the key of " + url + ", found one that it refuses with status " + status,
                    "name its key with --api-key or API_KEY"));
        }
    }

    private int ask(URI guarded) {
        HttpRequest request = HttpRequest.newBuilder(guarded)
                .timeout(TIMEOUT)
                .header("X-API-Key", workload.secrets().getOrDefault("api_key", ""))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new RunRefusedException(new Problem(
                    guarded.toString(), "expected an answer, found " + e.getMessage(), "look at the service's log"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + guarded, e);
        }
    }
}
