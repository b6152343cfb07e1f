package io.writeproof.service.ingest.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.writeproof.service.ingest.Batch;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.service.ingest.Message;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What all consumers of the lists in Redis have committed, kept there under the names of the source service.
 *
 * <p>A message is counted in the step that removes it, so a step that is repeated counts nothing twice, and the totals
 * are those of all gateways since Redis was emptied. Figures of what was of late are renewed whenever somebody asks,
 * and by each consumer once a second; those that nobody renews are gone after a minute, so that no old figure is taken
 * for a new one. Thread-safe.
 */
final class RedisStats {

    /** The channel on which each batch is told. */
    static final String NOTIFICATIONS = "batch_notifications";

    /**
     * Defines {@code count(committed, batch)}: so many messages have left a list, of a batch that {@link #text} has
     * described. Two counters make the rate, no list of moments.
     */
    static final String COUNT = """
            local function count(committed, batch)
              if committed == 0 then return end
              local number = redis.call('INCR', 'total_batches')
              local total = redis.call('INCRBY', 'total_messages', committed)
              local window = 'window_messages:' .. math.floor(redis.call('TIME')[1] / 10)
              redis.call('INCRBY', window, committed)
              redis.call('EXPIRE', window, 30)
              for _, micros in ipairs(batch.latencies_us) do
                redis.call('LPUSH', 'recent_latencies_us', micros)
              end
              redis.call('LTRIM', 'recent_latencies_us', 0, 99)
              local ids = cjson.encode(batch.ids)
              redis.call('MSET', 'last_batch_id', number, 'last_batch_size', committed,
                  'last_batch_time', batch.completed_at, 'last_persisted_ids', ids)
              redis.call('PUBLISH', 'batch_notifications', cjson.encode({
                type = 'batch_persisted', ids = batch.ids, batch_id = number, batch_size = committed,
                worker_timestamp = batch.completed_at}))
            end
            """;

    /** Renews what was of late, by exact percentiles (nearest rank), and answers with everything. */
    private static final String LOOK = """
            #!lua flags=allow-oom
            local function keep(name, value)
              redis.call('SET', name, string.format('%.3f', value), 'EX', 60)
            end
            local window = math.floor(redis.call('TIME')[1] / 10) - 1
            keep('current_rps', (redis.call('GET', 'window_messages:' .. window) or 0) / 10)
            local times = redis.call('LRANGE', 'recent_latencies_us', 0, -1)
            local sum = 0
            for i, micros in ipairs(times) do
              times[i] = tonumber(micros)
              sum = sum + times[i]
            end
            if #times > 0 then
              table.sort(times)
              keep('avg_latency_ms', sum / #times / 1000)
              keep('p95_latency_ms', times[math.ceil(0.95 * #times)] / 1000)
              keep('p99_latency_ms', times[math.ceil(0.99 * #times)] / 1000)
            end
            return redis.call('MGET', 'current_rps', 'avg_latency_ms', 'p95_latency_ms', 'p99_latency_ms',
                'total_messages', 'last_batch_id', 'last_batch_size', 'last_batch_time', 'last_persisted_ids')
            """;

    /** How many latencies are kept, and so how many of a batch are worth telling. */
    private static final int RECENT = 100;

    private static final int NANOS_PER_MICRO = 1000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final StatefulRedisConnection<String, String> connection;

    private record BatchText(String completedAt, List<String> ids, List<Long> latenciesUs) {}

    RedisStats(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** A batch that was committed at this moment, as {@link #COUNT} takes it. */
    static String text(List<Message> committed, Instant completedAt) {
        List<Long> latencies = committed.stream()
                .skip(Math.max(0, committed.size() - RECENT))
                .map(message -> message.nanosUntil(completedAt) / NANOS_PER_MICRO)
                .toList();
        try {
            return JSON.writeValueAsString(new BatchText(completedAt.toString(), Batch.ids(committed), latencies));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A batch could not be encoded", e);
        }
    }

    /** Renews the figures of late. Blocks. */
    void renew() {
        connection.sync().eval(LOOK, ScriptOutputType.MULTI);
    }

    /** Renews the figures, and answers with them. */
    CompletionStage<IngestStats> look() {
        return connection
                .async()
                .<List<@Nullable String>>eval(LOOK, ScriptOutputType.MULTI)
                .thenApply(values -> new IngestStats(last(values), number(values.get(0)), latency(values)));
    }

    private static @Nullable Latency latency(List<@Nullable String> values) {
        return values.get(1) == null
                ? null
                : new Latency(number(values.get(1)), number(values.get(2)), number(values.get(3)));
    }

    private static @Nullable Batch last(List<@Nullable String> values) {
        String completedAt = values.get(7);
        return completedAt == null
                ? null
                : new Batch(
                        (long) number(values.get(5)),
                        (int) number(values.get(6)),
                        (long) number(values.get(4)),
                        Instant.parse(completedAt),
                        ids(String.valueOf(values.get(8))));
    }

    /** 0 for what somebody has deleted. */
    private static double number(@Nullable String value) {
        return value == null ? 0 : Double.parseDouble(value);
    }

    private static List<String> ids(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("last_persisted_ids in Redis is no list of texts", e);
        }
    }
}
