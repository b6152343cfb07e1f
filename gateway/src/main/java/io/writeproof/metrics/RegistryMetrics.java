package io.writeproof.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Counts what the schema registry is asked for. Thread-safe. */
public final class RegistryMetrics {

    private static final int OK = 200;

    private final PrometheusRegistry registry;
    private final Counter requests;
    private final Gauge connections;
    private final Map<Operation, Series> series = new EnumMap<>(Operation.class);

    /** What is counted most of one operation, found once: looking it up would cost more than counting. */
    private record Series(CounterDataPoint successes, DistributionDataPoint durations) {}

    /** What callers ask for; the label is the name in lower case. */
    public enum Operation {
        REGISTER,
        RETRIEVE,
        VALIDATE,
        COMPATIBILITY;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Registers the metrics. */
    public RegistryMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        this.requests = Counter.builder()
                .name("schema_registry_requests_total")
                .help("Requests answered, by what was asked for and the HTTP status of the answer.")
                .labelNames("operation", "status")
                .register(registry);
        this.connections = Gauge.builder()
                .name("schema_registry_active_connections")
                .help("Connections of callers that are open.")
                .register(registry);
        Histogram duration = Histogram.builder()
                .name("schema_registry_request_duration_seconds")
                .help("Time from a request's head to the end of its answer.")
                .unit(Unit.SECONDS)
                .labelNames("operation")
                .classicOnly()
                .classicUpperBounds(Buckets.SECONDS)
                .register(registry);
        Arrays.stream(Operation.values())
                .forEach(operation -> series.put(
                        operation,
                        new Series(
                                requests.labelValues(operation.label(), String.valueOf(OK)),
                                duration.labelValues(operation.label()))));
    }

    /** A request has been answered. */
    public void answered(Operation operation, int status, long nanos) {
        Series counted = Objects.requireNonNull(series.get(operation));
        CounterDataPoint requestsOfStatus =
                status == OK ? counted.successes() : requests.labelValues(operation.label(), String.valueOf(status));
        requestsOfStatus.inc();
        counted.durations().observe(Unit.nanosToSeconds(nanos));
    }

    /** A caller has connected. */
    public void connected() {
        connections.inc();
    }

    /** A connection has been closed, by whichever side. */
    public void disconnected() {
        connections.dec();
    }

    /** Shows the memory of schemas, asked for at each scrape. */
    public void showCache(LongSupplier hits, LongSupplier misses, LongSupplier schemas) {
        count("schema_registry_cache_hits_total", "Schemas asked for that were in memory.", hits);
        count("schema_registry_cache_misses_total", "Schemas asked for that were not in memory.", misses);
        GaugeWithCallback.builder()
                .name("schema_registry_cached_schemas")
                .help("Schemas in memory.")
                .callback(gauge -> gauge.call((double) schemas.getAsLong()))
                .register(registry);
    }

    private void count(String name, String help, LongSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(counter -> counter.call((double) value.getAsLong()))
                .register(registry);
    }
}
