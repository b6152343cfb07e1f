package io.writeproof.gateway.config;

import io.writeproof.service.classify.AnswerCache;
import io.writeproof.service.classify.Batcher;
import io.writeproof.service.classify.DummyModel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a configuration says of the query gateway; keys and defaults are those of the source service where it has them.
 *
 * @param confidenceThreshold the least confidence that the fast path takes, 0 to 1
 */
public record QueryGatewayConfig(
        Batcher.Settings batches, AnswerCache.Settings cache, double confidenceThreshold, DummyModel.Settings model)
        implements ServiceConfig {

    /** The source service's own names, by key. */
    private static final Map<String, String> VARIABLES = Map.of(
            "batch_max_size", "BATCH_MAX_SIZE",
            "batch_max_wait_ms", "BATCH_MAX_WAIT_MS",
            "cache_l1_size", "CACHE_L1_SIZE",
            "cache_l1_ttl_sec", "CACHE_L1_TTL_SEC",
            "confidence_threshold", "CONFIDENCE_THRESHOLD");

    private static final int MANY = 1_000_000;
    private static final int SECONDS_OF_A_DAY = 86_400;

    @Override
    public ServiceKind kind() {
        return ServiceKind.QUERY_GATEWAY;
    }

    static ServiceConfig read(ConfigSection file) {
        ConfigSection section = file.overriddenBy(VARIABLES);
        QueryGatewayConfig config = new QueryGatewayConfig(
                batches(section), cache(section), section.fraction("confidence_threshold", 0.7), model(section));
        section.end();
        return config;
    }

    private static Batcher.Settings batches(ConfigSection section) {
        return new Batcher.Settings(
                section.integer("batch_max_size", 32, new Range(1, 256)),
                section.millis("batch_max_wait_ms", Duration.ofMillis(10), new Range(1, 1000)),
                section.integer("batch_queue_capacity", 1000, new Range(1, MANY)));
    }

    private static AnswerCache.Settings cache(ConfigSection section) {
        return new AnswerCache.Settings(
                section.integer("cache_l1_size", 10_000, new Range(0, MANY)),
                Duration.ofSeconds(section.integer("cache_l1_ttl_sec", 300, new Range(1, SECONDS_OF_A_DAY))));
    }

    private static DummyModel.Settings model(ConfigSection section) {
        return new DummyModel.Settings(micros(section, "model_batch_us", 4_000), micros(section, "model_item_us", 250));
    }

    private static Duration micros(ConfigSection section, String name, int otherwise) {
        return Duration.of(section.integer(name, otherwise, new Range(0, MANY)), ChronoUnit.MICROS);
    }
}
