package io.writeproof.service.ingest.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.Message;
import io.writeproof.service.ingest.MessageQueue;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A queue in Redis, which any number of gateways may share: a message is acknowledged when Redis has it, and leaves
 * Redis when it has been committed.
 *
 * <p>Killing the gateway or PostgreSQL loses nothing: what a consumer had taken is delivered again when its lease has
 * run out, and a message that was committed already is left alone. A crash of Redis costs what its own settings say:
 * nothing with {@code appendonly yes} and {@code appendfsync always}, up to a second's messages with {@code everysec},
 * everything with neither. Thread-safe.
 */
public final class RedisQueue implements MessageQueue {

    /** What Redis answers first when its {@code maxmemory} is used up. */
    private static final String OUT_OF_MEMORY = "OOM";

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final RedisAddress address;
    private final int capacity;
    private final RedisConnection connection;
    private final RedisLists lists;
    private final RedisStats stats;
    private final List<Consumer> consumers;

    private RedisQueue(
            RedisAddress address,
            RedisConnection connection,
            WriteSettings settings,
            Function<List<Message>, List<Unwritten<Message>>> writer) {
        this.address = address;
        this.capacity = settings.queueCapacity();
        this.connection = connection;
        this.lists = new RedisLists(connection.get(), LEASE);
        this.stats = new RedisStats(connection.get(), Clock.systemUTC());
        this.consumers = Stream.generate(() -> Consumer.start(lists, stats, settings, writer))
                .limit(settings.writers())
                .toList();
    }

    /**
     * Connects, and starts as many consumers as there are to be writers.
     *
     * @param settings how many messages may wait, and how they are made batches
     * @param writer commits messages that may be there already, and answers with those that are not
     * @throws ServiceException if Redis cannot be used
     */
    public static RedisQueue start(
            RedisAddress address, WriteSettings settings, Function<List<Message>, List<Unwritten<Message>>> writer) {
        return new RedisQueue(address, new RedisConnection(address), settings, writer);
    }

    @Override
    public CompletionStage<?> put(Message message) {
        return orWhy(lists.push(MessageText.of(message), capacity))
                .thenCompose(length -> length > 0 ? CompletableFuture.completedStage(length) : full());
    }

    @Override
    public CompletionStage<Long> length() {
        return orWhy(lists.length());
    }

    /** Those of all gateways on this queue, since Redis was emptied. */
    @Override
    public CompletionStage<IngestStats> stats() {
        return orWhy(stats.look());
    }

    private <T> CompletionStage<T> orWhy(CompletionStage<T> step) {
        return step.exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            String text = String.valueOf(cause.getMessage());
            boolean outOfMemory = cause instanceof RedisCommandExecutionException && text.startsWith(OUT_OF_MEMORY);
            return outOfMemory ? full() : CompletableFuture.failedStage(unavailable(text));
        });
    }

    private static <T> CompletionStage<T> full() {
        return CompletableFuture.failedStage(new RejectedExecutionException("The queue in Redis is full"));
    }

    private ServiceException unavailable(String reason) {
        return new ServiceException(
                Reason.UNAVAILABLE,
                "the queue in Redis at " + address + " does not answer (" + reason + "); send the request again later");
    }

    @Override
    public String place() {
        return "connected";
    }

    @Override
    public void stop(Duration deadline) {
        consumers.forEach(Consumer::stopSoon);
        long start = System.nanoTime();
        consumers.forEach(consumer -> consumer.stop(deadline.minusNanos(System.nanoTime() - start)));
        connection.close();
    }
}
