package io.writeproof.gateway.config;

import io.writeproof.service.ingest.redis.RedisAddress;
import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of the message ingestor; the sizes of its batches are those of the write mode.
 *
 * @param redis where messages are queued, or null to queue them in the write path
 */
public record IngestorConfig(@Nullable RedisAddress redis) implements ServiceConfig {

    private static final Map<String, String> VARIABLES = Map.of("max_rows", "BATCH_SIZE", "writers", "WORKERS");

    @Override
    public ServiceKind kind() {
        return ServiceKind.INGESTOR;
    }

    static ServiceConfig read(ConfigSection root) {
        ConfigSection section = root.section("ingestor");
        String url = section.secret("redis_url", "REDIS_URL", "");
        RedisAddress redis = url.isEmpty() ? null : parse(section, url);
        section.end();
        refuseAnotherPromise(root, url.isEmpty() ? Promise.QUEUED : Promise.COMMITTED);
        return new IngestorConfig(redis);
    }

    private static @Nullable RedisAddress parse(ConfigSection section, String url) {
        try {
            return RedisAddress.parse(url);
        } catch (IllegalArgumentException e) {
            section.problem(
                    "redis_url",
                    "redis://host:port",
                    "something else",
                    "with user, password and database it is redis://user:password@host:port/0; REDIS_URL wins over it");
            return null;
        }
    }

    /**
     * There is one queue, either that of the write path or Redis; a second behind it would break the promise of the
     * first.
     */
    private static void refuseAnotherPromise(ConfigSection root, Promise needed) {
        String label = root.section("write").text("mode", "");
        boolean other = Arrays.stream(WriteMode.values())
                .anyMatch(mode -> mode.label().equals(label) && mode.promise() != needed);
        if (other) {
            String modes = Arrays.stream(WriteMode.values())
                    .filter(mode -> mode.promise() == needed)
                    .map(WriteMode::label)
                    .collect(Collectors.joining(", "));
            String remedy = needed == Promise.QUEUED
                    ? "without ingestor.redis_url the write path is the queue"
                    : "with ingestor.redis_url a message leaves Redis when it is committed";
            root.problem("write.mode", "one of " + modes, "\"" + label + "\"", remedy);
        }
    }

    /** The source service's own names, and {@code WORKERS}. */
    static ConfigSection overridden(ConfigSection write) {
        return write.overriddenBy(VARIABLES).overriddenInSeconds("flush_interval_ms", "BATCH_TIMEOUT");
    }

    /** The source service's batches, and what it advises for latency and for throughput. */
    static WriteSettings defaults(WriteMode mode) {
        return switch (mode) {
            case SYNC, ASYNC -> mode.defaults();
            case BATCH_FAST -> batches(mode, 10, Duration.ofMillis(500));
            case BATCH_BALANCED, GROUP_COMMIT -> batches(mode, 50, Duration.ofSeconds(2));
            case BATCH_THROUGHPUT -> batches(mode, 100, Duration.ofSeconds(5));
        };
    }

    private static WriteSettings batches(WriteMode mode, int maxRows, Duration flushInterval) {
        WriteSettings defaults = mode.defaults();
        return new WriteSettings(
                defaults.queueCapacity(), defaults.writers(), maxRows, flushInterval, defaults.retryFor());
    }
}
