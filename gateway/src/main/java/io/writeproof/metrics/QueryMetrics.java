package io.writeproof.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Counts classifications under the names that the source service uses, and under two that only its documents use.
 *
 * <p>Every series is there from the start, so that nobody takes "not yet" for "no such metric". Thread-safe.
 */
public final class QueryMetrics {

    private static final String PREFIX = "query_gateway_";
    private static final String LEVEL = "L1";
    private static final String ENDPOINT = "/v1/query-classify";

    private final PrometheusRegistry registry;
    private final Counter requests;
    private final Histogram requestLatency;
    private final Histogram requestDuration;
    private final Counter hits;
    private final Counter misses;
    private final Counter classifications;
    private final Histogram confidences;
    private final Counter routings;
    private final Histogram inferenceLatency;
    private final Histogram inferenceBatch;
    private final Histogram batch;
    private final Histogram batchWait;
    private final Gauge active;

    /** Whether an answer came from the cache. */
    public enum CacheUse {
        HIT,
        MISS;

        private String label() {
            return String.valueOf(this == HIT).toLowerCase(Locale.ROOT);
        }
    }

    /** Registers the metrics. */
    public QueryMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        requests = counter("requests_total", "Requests to classify.", "status", "cache_hit");
        requestLatency = seconds("request_latency_seconds", "Time from a request to its answer.", "endpoint");
        requestDuration = seconds("request_duration_seconds", "The same as request_latency_seconds.", "endpoint");
        hits = counter("cache_hits_total", "Answers from the cache.", "level");
        misses = counter("cache_misses_total", "Answers not from the cache.", "level");
        classifications = counter("classifications_total", "What the model said.", "label");
        confidences = histogram("confidence_score", "How sure the model was.", Buckets.CONFIDENCE, "label");
        routings = counter(
                "confidence_routing_total",
                "Answers with another label than the model's, which was not sure.",
                "original_label",
                "routed_label");
        inferenceLatency = seconds("inference_latency_seconds", "Time of one call of the model.");
        inferenceBatch = histogram("inference_batch_size", "Queries of one call of the model.", Buckets.QUERIES);
        batch = histogram("batch_size", "The same as inference_batch_size.", Buckets.QUERIES);
        batchWait = seconds("batch_wait_time_seconds", "How long a query waited for the model to begin.");
        active = Gauge.builder()
                .name(PREFIX + "active_requests")
                .help("Requests being answered.")
                .register(registry);
        initialise();
    }

    private void initialise() {
        for (CacheUse use : CacheUse.values()) {
            requests.initLabelValues("success", use.label());
        }
        requests.initLabelValues("error", CacheUse.MISS.label());
        requestLatency.initLabelValues(ENDPOINT);
        requestDuration.initLabelValues(ENDPOINT);
        hits.initLabelValues(LEVEL);
        misses.initLabelValues(LEVEL);
        for (String label : new String[] {"0", "1"}) {
            classifications.initLabelValues(label);
            confidences.initLabelValues(label);
        }
        routings.initLabelValues("0", "1");
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    private Histogram seconds(String name, String help, String... labels) {
        return histogram(name, help, Buckets.SECONDS, labels);
    }

    private Histogram histogram(String name, String help, double[] buckets, String... labels) {
        return Histogram.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(buckets)
                .register(registry);
    }

    /** Shows the number of classifications in the cache, asked for at each scrape. */
    public void showCache(LongSupplier size) {
        GaugeWithCallback.builder()
                .name(PREFIX + "cache_size")
                .help("Classifications in the cache.")
                .labelNames("level")
                .callback(gauge -> gauge.call((double) size.getAsLong(), LEVEL))
                .register(registry);
    }

    /** Shows the number of queries that wait for the model, asked for at each scrape. */
    public void showQueue(LongSupplier depth) {
        show("batch_queue_size", "Queries that wait for the model.", depth);
    }

    /** Shows whether there is a model, 1 or 0, asked for at each scrape. */
    public void showModel(LongSupplier loaded) {
        show("model_loaded", "1 if the model is ready, else 0.", loaded);
    }

    private void show(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(gauge -> gauge.call((double) value.getAsLong()))
                .register(registry);
    }

    /** A request has come in. */
    public void began() {
        active.inc();
    }

    /** A request is over, whatever became of it. */
    public void ended() {
        active.dec();
    }

    /** Requests that have come in and are not over. */
    public long active() {
        return (long) active.get();
    }

    /** A request has been answered with a classification. */
    public void answered(CacheUse use, long nanos) {
        requests.labelValues("success", use.label()).inc();
        (use == CacheUse.HIT ? hits : misses).labelValues(LEVEL).inc();
        requestLatency.labelValues(ENDPOINT).observe(Unit.nanosToSeconds(nanos));
        requestDuration.labelValues(ENDPOINT).observe(Unit.nanosToSeconds(nanos));
    }

    /** A request has been answered with an error. */
    public void failed() {
        requests.labelValues("error", CacheUse.MISS.label()).inc();
    }

    /** An answer has another label than the model gave it. */
    public void routed(int original, int routed) {
        routings.labelValues(String.valueOf(original), String.valueOf(routed)).inc();
    }

    /** The model has been called. */
    public void inferred(int size, long nanos) {
        inferenceLatency.observe(Unit.nanosToSeconds(nanos));
        inferenceBatch.observe(size);
        batch.observe(size);
    }

    /** The model has classified a query. */
    public void classified(int label, double confidence, long waitedNanos) {
        classifications.labelValues(String.valueOf(label)).inc();
        confidences.labelValues(String.valueOf(label)).observe(confidence);
        batchWait.observe(Unit.nanosToSeconds(waitedNanos));
    }
}
