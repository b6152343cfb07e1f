package io.writeproof.service.ingest.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ingest.Message;
import io.writeproof.service.ingest.MessageQueue;
import io.writeproof.service.ingest.QueueUnderTest;
import io.writeproof.testing.RedisServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a queue in another process must survive: that it, its consumers and the database end at any moment. */
class RedisQueueTest {

    private static final ConnectionSettings DATABASE = QueueUnderTest.newSchema();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DEAD = "dead";

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        redis.ask(commands -> commands.flushall());
        Sql.execute(DATABASE, "TRUNCATE messages");
    }

    private static QueueUnderTest open() {
        return open(Duration.ofSeconds(10));
    }

    private static QueueUnderTest open(Duration retryFor) {
        WriteSettings settings = new WriteSettings(100_000, 2, 10, Duration.ofMillis(20), retryFor);
        return QueueUnderTest.inRedis(redis, DATABASE, settings, WriteListener.silent());
    }

    private static Message message(int content) {
        return Message.received(1, 2, String.valueOf(content), Instant.now());
    }

    private static void put(MessageQueue queue, int content) {
        queue.put(message(content)).toCompletableFuture().join();
    }

    private static void awaitEmpty(QueueUnderTest under) {
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> under.queue().length().toCompletableFuture().join() == 0);
    }

    private static List<String> contents() throws SQLException {
        return Sql.column(DATABASE, "SELECT content FROM messages");
    }

    /** As a gateway leaves it that is killed after it has taken messages: two committed, one not. */
    @Test
    void whatADeadConsumerHadTakenIsDeliveredAgainAndWhatItHadCommittedIsLeftAlone() throws SQLException {
        List<Message> left = List.of(message(0), message(1), message(2));
        try (QueueUnderTest elsewhere = open()) {
            assertThat(elsewhere.path().writeIfAbsent(left.subList(0, 2))).isEmpty();
        }
        redis.ask(commands -> {
            left.forEach(message -> commands.lpush(RedisLists.processing(DEAD), MessageText.of(message)));
            return commands.sadd(RedisLists.CONSUMERS, DEAD);
        });
        try (QueueUnderTest under = open()) {
            assertThat(under.queue().length().toCompletableFuture().join()).isLessThanOrEqualTo(3);
            awaitEmpty(under);
        }
        assertThat(contents()).containsExactlyInAnyOrder("0", "1", "2");
        List<String> keys = redis.ask(commands -> commands.keys("*" + DEAD));
        assertThat(keys).isEmpty();
        Set<String> consumers = redis.ask(commands -> commands.smembers(RedisLists.CONSUMERS));
        assertThat(consumers).doesNotContain(DEAD);
    }

    @Test
    void theListOfAConsumerWithALeaseIsNotTakenOver() {
        redis.ask(commands -> commands.lpush(RedisLists.PENDING, MessageText.of(message(0))));
        try (RedisConnection connection = new RedisConnection(redis.address())) {
            RedisLists lists = new RedisLists(connection.get(), Duration.ofHours(1));
            assertThat(lists.take("alive", 10)).isEqualTo(1);
            assertThat(lists.takeOver()).isZero();
            assertThat(lists.taken("alive")).hasSize(1);
            lists.leave("alive");
            assertThat(lists.takeOver()).isEqualTo(1);
            assertThat(lists.taken("alive")).isEmpty();
        }
    }

    @Test
    void whatIsDeliveredAgainIsTakenNextInItsOldOrder() {
        redis.ask(commands -> commands.lpush(RedisLists.PENDING, "a", "b", "c", "d"));
        try (RedisConnection connection = new RedisConnection(redis.address())) {
            RedisLists lists = new RedisLists(connection.get(), Duration.ofHours(1));
            lists.take("first", 3);
            lists.leave("first");
            lists.takeOver();
            lists.take("second", 2);
            assertThat(lists.taken("second")).containsExactly("b", "a");
        }
    }

    @Test
    void aMessageThatWasPushedTwiceUnderOneNameIsCommittedOnce() throws SQLException {
        String text = MessageText.of(message(7));
        redis.ask(commands -> commands.lpush(RedisLists.PENDING, text, text, text));
        try (QueueUnderTest under = open()) {
            awaitEmpty(under);
        }
        assertThat(contents()).containsExactly("7");
    }

    @Test
    void whatCannotBeStoredIsKeptApartAndHoldsUpNothing() throws SQLException {
        String blank = MessageText.of(Message.received(1, 2, " ", Instant.now()));
        redis.ask(commands -> commands.lpush(RedisLists.PENDING, "no message", "{}", "null", blank));
        try (QueueUnderTest under = open()) {
            put(under.queue(), 1);
            awaitEmpty(under);
        }
        assertThat(contents()).containsExactly("1");
        List<String> rejected = redis.ask(commands -> commands.lrange(RedisLists.REJECTED, 0, -1));
        assertThat(rejected).containsExactlyInAnyOrder("no message", "{}", "null", blank);
    }

    @Test
    void redisThatIsKilledAndComesBackLosesNothingThatWasAcknowledged() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (QueueUnderTest under = open()) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread sender = new Thread(() -> {
                for (int i = 0; !enough.get(); i++) {
                    if (accepts(under.queue(), i)) {
                        acknowledged.add(String.valueOf(i));
                    }
                }
            });
            sender.start();
            for (int crash = 0; crash < 3; crash++) {
                int before = acknowledged.size();
                Awaitility.await().atMost(SOON).until(() -> acknowledged.size() > before + 200);
                redis.kill();
                assertThatThrownBy(() -> under.queue()
                                .put(message(-1))
                                .toCompletableFuture()
                                .join())
                        .hasCauseInstanceOf(ServiceException.class)
                        .hasMessageContaining("the queue in Redis at " + redis.address() + " does not answer");
                redis.restart();
            }
            int before = acknowledged.size();
            Awaitility.await().atMost(SOON).until(() -> acknowledged.size() > before + 200);
            enough.set(true);
            sender.join();
            awaitEmpty(under);
        }
        // What was sent and not answered may be there; what was answered must be, and nothing twice.
        assertThat(contents()).containsAll(acknowledged).doesNotHaveDuplicates();
    }

    private static boolean accepts(MessageQueue queue, int content) {
        try {
            put(queue, content);
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ServiceException.class);
            return false;
        }
    }

    @Test
    void aDatabaseThatIsAwayForLongerThanWritesAreTriedAgainLosesNothing() throws SQLException {
        Sql.execute(DATABASE, "ALTER TABLE messages RENAME TO elsewhere");
        try (QueueUnderTest under = open(Duration.ZERO)) {
            for (int i = 0; i < 30; i++) {
                put(under.queue(), i);
            }
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> true);
            Sql.execute(DATABASE, "ALTER TABLE elsewhere RENAME TO messages");
            awaitEmpty(under);
            assertThat(contents()).hasSize(30).doesNotHaveDuplicates();
            assertThat(under.path().drain(SOON).lost()).isZero();
        }
    }

    @Test
    void redisWithoutMemoryRefusesAndIsEmptiedAllTheSame() throws SQLException {
        int taken = 0;
        try (QueueUnderTest under = open()) {
            Sql.execute(DATABASE, "ALTER TABLE messages RENAME TO elsewhere");
            for (int i = 0; i < 100; i++) {
                put(under.queue(), taken++);
            }
            redis.ask(commands -> commands.configSet("maxmemory", "1"));
            assertThatThrownBy(() ->
                            under.queue().put(message(0)).toCompletableFuture().join())
                    .hasCauseInstanceOf(RejectedExecutionException.class);
            Sql.execute(DATABASE, "ALTER TABLE elsewhere RENAME TO messages");
            awaitEmpty(under);
            redis.ask(commands -> commands.configSet("maxmemory", "0"));
            put(under.queue(), taken++);
            awaitEmpty(under);
        }
        assertThat(contents()).hasSize(taken).doesNotHaveDuplicates();
    }

    @Test
    void gatewaysMayShareOneQueue() throws SQLException {
        try (QueueUnderTest one = open();
                QueueUnderTest other = open()) {
            for (int i = 0; i < 500; i++) {
                put((i % 2 == 0 ? one : other).queue(), i);
            }
            awaitEmpty(one);
            awaitEmpty(other);
        }
        assertThat(contents()).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void redisThatIsNotThereIsNamedWithoutItsPassword() {
        RedisAddress nobody = RedisAddress.parse("redis://user:secret@127.0.0.1:1/0");
        WriteSettings settings = new WriteSettings(1, 1, 1, Duration.ZERO, Duration.ZERO);
        assertThatThrownBy(() -> RedisQueue.start(nobody, settings, messages -> List.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Redis at 127.0.0.1:1 cannot be used: expected a server of version 7.0 or newer")
                .hasMessageContaining("ingestor.redis_url or REDIS_URL")
                .hasMessageNotContaining("secret");
    }
}
