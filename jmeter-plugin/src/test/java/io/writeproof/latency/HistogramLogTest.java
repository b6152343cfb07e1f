package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** What HdrHistogram's own reader finds in the logs. */
class HistogramLogTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final long START_NANOS = -5_000_000_000L;

    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments moments = new SampleMoments();

    @Test
    void theLogAddsUpToTheRunByLabelPhaseAndKind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLog log = new HistogramLog(bytes, START, START_NANOS);
        Random random = new Random(20_261_121);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 500; i++) {
                record(i % 3 == 0 ? "GET /a, b" : "POST", second < 10 ? "warmup" : "50 %; fast", random);
            }
            log.write(recorder.interval(START_NANOS + seconds(second), START_NANOS + seconds(second + 1)));
        }

        Map<String, Histogram> found = read(bytes.toByteArray());

        assertThat(found)
                .containsOnlyKeys(
                        "GET%20/a%2C%20b;warmup;response",
                        "GET%20/a%2C%20b;warmup;service",
                        "POST;warmup;response",
                        "POST;warmup;service",
                        "GET%20/a%2C%20b;50%20%25%3B%20fast;response",
                        "GET%20/a%2C%20b;50%20%25%3B%20fast;service",
                        "POST;50%20%25%3B%20fast;response",
                        "POST;50%20%25%3B%20fast;service");
        recorder.bySeries().forEach((name, samples) -> {
            assertSame(found.getOrDefault(HistogramLog.tag(name, "response"), none()), samples.responseTime());
            assertSame(found.getOrDefault(HistogramLog.tag(name, "service"), none()), samples.serviceTime());
        });
    }

    @Test
    void theIntervalsLieWhereTheyWere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLog log = new HistogramLog(bytes, START, START_NANOS);
        record("POST", "", new Random(1));
        log.write(recorder.interval(START_NANOS + seconds(3), START_NANOS + seconds(4)));

        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray()));
        EncodableHistogram only = reader.nextIntervalHistogram();

        assertThat(only.getTag()).isEqualTo("POST;;response");
        assertThat(only.getStartTimeStamp()).isEqualTo(START.plusSeconds(3).toEpochMilli());
        assertThat(only.getEndTimeStamp()).isEqualTo(START.plusSeconds(4).toEpochMilli());
    }

    @Test
    void aDiskThatIsFullIsAnErrorAndNotSilence() throws IOException {
        HistogramLog log = new HistogramLog(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                },
                START,
                START_NANOS);

        assertThatThrownBy(() -> log.write(recorder.interval(0, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not be written");
    }

    @Test
    void theSpectrumEndsWithTheLongestAndTellsTheCount() {
        LatencyRecorder one = new LatencyRecorder();
        for (int i = 1; i <= 1000; i++) {
            one.record(TimeUnit.MILLISECONDS.toNanos(i));
        }

        String spectrum = new String(PercentileSpectrum.of(one.snapshot()), StandardCharsets.UTF_8);

        assertThat(spectrum)
                .startsWith("       Value     Percentile TotalCount 1/(1-Percentile)")
                .contains("0.500000000000        500           2.00")
                .containsPattern("1000\\.\\d+ 1\\.000000000000       1000")
                .contains("Total count    =         1000");
    }

    private static Map<String, Histogram> read(byte[] log) {
        Map<String, Histogram> sums = new TreeMap<>();
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log));
        while (reader.hasNext()) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            if (next instanceof Histogram histogram) {
                sums.computeIfAbsent(String.valueOf(next.getTag()), tag -> none())
                        .add(histogram);
            }
        }
        return sums;
    }

    private static void assertSame(Histogram found, Latencies recorded) {
        assertThat(found.getTotalCount()).isEqualTo(recorded.count()).isPositive();
        for (double percentile : new double[] {1, 50, 90, 99, 99.9, 100}) {
            assertThat(found.getValueAtPercentile(percentile)).isEqualTo(recorded.percentileNanos(percentile));
        }
    }

    private static Histogram none() {
        return new Histogram(Buckets.FINEST_NANOS, Buckets.LONGEST_NANOS, Buckets.DIGITS);
    }

    private void record(String label, String phase, Random random) {
        moments.planned(0, phase);
        moments.sent(random.nextInt(50_000_000));
        moments.ended(60_000_000 + (long) Math.exp(random.nextGaussian() * 2 + 16));
        recorder.succeeded(label, moments);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
