package io.writeproof.export;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.writeproof.export.LoadFigures.PhaseState;
import io.writeproof.latency.Latencies;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a load test as a page of metrics in the Prometheus text format 0.0.4.
 *
 * <p>Times are seconds, as Prometheus has them. A label is that of the JMeter sampler; a phase without a name is that of
 * samples which belong to none.
 */
public final class LoadPage {

    private static final String PREFIX = "writeproof_";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};

    /** Six for each factor of ten, so that the usual limits on response times are among them. */
    private static final double[] BOUNDS_SECONDS = {
        0.0001,
        0.0002,
        0.00025,
        0.0003,
        0.0005,
        0.00075,
        0.001,
        0.002,
        0.0025,
        0.003,
        0.005,
        0.0075,
        0.01,
        0.02,
        0.025,
        0.03,
        0.05,
        0.075,
        0.1,
        0.2,
        0.25,
        0.3,
        0.5,
        0.75,
        1,
        2,
        2.5,
        3,
        5,
        7.5,
        10,
        30,
        Double.POSITIVE_INFINITY
    };

    private static final long[] BOUNDS_NANOS = Arrays.stream(BOUNDS_SECONDS, 0, BOUNDS_SECONDS.length - 1)
            .mapToLong(seconds -> Math.round(seconds * NANOS_PER_SECOND))
            .toArray();

    private final LoadFigures figures;

    private LoadPage(LoadFigures figures) {
        this.figures = figures;
    }

    /** The media type of the page. */
    public static String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    /** The page, UTF-8. */
    public static byte[] of(LoadFigures figures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, new LoadPage(figures).metrics(), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("The metrics could not be written to memory", e);
        }
        return out.toByteArray();
    }

    private MetricSnapshots metrics() {
        return MetricSnapshots.of(
                run(),
                counter("requests", "Requests answered or given up.", SampleStatistics::requests),
                counter("failures", "Requests that failed.", SampleStatistics::failures),
                counter(
                        "late_requests",
                        "Requests sent noticeably after their planned moment.",
                        one -> one.lag().late()),
                counter(
                        "lag_seconds",
                        "Actual minus planned sending, over all requests.",
                        one -> one.lag().sumNanos() / NANOS_PER_SECOND),
                histogram("response_time_seconds", "Planned sending until the answer.", SampleStatistics::responseTime),
                histogram("service_time_seconds", "Actual sending until the answer.", SampleStatistics::serviceTime),
                summary("phase_response_time_seconds", SampleStatistics::responseTime),
                summary("phase_service_time_seconds", SampleStatistics::serviceTime),
                gauge(
                        "planned_rate",
                        "Requests planned per second.",
                        figures.lastSecond().plannedRate()),
                gauge(
                        "achieved_rate",
                        "Requests succeeded per second.",
                        figures.lastSecond().achievedRate()),
                gauge(
                        "longest_lag_seconds",
                        "Longest lag of the last second.",
                        figures.lastSecond().longestLagSeconds()),
                gauge("active_threads", "Threads of JMeter that run.", (double) figures.activeThreads()),
                phases());
    }

    private InfoSnapshot run() {
        return InfoSnapshot.builder()
                .name(PREFIX + "run")
                .help("The run under way.")
                .dataPoint(new InfoDataPointSnapshot(Labels.of("run_id", figures.runId())))
                .build();
    }

    private CounterSnapshot counter(String name, String help, ToDoubleFunction<SampleStatistics> value) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(PREFIX + name).help(help);
        figures.samples()
                .forEach((series, samples) -> counter.dataPoint(
                        new CounterDataPointSnapshot(value.applyAsDouble(samples), labels(series), null, 0)));
        return counter.build();
    }

    private HistogramSnapshot histogram(String name, String help, Function<SampleStatistics, Latencies> time) {
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder().name(PREFIX + name).help(help);
        figures.samples().forEach((series, samples) -> {
            Latencies latencies = time.apply(samples);
            histogram.dataPoint(new HistogramDataPointSnapshot(
                    ClassicHistogramBuckets.of(BOUNDS_SECONDS, latencies.between(BOUNDS_NANOS)),
                    sumSeconds(latencies),
                    labels(series),
                    Exemplars.EMPTY,
                    0));
        });
        return histogram.build();
    }

    private SummarySnapshot summary(String name, Function<SampleStatistics, Latencies> time) {
        SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name(PREFIX + name)
                .help("Quantiles since the phase began, three digits exact, as in the verdict.");
        figures.samples().forEach((series, samples) -> {
            Latencies latencies = time.apply(samples);
            List<Quantile> quantiles = Arrays.stream(QUANTILES)
                    .mapToObj(quantile ->
                            new Quantile(quantile, latencies.percentileNanos(100 * quantile) / NANOS_PER_SECOND))
                    .toList();
            summary.dataPoint(new SummaryDataPointSnapshot(
                    latencies.count(),
                    sumSeconds(latencies),
                    Quantiles.of(quantiles),
                    labels(series),
                    Exemplars.EMPTY,
                    0));
        });
        return summary.build();
    }

    private static double sumSeconds(Latencies latencies) {
        return latencies.meanNanos() * latencies.count() / NANOS_PER_SECOND;
    }

    private static GaugeSnapshot gauge(String name, String help, @Nullable Double value) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(PREFIX + name).help(help);
        if (value != null) {
            gauge.dataPoint(point(value, Labels.EMPTY));
        }
        return gauge.build();
    }

    private GaugeSnapshot phases() {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(PREFIX + "phase").help("1 for a phase under way, else 0.");
        figures.phases()
                .forEach((phase, state) ->
                        gauge.dataPoint(point(state == PhaseState.UNDER_WAY ? 1 : 0, Labels.of("phase", phase))));
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return new GaugeDataPointSnapshot(value, labels, null);
    }

    private static Labels labels(SeriesName series) {
        return Labels.of("label", series.label(), "phase", series.phase());
    }
}
