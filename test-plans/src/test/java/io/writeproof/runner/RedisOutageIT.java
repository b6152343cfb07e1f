package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message ingestor whose Redis goes away in the middle of a run and comes back. */
final class RedisOutageIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MESSAGES = 3_000;
    private static final Pattern REFUSED =
            Pattern.compile("(?m)^message_ingestor_messages_total\\{result=\"refused\"} (\\S+)$");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String RULES = """
            lost: parity.lost == 0
            duplicate: parity.duplicate == 0
            accepted: target.delta(message_ingestor_messages_total{result="accepted"}) > 0
            refused: target.delta(message_ingestor_messages_total{result="refused"}) > 0
            none_failed: target.delta(gateway_rows_failed_total) == 0
            """;

    @TempDir
    private Path directory = Path.of("");

    /**
     * Both ways to be away: killed, and started again on its files; and held, which nobody is told, so that requests are
     * refused when they have waited. What is held may come to pass later: a refused message may have a row.
     */
    @Test
    void whatIsRefusedWhileRedisIsAwayIsNoFailedWriteAndNothingAcknowledgedIsLost() throws Exception {
        try (RedisServer redis = RedisServer.start(directory);
                LoadProcess load = load(redis)) {
            await().atMost(LONG).until(() -> load.schema().isPresent());
            awaitMessagesAfter(Instant.EPOCH, load);

            redis.kill();
            awaitRefusal(load);
            redis.restart();
            awaitMessagesAfter(Instant.now(), load);

            redis.hold();
            awaitRefusal(load);
            redis.release();
            awaitMessagesAfter(Instant.now(), load);

            load.await();
            assertRefusedAndNotLost(load);
        }
    }

    private static void assertRefusedAndNotLost(LoadProcess load) throws IOException {
        assertThat(load.exitCode()).as(load.output()).isZero();
        JsonNode run = load.run();
        RunDocuments.assertValid(run);
        int refused = run.at("/errors/503").asInt();
        JsonNode parity = run.path("parity");
        assertThat(refused).isPositive();
        assertThat(run.path("errors")).hasSize(1);
        assertThat(RunDocuments.figure(run, "refused")).isEqualTo(refused);
        assertThat(RunDocuments.figure(run, "accepted")).isEqualTo(MESSAGES - refused);
        assertThat(RunDocuments.figure(run, "none_failed")).isZero();
        assertThat(parity.path("passed").asBoolean()).isTrue();
        assertThat(parity.path("acknowledged").asInt()).isEqualTo(MESSAGES - refused);
        assertThat(parity.path("failed").asInt()).isEqualTo(refused);
        assertThat(parity.path("indeterminate").asInt()).isZero();
        assertThat(parity.path("rows").asInt()).isBetween(MESSAGES - refused, MESSAGES);
        assertThat(load.sentences())
                .contains("all " + (MESSAGES - refused) + " acknowledged requests have their row")
                .contains((MESSAGES - refused) + " acknowledged, " + refused + " failed, 0 indeterminate")
                .contains("0 lost, 0 duplicate, 0 unexpected");
    }

    private static void awaitMessagesAfter(Instant moment, LoadProcess load) {
        await().atMost(LONG).until(() -> MessageRows.of(load).anyReceivedAfter(moment));
    }

    private static void awaitRefusal(LoadProcess load) throws Exception {
        double before = refused(load);
        await().atMost(LONG).until(() -> refused(load) > before);
    }

    /** What the gateway says that it has refused. */
    private static double refused(LoadProcess load) throws IOException, InterruptedException {
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://" + load.gatewayAddress() + "/metrics"))
                .build();
        Matcher count =
                REFUSED.matcher(CLIENT.send(page, BodyHandlers.ofString()).body());
        assertThat(count.find()).isTrue();
        return Double.parseDouble(count.group(1));
    }

    /** At a rate, because requests that are refused at once would use up the messages before Redis is back. */
    private LoadProcess load(RedisServer redis) throws IOException {
        Path rules = Files.writeString(directory.resolve("outage.rules"), RULES);
        return LoadProcess.start(
                ROOT,
                Files.createDirectories(directory.resolve("results")),
                List.of(
                        "ingestor/stress",
                        "--messages=" + MESSAGES,
                        "--rate=100",
                        "--redis=" + redis.url(),
                        "--rules-file=" + rules,
                        "-Jwarmup_s=0",
                        "-Jsettle_s=0",
                        SharedServer.option()));
    }
}
