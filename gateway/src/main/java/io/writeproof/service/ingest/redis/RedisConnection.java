package io.writeproof.service.ingest.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One connection, which is made again after growing pauses whenever it is lost.
 *
 * <p>Meanwhile commands fail at once; those that were sent and not answered are sent again when it is back, and fail
 * when they have waited for too long. Thread-safe.
 */
final class RedisConnection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Fewer than Lettuce would start by itself: there is one connection. */
    private static final int THREADS = 2;

    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(() -> Delay.exponential(FIRST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
            .build();

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    /**
     * Connects.
     *
     * @throws ServiceException if it cannot
     */
    RedisConnection(RedisAddress address) {
        RedisURI uri = RedisURI.create(address.uri());
        uri.setTimeout(TIMEOUT);
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .build());
        try {
            connection = client.connect();
        } catch (RedisException e) {
            shutdown();
            throw new ServiceException(
                    Reason.UNAVAILABLE,
                    "Redis at " + address
                            + " cannot be used: expected a server of version 7.0 or newer that answers; start it, or"
                            + " name another in ingestor.redis_url or REDIS_URL (" + reason(e) + ")");
        }
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
    }

    StatefulRedisConnection<String, String> get() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
        shutdown();
    }

    private void shutdown() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        // Its threads end by themselves; nothing waits for them.
        Future<Boolean> unused = resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
