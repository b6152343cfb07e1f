package io.writeproof.latency;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** Renders a distribution as HdrHistogram's percentile spectrum ({@code .hgrm}), which its plotter draws. */
public final class PercentileSpectrum {

    private static final int STEPS_PER_HALVING = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private PercentileSpectrum() {}

    /** The spectrum in milliseconds, as UTF-8. */
    public static byte[] of(Latencies latencies) {
        Histogram histogram = new Histogram(Buckets.FINEST_NANOS, Buckets.LONGEST_NANOS, Buckets.DIGITS);
        latencies.addTo(histogram);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        histogram.outputPercentileDistribution(out, STEPS_PER_HALVING, NANOS_PER_MILLI);
        out.flush();
        return bytes.toByteArray();
    }
}
