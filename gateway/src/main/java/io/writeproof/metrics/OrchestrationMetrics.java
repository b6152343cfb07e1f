package io.writeproof.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what becomes of orchestrations in this process; every series exists from the start. Thread-safe. */
public final class OrchestrationMetrics {

    private static final String QUEUE = "queue";
    private static final String CLASS = "class";
    private static final List<String> QUEUES = List.of("orchestrator", "worker");
    private static final List<String> CLASSES_OF_STORE = List.of("infrastructure", "configuration");
    private static final List<String> CLASSES = List.of("infrastructure", "configuration", "application");

    private final Counter started;
    private final Counter completed;
    private final Counter failed;
    private final Counter activities;
    private final Counter attempts;
    private final Counter redelivered;
    private final Counter tooLate;
    private final Counter storeFailures;
    private final DistributionDataPoint duration;
    private final Gauge dispatchers;
    private final Map<String, LongSupplier> depths = new ConcurrentHashMap<>();

    /** Registers the metrics. */
    public OrchestrationMetrics(PrometheusRegistry registry) {
        started = counter("started", "Starts acknowledged.").register(registry);
        completed = counter("completed", "Instances completed.").register(registry);
        failed = counter("failed", "Instances failed.").labelNames(CLASS).register(registry);
        activities = counter("activities", "Activities done or given up.").register(registry);
        attempts = counter("attempts", "Items handed out.").labelNames(QUEUE).register(registry);
        redelivered = counter("redelivered", "Items handed out that had been handed out before.")
                .labelNames(QUEUE)
                .register(registry);
        tooLate = counter("too_late", "What was said about items that somebody else had by then; it changed nothing.")
                .labelNames(QUEUE)
                .register(registry);
        storeFailures = counter("store_failures", "Times that the database did not do what a dispatcher asked.")
                .labelNames(CLASS)
                .register(registry);
        QUEUES.forEach(
                queue -> List.of(attempts, redelivered, tooLate).forEach(counter -> counter.initLabelValues(queue)));
        CLASSES.forEach(failed::initLabelValues);
        CLASSES_OF_STORE.forEach(storeFailures::initLabelValues);
        duration = Histogram.builder()
                .name("orchestration_duration_seconds")
                .help("Time from the commit of an instance's start to its completion, by the database's clock.")
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(Buckets.SECONDS)
                .register(registry);
        GaugeWithCallback.builder()
                .name("orchestration_queue_depth")
                .help("Items in the queue, those in hand included, as counted in the last second.")
                .labelNames(QUEUE)
                .callback(gauge -> depths.forEach((queue, items) -> gauge.call((double) items.getAsLong(), queue)))
                .register(registry);
        dispatchers = Gauge.builder()
                .name("orchestration_dispatchers")
                .help("Dispatchers of this process.")
                .labelNames("kind")
                .register(registry);
    }

    private static Counter.Builder counter(String name, String help) {
        return Counter.builder().name("orchestration_" + name + "_total").help(help);
    }

    /** Shows how many items are in a queue, asked for at each scrape. */
    public void showQueue(String queue, LongSupplier items) {
        depths.put(queue, items);
    }

    /** Shows how many dispatchers there are. */
    public void showDispatchers(String kind, int count) {
        dispatchers.labelValues(kind).set(count);
    }

    /** A start has been acknowledged. */
    public void started() {
        started.inc();
    }

    /** An item has been handed out, for the {@code attempt}-th time. */
    public void fetched(String queue, int attempt) {
        attempts.labelValues(queue).inc();
        if (attempt > 1) {
            redelivered.labelValues(queue).inc();
        }
    }

    /** The outcome of an activity has been committed. */
    public void activityEnded() {
        activities.inc();
    }

    /** An instance has completed, this long after its start. */
    public void completed(long micros) {
        completed.inc();
        duration.observe(Unit.nanosToSeconds(TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    /** An instance has failed. */
    public void failed(String failureClass) {
        failed.labelValues(failureClass).inc();
    }

    /** What was said about an item came too late. */
    public void tooLate(String queue) {
        tooLate.labelValues(queue).inc();
    }

    /** The database did not do what a dispatcher asked. */
    public void storeFailed(String failureClass) {
        storeFailures.labelValues(failureClass).inc();
    }
}
