package io.writeproof.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import java.util.List;
import java.util.function.IntSupplier;

/** Counts what becomes of rows, by write mode. Thread-safe. */
public final class WriteMetrics<R> implements WriteListener<R> {

    private static final String MODE = "write_mode";

    private final PrometheusRegistry registry;
    private final String mode;
    private final CounterDataPoint written;
    private final CounterDataPoint rejected;
    private final CounterDataPoint failed;
    private final CounterDataPoint retried;
    private final CounterDataPoint refused;
    private final DistributionDataPoint batchRows;
    private final DistributionDataPoint flushSeconds;

    /** Registers the metrics. */
    public WriteMetrics(PrometheusRegistry registry, WriteMode mode) {
        this.registry = registry;
        this.mode = mode.label();
        this.written = counter("gateway_rows_written_total", "Rows committed.");
        this.rejected = counter("gateway_rows_rejected_total", "Rows that PostgreSQL refused for what is in them.");
        this.failed = counter("gateway_rows_failed_total", "Rows given up after retries.");
        this.retried = counter("gateway_rows_retried_total", "Rows tried again after a lost connection.");
        this.refused = counter("gateway_rows_refused_total", "Rows refused because the queue was full.");
        this.batchRows = Histogram.builder()
                .name("gateway_batch_rows")
                .help("Rows of one transaction.")
                .labelNames(MODE)
                .classicOnly()
                .classicUpperBounds(Buckets.ROWS)
                .register(registry)
                .labelValues(this.mode);
        this.flushSeconds = Histogram.builder()
                .name("gateway_flush_duration_seconds")
                .help("How long a transaction took, with the wait for a connection.")
                .unit(Unit.SECONDS)
                .labelNames(MODE)
                .classicOnly()
                .classicUpperBounds(Buckets.SECONDS)
                .register(registry)
                .labelValues(this.mode);
    }

    private CounterDataPoint counter(String name, String help) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(MODE)
                .register(registry)
                .labelValues(mode);
    }

    /** Shows the number of rows taken and not yet finished, asked for at each scrape. */
    public void showDepth(IntSupplier depth) {
        GaugeWithCallback.builder()
                .name("gateway_queue_depth")
                .help("Rows taken and not yet written.")
                .labelNames(MODE)
                .callback(gauge -> gauge.call(depth.getAsInt(), mode))
                .register(registry);
    }

    /** A row was refused before anything was promised. */
    public void refused() {
        refused.inc();
    }

    @Override
    public void committed(List<R> rows, long nanos) {
        written.inc(rows.size());
        batchRows.observe(rows.size());
        flushSeconds.observe(Unit.nanosToSeconds(nanos));
    }

    @Override
    public void rejected(R row, RowRejectedException why) {
        rejected.inc();
    }

    @Override
    public void failed(List<R> rows, WriteFailedException why) {
        failed.inc(rows.size());
    }

    @Override
    public void retrying(int rows, String why) {
        retried.inc(rows);
    }
}
