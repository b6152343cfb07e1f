package io.writeproof.gateway;

import io.writeproof.gateway.config.SchemaRegistryConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpDoor;
import io.writeproof.http.HttpSettings;
import io.writeproof.http.Routes;
import io.writeproof.http.registry.RegistryRoutes;
import io.writeproof.http.registry.SlowRetrieval;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.metrics.RegistryMetrics;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.registry.RegisteredSchema;
import io.writeproof.service.registry.SchemaRegistry;
import io.writeproof.service.registry.SchemaTable;
import io.writeproof.write.Destination;
import io.writeproof.write.WriteListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The parts of the schema registry. */
final class SchemaRegistryParts implements Service<RegisteredSchema> {

    private final SchemaRegistryConfig config;
    private final WriteWatch<RegisteredSchema> watch = new WriteWatch<>();

    SchemaRegistryParts(SchemaRegistryConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "schema-registry";
    }

    @Override
    public String defaultSchema() {
        return "schema_registry";
    }

    @Override
    public Destination<RegisteredSchema> destination() {
        return SchemaTable.DESTINATION;
    }

    @Override
    public WriteListener<RegisteredSchema> listening(WriteListener<RegisteredSchema> next) {
        return watch.before(next);
    }

    @Override
    public Served serve(Serving<RegisteredSchema> serving) {
        RegistryMetrics metrics = new RegistryMetrics(serving.registry());
        var registry = RegistryRoutes.registry(
                config.settings(), new SchemaRegistry.Storage(serving.pool(), serving.rows(), watch));
        metrics.showCache(registry::cacheHits, registry::cacheMisses, registry::cachedSchemas);
        RegistryRoutes routes = new RegistryRoutes(
                registry,
                config.apiKey(),
                metrics,
                new MetricsPage(serving.registry()),
                serving.state(),
                serving.database(),
                serving.refused());
        HttpDoor metricsDoor = metricsDoor(routes);
        return new Served(delayed(routes), deadline -> {
            registry.close();
            if (metricsDoor != null) {
                metricsDoor.close();
            }
        });
    }

    private Routes delayed(RegistryRoutes routes) {
        int millis = config.retrieveDelayMillis();
        return millis == 0 ? routes : new SlowRetrieval(routes, millis);
    }

    private @Nullable HttpDoor metricsDoor(RegistryRoutes routes) {
        BindAddress address = config.metricsAddress();
        return address == null
                ? null
                : HttpDoor.open(new HttpSettings(address, 0, Duration.ZERO), routes.metricsAlone());
    }
}
