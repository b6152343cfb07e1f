package io.writeproof.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a gateway how it is, in {@code /health}. Not thread-safe. */
final class GatewayHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    /** What it says; empty while it, or its database, is not well. */
    Optional<Answer> ask(URI gateway) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/health"))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(read(json.readTree(answer.body()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted while asking the gateway for its health", e);
        }
    }

    private static Answer read(JsonNode body) {
        return new Answer(
                body.path("write_mode").asText(),
                body.at("/durability/synchronous_commit").asText(),
                body.at("/queue/depth").asLong(-1));
    }

    /**
     * A healthy gateway's answer.
     *
     * @param writeMode the mode in force
     * @param synchronousCommit the setting in force on its connections
     * @param queued rows taken and not yet written
     */
    record Answer(String writeMode, String synchronousCommit, long queued) {}
}
