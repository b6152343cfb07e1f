package io.writeproof.service.ingest.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The lists in Redis, and each thing that is done to them, in one step.
 *
 * <p>New messages are pushed to the left of {@value #PENDING} and taken from its right, as in the source service. A
 * consumer moves them to a list of its own and removes them from there when they are committed. It holds a lease, which
 * it renews whenever it takes messages; the list of one whose lease has run out goes back to where it came from.
 *
 * <p>Every step may be repeated, as the client does after a lost connection: a push would then be there twice, with one
 * id. The steps of consumers run also when the memory of Redis is used up, since they are what frees it. Thread-safe.
 */
final class RedisLists {

    static final String PENDING = "pending_messages";

    /** Messages that cannot be stored, and texts that are no message: nothing is thrown away. */
    static final String REJECTED = PENDING + ":rejected";

    static final String CONSUMERS = PENDING + ":consumers";

    private static final String PROCESSING = PENDING + ":processing:";
    private static final String LEASE = PENDING + ":lease:";

    /** The new length of the list, or 0 if it is full already. */
    private static final String PUSH = """
            #!lua
            if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
            return redis.call('LPUSH', KEYS[1], ARGV[1])
            """;

    private static final String LENGTH = """
            #!lua flags=no-writes
            local length = redis.call('LLEN', KEYS[1])
            for _, consumer in ipairs(redis.call('SMEMBERS', KEYS[2])) do
              length = length + redis.call('LLEN', ARGV[1] .. consumer)
            end
            return length
            """;

    private static final String TAKE = """
            #!lua flags=allow-oom
            redis.call('SADD', KEYS[3], ARGV[1])
            redis.call('SET', KEYS[4], '', 'PX', ARGV[2])
            local length = redis.call('LLEN', KEYS[2])
            while length < tonumber(ARGV[3]) and redis.call('LMOVE', KEYS[1], KEYS[2], 'RIGHT', 'LEFT') do
              length = length + 1
            end
            return length
            """;

    private static final String REMOVE = "#!lua flags=allow-oom\n" + RedisStats.COUNT + """
            local rejected = tonumber(ARGV[1])
            local committed = 0
            for i = 3, #ARGV do
              if redis.call('LREM', KEYS[1], 1, ARGV[i]) > 0 then
                if i - 2 <= rejected then
                  redis.call('RPUSH', KEYS[2], ARGV[i])
                else
                  committed = committed + 1
                end
              end
            end
            return count(committed, ARGV[2])
            """;

    private static final String TAKE_OVER = """
            #!lua flags=allow-oom
            local moved = 0
            for _, consumer in ipairs(redis.call('SMEMBERS', KEYS[2])) do
              if redis.call('EXISTS', ARGV[2] .. consumer) == 0 then
                while redis.call('LMOVE', ARGV[1] .. consumer, KEYS[1], 'LEFT', 'RIGHT') do moved = moved + 1 end
                redis.call('SREM', KEYS[2], consumer)
              end
            end
            return moved
            """;

    private final StatefulRedisConnection<String, String> connection;
    private final Duration lease;

    /** {@code lease} must be far longer than a step takes. */
    RedisLists(StatefulRedisConnection<String, String> connection, Duration lease) {
        this.connection = connection;
        this.lease = lease;
    }

    static String processing(String consumer) {
        return PROCESSING + consumer;
    }

    /** Adds a message unless so many wait already; answers 0 in that case. */
    CompletionStage<Long> push(String message, int capacity) {
        return connection
                .async()
                .eval(PUSH, ScriptOutputType.INTEGER, keys(PENDING), message, String.valueOf(capacity));
    }

    /** Messages that have not been removed, those that consumers have taken included. */
    CompletionStage<Long> length() {
        return connection.async().eval(LENGTH, ScriptOutputType.INTEGER, keys(PENDING, CONSUMERS), PROCESSING);
    }

    /**
     * Renews the consumer's lease and fills its list to {@code most} messages; answers how many are there now. Blocks.
     */
    long take(String consumer, int most) {
        return connection
                .sync()
                .<Long>eval(
                        TAKE,
                        ScriptOutputType.INTEGER,
                        keys(PENDING, processing(consumer), CONSUMERS, LEASE + consumer),
                        consumer,
                        String.valueOf(lease.toMillis()),
                        String.valueOf(most));
    }

    /** What the consumer has taken and not removed. Blocks. */
    List<String> taken(String consumer) {
        return connection.sync().lrange(processing(consumer), 0, -1);
    }

    /**
     * Removes messages from the consumer's list, keeps those that are rejected in a list of their own, and counts the
     * others. Blocks.
     *
     * @param batch what {@link RedisStats} is to tell of those that are committed
     * @return why they could not be counted, or null when they were; they are removed all the same
     */
    @Nullable
    String remove(String consumer, List<String> rejected, List<String> committed, String batch) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(rejected.size()), batch));
        arguments.addAll(rejected);
        arguments.addAll(committed);
        return connection
                .sync()
                .<@Nullable String>eval(
                        REMOVE,
                        ScriptOutputType.VALUE,
                        keys(processing(consumer), REJECTED),
                        arguments.toArray(String[]::new));
    }

    /** Puts back what consumers without a lease have left, to be taken next; answers how many messages. Blocks. */
    long takeOver() {
        return connection
                .sync()
                .<Long>eval(TAKE_OVER, ScriptOutputType.INTEGER, keys(PENDING, CONSUMERS), PROCESSING, LEASE);
    }

    /** Gives up the consumer's lease: what it has left may be taken over at once. Blocks. */
    void leave(String consumer) {
        connection.sync().del(LEASE + consumer);
    }

    private static String[] keys(String... keys) {
        return keys;
    }
}
