package io.writeproof.gateway.config;

import io.writeproof.http.BindAddress;
import io.writeproof.http.registry.ApiKey;
import io.writeproof.service.registry.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of the schema registry.
 *
 * @param apiKey what callers must show
 * @param metricsAddress where the metrics are to be had besides the ordinary address, or null
 * @param retrieveDelayMillis how long each retrieval is held up on purpose, 0 for not at all
 */
public record SchemaRegistryConfig(
        ApiKey apiKey,
        SchemaRegistry.Settings settings,
        @Nullable BindAddress metricsAddress,
        int retrieveDelayMillis) implements ServiceConfig {

    private static final String DEFAULT_API_KEY = "test-api-key";
    private static final int DEFAULT_CACHE_BYTES = 64 << 20;
    private static final int MANY = 1_000_000;
    private static final int MOST_READERS = 100;
    private static final int LONGEST_DELAY_MS = 60_000;
    private static final int NO_PORT = -1;

    @Override
    public ServiceKind kind() {
        return ServiceKind.SCHEMA_REGISTRY;
    }

    static ServiceConfig read(ConfigSection root) {
        CommittedMode.require(
                root, "the schema registry answers with an id and a version, which only a commit decides on");
        ConfigSection section = root.section("schema_registry");
        SchemaRegistryConfig config = new SchemaRegistryConfig(
                ApiKey.of(section.secret("api_key", "API_KEY", DEFAULT_API_KEY)),
                new SchemaRegistry.Settings(
                        section.integer("cache_bytes", DEFAULT_CACHE_BYTES, new Range(0, Integer.MAX_VALUE)),
                        section.integer("compiled_schemas", 1000, new Range(0, MANY)),
                        section.integer("read_threads", 4, new Range(1, MOST_READERS))),
                metricsAddress(section),
                section.integer("retrieve_delay_ms", 0, new Range(0, LONGEST_DELAY_MS)));
        section.end();
        return config;
    }

    private static @Nullable BindAddress metricsAddress(ConfigSection section) {
        String text = section.text("metrics_bind_address", "");
        BindAddress given = text.isEmpty() ? null : parse(section, text);
        int port = section.port("METRICS_PORT", NO_PORT);
        if (port == NO_PORT) {
            return given;
        }
        return given == null ? new BindAddress("127.0.0.1", port) : given.atPort(port);
    }

    private static @Nullable BindAddress parse(ConfigSection section, String text) {
        try {
            return BindAddress.parse(text);
        } catch (IllegalArgumentException e) {
            section.problem(
                    "metrics_bind_address", "HOST:PORT", "\"" + text + "\"", "write for example \"127.0.0.1:9091\"");
            return null;
        }
    }
}
