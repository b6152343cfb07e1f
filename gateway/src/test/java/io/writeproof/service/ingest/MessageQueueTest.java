package io.writeproof.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.service.ingest.QueueUnderTest.Place;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.QueueFullException;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every queue of messages, on real servers. */
class MessageQueueTest {

    private static final ConnectionSettings DATABASE = QueueUnderTest.newSchema();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final WriteSettings BRISK = settings(10_000, Duration.ofMillis(20));

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final WriteListener<Message> listener = new WriteListener<>() {
        @Override
        public void committed(List<Message> messages, long nanos) {
            batches.add(messages.size());
        }
    };

    private static WriteSettings settings(int capacity, Duration flushInterval) {
        return new WriteSettings(capacity, 2, 10, flushInterval, SOON);
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.execute(DATABASE, "TRUNCATE messages");
    }

    private QueueUnderTest open(Place place, WriteSettings settings) {
        return place.open(DATABASE, settings, listener);
    }

    private static Message message(String content) {
        return Message.received(1, 2, content, Instant.now());
    }

    /** Puts messages with the contents 0, 1, 2 … */
    private static void putAll(QueueUnderTest under, int count) {
        IntStream.range(0, count)
                .parallel()
                .forEach(i -> under.queue()
                        .put(message(String.valueOf(i)))
                        .toCompletableFuture()
                        .join());
    }

    private static void assertContents(int count) throws SQLException {
        assertThat(Sql.column(DATABASE, "SELECT content FROM messages ORDER BY content::int"))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }

    private static long length(QueueUnderTest under) {
        return under.queue().length().toCompletableFuture().join();
    }

    private static void awaitEmpty(QueueUnderTest under) {
        Awaitility.await().atMost(SOON).until(() -> length(under) == 0);
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageThatWasQueuedIsCommittedOnceInBatchesThatAreNotTooLarge(Place place) throws SQLException {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            putAll(under, 1_000);
            awaitEmpty(under);
            assertContents(1_000);
        }
        assertThat(batches).allMatch(size -> size <= 10);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatDoesNotFillIsCommittedWhenItsFirstMessageHasWaitedLongEnough(Place place) throws SQLException {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            putAll(under, 3);
            awaitEmpty(under);
            assertContents(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasBeenCommittedIsTold(Place place) {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            IngestStats before = stats(under);
            assertThat(before.messages()).isZero();
            assertThat(before.batches()).isZero();
            assertThat(before.latency()).isNull();
            putAll(under, 95);
            Awaitility.await().atMost(SOON).until(() -> stats(under).messages() == 95);
            // The listener hears of a batch after it is known, and what was of late is renewed once a second.
            Awaitility.await().until(() -> batches.size() == stats(under).batches());
            Awaitility.await().until(() -> stats(under).latency() != null);
            IngestStats after = stats(under);
            assertThat(after.batches()).isEqualTo(batches.size()).isBetween(10L, 95L);
            Latency latency = Objects.requireNonNull(after.latency());
            assertThat(latency.averageMillis()).isPositive();
            assertThat(latency.p95Millis()).isPositive().isLessThanOrEqualTo(latency.p99Millis());
            Batch last = Objects.requireNonNull(after.last());
            assertThat(last.number()).isEqualTo(after.batches());
            assertThat(last.ids()).hasSize(last.size()).doesNotHaveDuplicates();
        }
    }

    private static IngestStats stats(QueueUnderTest under) {
        return under.queue().stats().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource
    void aFullBatchDoesNotWait(Place place) throws SQLException {
        place.empty();
        try (QueueUnderTest under = open(place, settings(10_000, Duration.ofDays(1)))) {
            putAll(under, 40);
            // Two workers may have gathered part of a batch each.
            Awaitility.await().atMost(SOON).until(() -> batches.size() >= 3);
        }
        assertThat(batches).contains(10);
    }

    @ParameterizedTest
    @EnumSource
    void theLengthCountsWhatIsBeingWrittenUntilItIsCommitted(Place place) throws SQLException {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            try (Connection lock = lock()) {
                putAll(under, 50);
                Awaitility.await().until(() -> under.path().pending() > 0);
                assertThat(length(under)).isEqualTo(50);
                lock.rollback();
            }
            awaitEmpty(under);
            assertContents(50);
        }
    }

    private static Connection lock() throws SQLException {
        Connection lock = DATABASE.connect();
        lock.setAutoCommit(false);
        lock.createStatement().execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
        return lock;
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueRefusesAndWhatItTookIsCommitted(Place place) throws SQLException {
        place.empty();
        List<String> taken = new ArrayList<>();
        try (QueueUnderTest under = open(place, settings(5, Duration.ofMillis(20)))) {
            try (Connection lock = lock()) {
                for (int i = 0; i < 100; i++) {
                    if (accepts(under.queue(), message("m" + i))) {
                        taken.add("m" + i);
                    }
                }
                lock.rollback();
            }
            // What waits, and a batch for each worker.
            assertThat(taken).hasSizeBetween(5, 5 + 2 * 10);
            awaitEmpty(under);
            assertThat(Sql.column(DATABASE, "SELECT content FROM messages")).containsExactlyInAnyOrderElementsOf(taken);
            assertThat(accepts(under.queue(), message("after"))).isTrue();
        }
    }

    private static boolean accepts(MessageQueue queue, Message message) {
        try {
            queue.put(message).toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOfAny(QueueFullException.class, RejectedExecutionException.class);
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppingAndStartingAgainLosesNothingAndWritesNothingTwice(Place place) throws SQLException {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            putAll(under, 500);
        }
        try (QueueUnderTest again = open(place, BRISK)) {
            awaitEmpty(again);
            assertContents(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectionsToTheDatabaseThatAreCutLoseNothingAndWriteNothingTwice(Place place) throws Exception {
        place.empty();
        try (QueueUnderTest under = open(place, BRISK)) {
            Thread sender = new Thread(() -> putAll(under, 2_000));
            sender.start();
            for (int cut = 0; cut < 15; cut++) {
                Sql.execute(
                        SharedServer.server().connection(),
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
                sender.join(20);
            }
            sender.join();
            awaitEmpty(under);
            assertContents(2_000);
            assertThat(under.path().drain(SOON).lost()).isZero();
        }
    }
}
