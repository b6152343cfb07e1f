package io.writeproof.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Counts messages from their receipt to their commit.
 *
 * <p>Every series is there from the start, so that nobody takes "not yet" for "no such metric". Thread-safe.
 */
public final class IngestMetrics {

    private static final String PREFIX = "message_ingestor_";
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final Counter messages = Counter.builder()
            .name(PREFIX + "messages_total")
            .help("Messages sent, by whether they were queued, turned away for a while, or wrong.")
            .labelNames("result")
            .build();
    private final Counter persisted = Counter.builder()
            .name(PREFIX + "persisted_total")
            .help("Messages committed.")
            .build();
    private final Counter batches = Counter.builder()
            .name(PREFIX + "batches_total")
            .help("Batches committed.")
            .build();
    private final Gauge depth = Gauge.builder()
            .name(PREFIX + "queue_depth")
            .help("Messages queued and not committed, those of batches under way included.")
            .build();
    private final Gauge workers = Gauge.builder()
            .name(PREFIX + "workers")
            .help("Workers that commit batches.")
            .build();
    private final Histogram batchSize = Histogram.builder()
            .name(PREFIX + "batch_size")
            .help("Messages of one batch.")
            .classicOnly()
            .classicUpperBounds(Buckets.ROWS)
            .build();
    private final Histogram latency = Histogram.builder()
            .name(PREFIX + "latency_seconds")
            .help("Time from a message's receipt to its commit.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(Buckets.SECONDS)
            .build();

    /** What became of a message that was sent. */
    public enum Result {
        ACCEPTED,
        REFUSED,
        INVALID;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What this process has committed of late: messages per second, and milliseconds from receipt to commit or NaN. */
    public record Lately(double perSecond, double averageMillis, double p95Millis, double p99Millis) {}

    /** Counts from nothing; {@link #register} shows it. */
    public IngestMetrics() {
        Arrays.stream(Result.values()).forEach(result -> messages.initLabelValues(result.label()));
    }

    /** Shows the metrics; {@code lately} is asked whenever somebody looks. */
    public void register(PrometheusRegistry registry, int workerCount, Supplier<Lately> lately) {
        workers.set(workerCount);
        registry.register(messages);
        registry.register(persisted);
        registry.register(batches);
        registry.register(depth);
        registry.register(workers);
        registry.register(batchSize);
        registry.register(latency);
        GaugeWithCallback.builder()
                .name(PREFIX + "rate")
                .help("Messages committed per second, in the last full window of 10 seconds.")
                .callback(gauge -> gauge.call(lately.get().perSecond()))
                .register(registry);
        GaugeWithCallback.builder()
                .name(PREFIX + "recent_latency_seconds")
                .help("Average and percentiles of the time from receipt to commit, of the last 100 messages.")
                .unit(Unit.SECONDS)
                .labelNames("quantile")
                .callback(gauge -> {
                    Lately times = lately.get();
                    gauge.call(times.averageMillis() / MILLIS_PER_SECOND, "avg");
                    gauge.call(times.p95Millis() / MILLIS_PER_SECOND, "0.95");
                    gauge.call(times.p99Millis() / MILLIS_PER_SECOND, "0.99");
                })
                .register(registry);
    }

    /** A message has been sent. */
    public void received(Result result) {
        messages.labelValues(result.label()).inc();
    }

    /** So many messages are queued and not committed. */
    public void queued(long count) {
        depth.set((double) count);
    }

    /** A batch has been committed. */
    public void committed(int size) {
        persisted.inc(size);
        batches.inc();
        batchSize.observe(size);
    }

    /** A message has been committed so long after its receipt. */
    public void persisted(long nanos) {
        latency.observe(Unit.nanosToSeconds(nanos));
    }
}
