package io.writeproof.report.load;

import java.util.List;

/**
 * The distribution of a label's times. Immutable.
 *
 * @param kind {@code response}, from the planned send, or {@code service}, from the actual one
 * @param points percentile from 0 to 1 with its milliseconds, ascending
 */
public record Spectrum(String label, String kind, List<double[]> points) {

    public Spectrum {
        points = List.copyOf(points);
    }
}
