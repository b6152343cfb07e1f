package io.writeproof.latency;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes the intervals of a run in HdrHistogram's log format 1.3, which its own tools read.
 *
 * <p>Each interval has two histograms for each label and phase, with the tags {@code label;phase;response} and {@code
 * label;phase;service}. Values are nanoseconds; the columns for people are in milliseconds. Confined to one thread at a
 * time.
 */
public final class HistogramLog {

    /** What ends a column, a tag or one of its parts; and the sign that stands for them. */
    private static final String SPECIAL = ",; %";

    private final PrintStream out;
    private final HistogramLogWriter writer;
    private final Histogram reused = new Histogram(Buckets.FINEST_NANOS, Buckets.LONGEST_NANOS, Buckets.DIGITS);
    private final Instant startedAt;
    private final long startNanos;

    /**
     * Begins a log.
     *
     * @param startedAt the calendar's time of {@code startNanos}; the moments of all intervals are reckoned from it, so that
     *     a change of the calendar during the run does no harm
     */
    public HistogramLog(OutputStream to, Instant startedAt, long startNanos) {
        this.startedAt = startedAt;
        this.startNanos = startNanos;
        out = new PrintStream(to, false, StandardCharsets.UTF_8);
        writer = new HistogramLogWriter(out);
        writer.outputComment("[WriteProof: samples by label, phase and kind of time, in nanoseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(startedAt.toEpochMilli());
        writer.setBaseTime(startedAt.toEpochMilli());
        writer.outputBaseTime(startedAt.toEpochMilli());
        writer.outputLegend();
    }

    /** Adds the histograms of an interval; one without samples adds nothing. */
    public void write(Interval interval) throws IOException {
        interval.recorded().each().forEach((name, samples) -> {
            write(interval, tag(name, "response"), samples.responseTime());
            write(interval, tag(name, "service"), samples.serviceTime());
        });
        flush();
    }

    private void write(Interval interval, String tag, Latencies latencies) {
        if (latencies.count() == 0) {
            return;
        }
        reused.reset();
        latencies.addTo(reused);
        reused.setTag(tag);
        reused.setStartTimeStamp(millisAt(interval.fromNanos()));
        reused.setEndTimeStamp(millisAt(interval.toNanos()));
        writer.outputIntervalHistogram(reused);
    }

    /** Passes on what was written; a print stream keeps quiet about errors until it is asked. */
    private void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("the histogram log could not be written; is the disk full?");
        }
    }

    private long millisAt(long nanos) {
        return startedAt.plusNanos(nanos - startNanos).toEpochMilli();
    }

    static String tag(SeriesName name, String kind) {
        return escaped(name.label()) + ";" + escaped(name.phase()) + ";" + kind;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        SPECIAL.indexOf(c) >= 0 || Character.isISOControl(c)
                                ? String.format("%%%02X", c)
                                : String.valueOf((char) c)));
        return escaped.toString();
    }
}
