package io.writeproof.service.ingest.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.writeproof.service.ingest.Batch;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.service.ingest.Message;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all consumers of the lists in Redis have committed, kept there under the names of the source service.
 *
 * <p>A message is counted in the step that removes it, so a step that is repeated counts nothing twice, and the totals
 * are those of all gateways since Redis was emptied. Consumers renew the figures of late once a second; those that nobody
 * renews are gone after a minute, so that no old figure is taken for a new one. What is wrong with the figures stops no
 * message: it is logged, once for each reason. Thread-safe.
 */
final class RedisStats {

    /** The channel on which each batch is told. */
    static final String NOTIFICATIONS = "batch_notifications";

    /**
     * Defines {@code count(committed, text)}: so many messages have left a list, of a batch that {@link #text} has
     * described. Answers with what went wrong, or nothing. Two counters make the rate, no list of moments.
     */
    static final String COUNT = """
            local function count(committed, text)
              if committed == 0 then return end
              local counted, why = pcall(function()
                local batch = cjson.decode(text)
                local number = redis.call('INCR', 'total_batches')
                redis.call('INCRBY', 'total_messages', committed)
                local window = 'window_messages:' .. math.floor(redis.call('TIME')[1] / 10)
                redis.call('INCRBY', window, committed)
                redis.call('EXPIRE', window, 30)
                for _, micros in ipairs(batch.latencies_us) do
                  redis.call('LPUSH', 'recent_latencies_us', micros)
                end
                redis.call('LTRIM', 'recent_latencies_us', 0, 99)
                redis.call('MSET', 'last_batch_id', number, 'last_batch_size', committed,
                    'last_batch_time', batch.completed_at, 'last_persisted_ids', cjson.encode(batch.ids))
                redis.call('PUBLISH', 'batch_notifications', cjson.encode({
                  type = 'batch_persisted', ids = batch.ids, batch_id = number, batch_size = committed,
                  worker_timestamp = batch.completed_at}))
              end)
              if not counted then return type(why) == 'table' and why.err or tostring(why) end
            end
            """;

    /** What was of late, by exact percentiles (nearest rank). */
    private static final String RENEW = """
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
            """;

    private static final String[] FIGURES = {
        "current_rps",
        "avg_latency_ms",
        "p95_latency_ms",
        "p99_latency_ms",
        "total_messages",
        "last_batch_id",
        "last_batch_size",
        "last_batch_time",
        "last_persisted_ids"
    };

    private static final Logger LOG = LoggerFactory.getLogger(RedisStats.class);

    /** How many latencies are kept, and so how many of a batch are worth telling. */
    private static final int RECENT = 100;

    private static final int NANOS_PER_MICRO = 1000;

    private final StatefulRedisConnection<String, String> connection;
    private final Clock clock;
    private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

    private record BatchText(String completedAt, List<String> ids, List<Long> latenciesUs) {}

    RedisStats(StatefulRedisConnection<String, String> connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** A batch that has just been committed, oldest message first, as {@link #COUNT} takes it. */
    String text(List<Message> committed) {
        Instant now = clock.instant();
        List<Long> latencies = committed.stream()
                .skip(Math.max(0, committed.size() - RECENT))
                .map(message -> message.nanosUntil(now) / NANOS_PER_MICRO)
                .toList();
        return RedisJson.encode(new BatchText(now.toString(), Batch.ids(committed), latencies));
    }

    /** Hears whether a batch could be counted, and why not. */
    void counted(@Nullable String why) {
        if (why != null) {
            complain(why);
        }
    }

    /** Renews the figures of late. Blocks. */
    void renew() {
        try {
            connection.sync().eval(RENEW, ScriptOutputType.STATUS);
        } catch (RedisException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    private void complain(String why) {
        if (!why.equals(complaint.getAndSet(why))) {
            LOG.warn(
                    "The figures of the ingestor in Redis are not kept up to date; messages are not affected: {}", why);
        }
    }

    /** The figures as they stand; what somebody else has made unreadable is taken for absent. */
    CompletionStage<IngestStats> look() {
        return connection.async().mget(FIGURES).thenApply(found -> {
            List<@Nullable String> values = new ArrayList<>();
            found.forEach(value -> values.add(value.getValueOrElse(null)));
            Double perSecond = number(values.get(0));
            return new IngestStats(last(values), perSecond == null ? 0 : perSecond, latency(values));
        });
    }

    private static @Nullable Latency latency(List<@Nullable String> values) {
        Double average = number(values.get(1));
        Double p95 = number(values.get(2));
        Double p99 = number(values.get(3));
        return average == null || p95 == null || p99 == null ? null : new Latency(average, p95, p99);
    }

    private static @Nullable Batch last(List<@Nullable String> values) {
        Double total = number(values.get(4));
        Double id = number(values.get(5));
        Double size = number(values.get(6));
        Instant completedAt = moment(values.get(7));
        return total == null || id == null || size == null || completedAt == null
                ? null
                : new Batch(id.longValue(), size.intValue(), total.longValue(), completedAt, ids(values.get(8)));
    }

    private static @Nullable Double number(@Nullable String value) {
        try {
            return value == null ? null : Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant moment(@Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<String> ids(@Nullable String text) {
        try {
            List<String> ids = RedisJson.MAPPER.readValue(text == null ? "[]" : text, new TypeReference<>() {});
            return ids == null ? List.of() : ids;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
