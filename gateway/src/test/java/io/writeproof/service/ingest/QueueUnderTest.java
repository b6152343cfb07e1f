package io.writeproof.service.ingest;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.HandOff;
import io.writeproof.service.ingest.redis.RedisQueue;
import io.writeproof.testing.RedisServer;
import io.writeproof.testing.SharedServer;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import io.writeproof.write.WriteSettings;
import java.time.Clock;
import java.time.Duration;

/** A queue with what it needs, put together as the gateway does it. */
public final class QueueUnderTest implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final HikariDataSource pool;
    private final WritePath<Message> path;
    private final MessageQueue queue;

    private QueueUnderTest(HikariDataSource pool, WritePath<Message> path, MessageQueue queue) {
        this.pool = pool;
        this.path = path;
        this.queue = queue;
    }

    /** Where the queue is. */
    public enum Place {
        IN_PROCESS,
        REDIS;

        public QueueUnderTest open(
                ConnectionSettings database, WriteSettings settings, WriteListener<Message> listener) {
            return this == REDIS
                    ? inRedis(Shared.REDIS, database, settings, listener)
                    : inProcess(database, settings, listener);
        }

        /** Forgets what earlier tests have left. */
        public void empty() {
            if (this == REDIS) {
                Shared.REDIS.ask(redis -> redis.flushall());
            }
        }
    }

    private static final class SilentListener implements BatchListener {

        @Override
        public void committed(int messages) {}

        @Override
        public void latency(long nanos) {}
    }

    /** One for all tests of the module that do no harm to it. */
    private static final class Shared {

        static final RedisServer REDIS = RedisServer.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(REDIS::close));
        }
    }

    /** A server for tests that do it no harm; they empty it first. */
    public static RedisServer sharedRedis() {
        return Shared.REDIS;
    }

    /** A new schema with the ingestor's table. */
    public static ConnectionSettings newSchema() {
        return SharedServer.newSchema("ingestor");
    }

    private static QueueUnderTest inProcess(
            ConnectionSettings database, WriteSettings settings, WriteListener<Message> listener) {
        HikariDataSource pool = ConnectionPool.open(database, settings.writers());
        BatchWatch batches = new BatchWatch(Clock.systemUTC(), System::nanoTime, new SilentListener());
        WritePath<Message> path =
                WriteMode.BATCH_BALANCED.open(pool, MessageTable.DESTINATION, settings, batches.before(listener));
        return new QueueUnderTest(pool, path, new WritePathQueue(new HandOff<>(path, 1, 1), batches));
    }

    public static QueueUnderTest inRedis(
            RedisServer redis, ConnectionSettings database, WriteSettings settings, WriteListener<Message> listener) {
        HikariDataSource pool = ConnectionPool.open(database, 2 * settings.writers());
        WritePath<Message> path = WriteMode.GROUP_COMMIT.open(pool, MessageTable.DESTINATION, settings, listener);
        return new QueueUnderTest(pool, path, RedisQueue.start(redis.address(), settings, path::writeIfAbsent));
    }

    public MessageQueue queue() {
        return queue;
    }

    public WritePath<Message> path() {
        return path;
    }

    @Override
    public void close() {
        queue.stop(DRAIN);
        path.drain(DRAIN);
        path.close();
        pool.close();
    }
}
