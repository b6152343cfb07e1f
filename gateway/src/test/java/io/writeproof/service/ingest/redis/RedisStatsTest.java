package io.writeproof.service.ingest.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.service.ingest.Message;
import io.writeproof.service.ingest.QueueUnderTest;
import io.writeproof.testing.RedisServer;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What consumers keep in Redis of their work, for whoever looks. */
class RedisStatsTest {

    private static final ConnectionSettings DATABASE = QueueUnderTest.newSchema();
    private static final WriteSettings SETTINGS =
            new WriteSettings(100_000, 1, 10, Duration.ofMillis(20), Duration.ofSeconds(10));
    private static final Duration LEASE = Duration.ofHours(1);

    private static final RedisServer REDIS = QueueUnderTest.sharedRedis();
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @BeforeEach
    void empty() {
        REDIS.ask(commands -> commands.flushall());
    }

    private static QueueUnderTest open() {
        return QueueUnderTest.inRedis(REDIS, DATABASE, SETTINGS, WriteListener.silent());
    }

    private static void put(QueueUnderTest under) {
        Message message = Message.received(1, 2, "text", Instant.now());
        under.queue().put(message).toCompletableFuture().join();
    }

    private static IngestStats stats(QueueUnderTest under) {
        return under.queue().stats().toCompletableFuture().join();
    }

    @Test
    void theFiguresAreKeptUnderTheNamesOfTheSourceServiceForAllGateways() {
        try (QueueUnderTest one = open();
                QueueUnderTest other = open()) {
            for (int i = 0; i < 40; i++) {
                put(i % 2 == 0 ? one : other);
            }
            Awaitility.await().until(() -> "40".equals(REDIS.<String>ask(commands -> commands.get("total_messages"))));
            String batches = REDIS.ask(commands -> commands.get("total_batches"));
            assertThat(REDIS.<String>ask(commands -> commands.get("last_batch_id")))
                    .isEqualTo(batches);
            List<String> names = List.of(
                    "current_rps",
                    "avg_latency_ms",
                    "p95_latency_ms",
                    "p99_latency_ms",
                    "last_batch_size",
                    "last_batch_time",
                    "last_persisted_ids");
            // Nobody looks: consumers keep those of late up to date.
            Awaitility.await()
                    .until(() ->
                            REDIS.<Long>ask(commands -> commands.exists(names.toArray(String[]::new))) == names.size());
            assertThat(stats(other).messages()).isEqualTo(40);
        }
    }

    @Test
    void theFiguresOfLateAreExact() {
        try (RedisConnection connection = new RedisConnection(REDIS.address())) {
            RedisLists lists = new RedisLists(connection.get(), LEASE);
            RedisStats stats = stats(connection);
            List<Message> batch = IntStream.rangeClosed(1, 150)
                    .mapToObj(i -> Message.received(1, 2, String.valueOf(i), NOW.minusMillis(i)))
                    .toList();
            commit(lists, stats, batch);
            stats.renew();
            assertThat(stats.look().toCompletableFuture().join().latency()).isEqualTo(new Latency(100.5, 145, 149));
        }
    }

    private static RedisStats stats(RedisConnection connection) {
        return new RedisStats(connection.get(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> commit(RedisLists lists, RedisStats stats, List<Message> batch) {
        List<String> texts = batch.stream().map(MessageText::of).toList();
        REDIS.ask(commands -> commands.lpush(RedisLists.PENDING, texts.toArray(String[]::new)));
        assertThat(lists.take("one", batch.size())).isEqualTo(batch.size());
        assertThat(lists.remove("one", List.of(), texts, stats.text(batch))).isNull();
        return texts;
    }

    private static List<Message> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Message.received(1, 2, String.valueOf(i), NOW))
                .toList();
    }

    /** As the client does it whose connection was lost before the answer. */
    @Test
    void aBatchThatIsRemovedOnceMoreIsCountedOnce() {
        try (RedisConnection connection = new RedisConnection(REDIS.address())) {
            RedisLists lists = new RedisLists(connection.get(), LEASE);
            RedisStats stats = stats(connection);
            List<Message> batch = batch(2);
            List<String> texts = commit(lists, stats, batch);
            lists.remove("one", List.of(), texts, stats.text(batch));
            IngestStats known = stats.look().toCompletableFuture().join();
            assertThat(known.messages()).isEqualTo(2);
            assertThat(known.batches()).isEqualTo(1);
        }
    }

    /** Keys of the source's own worker, or of another program, may hold anything. */
    @Test
    void figuresThatSomebodyElseHasSpoiledHoldUpNoMessageAndAreTakenForAbsent() {
        REDIS.ask(commands -> commands.lpush("total_batches", "a list"));
        REDIS.ask(commands -> commands.set("recent_latencies_us", "a text"));
        REDIS.ask(commands -> commands.set("last_batch_time", "2026-11-22T00:00:00"));
        REDIS.ask(commands -> commands.set("p95_latency_ms", "soon"));
        try (QueueUnderTest under = open()) {
            put(under);
            Awaitility.await()
                    .until(() -> under.queue().length().toCompletableFuture().join() == 0);
            assertThat(stats(under)).isEqualTo(new IngestStats(null, 0, null));
        }
    }

    @Test
    void aBatchTellsItsMessagesInTheOrderInWhichTheyCame() throws Exception {
        List<Message> batch = batch(10);
        batch.forEach(message -> REDIS.ask(commands -> commands.lpush(RedisLists.PENDING, MessageText.of(message))));
        List<String> heard = new CopyOnWriteArrayList<>();
        try (AutoCloseable listening = REDIS.listen(RedisStats.NOTIFICATIONS, heard::add);
                QueueUnderTest under = open()) {
            assertThat(listening).isNotNull();
            Awaitility.await().until(() -> stats(under).messages() == 10);
        }
        List<String> ids = new ArrayList<>();
        new ObjectMapper().readTree(heard.get(0)).path("ids").forEach(id -> ids.add(id.textValue()));
        assertThat(ids)
                .containsExactlyElementsOf(
                        batch.stream().map(message -> message.id().toString()).toList());
    }

    @Test
    void eachBatchIsToldOnTheChannelOfTheSourceService() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (AutoCloseable listening = REDIS.listen(RedisStats.NOTIFICATIONS, heard::add);
                QueueUnderTest under = open()) {
            assertThat(listening).isNotNull();
            put(under);
            Awaitility.await().until(() -> !heard.isEmpty());
        }
        JsonNode told = new ObjectMapper().readTree(heard.get(0));
        assertThat(told.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "ids", "batch_id", "batch_size", "worker_timestamp");
        assertThat(told.path("batch_size").intValue()).isEqualTo(1);
        assertThat(told.path("ids")).hasSize(1);
    }
}
