package io.writeproof.summary;

import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleStatistics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes the totals of a run as Locust's {@code _stats.csv} and {@code _failures.csv}, with its columns in its order.
 *
 * <p>Times are response times in milliseconds with decimals. A JMeter sampler has a label but no type, and the size of
 * answers is not recorded: those columns stay empty.
 *
 * @see <a href="https://docs.locust.io/en/stable/retrieving-stats.html">Locust: retrieve test statistics in CSV format</a>
 */
public final class StatsCsv {

    /** The name of the row over all labels. */
    static final String ALL = "Aggregated";

    private static final String NO_TYPE = "";

    private StatsCsv() {}

    /**
     * Writes a row for each label and one for all requests.
     *
     * @param seconds how long they were measured, for the rates
     */
    public static void write(Recorded<String> labels, double seconds, OutputStream out) throws IOException {
        out.write(CsvLine.of("Type", "Name", "Request Count", "Failure Count")
                .text("Median Response Time")
                .text("Average Response Time")
                .text("Min Response Time")
                .text("Max Response Time")
                .text("Average Content Size")
                .text("Requests/s")
                .text("Failures/s")
                .percentileNames()
                .bytes());
        for (Map.Entry<String, SampleStatistics> label : labels.each().entrySet()) {
            out.write(row(label.getKey(), label.getValue(), seconds));
        }
        SampleStatistics all = SampleStatistics.sum(labels.requests().values().stream());
        out.write(row(ALL, all, seconds));
    }

    private static byte[] row(String name, SampleStatistics samples, double seconds) {
        return CsvLine.of(NO_TYPE, name)
                .whole(samples.requests())
                .whole(samples.failures())
                .spread(samples.responseTime())
                .decimal(perSecond(samples.requests(), seconds))
                .decimal(perSecond(samples.failures(), seconds))
                .percentiles(samples.responseTime())
                .bytes();
    }

    static double perSecond(long count, double seconds) {
        return seconds <= 0 ? 0 : count / seconds;
    }

    /** Writes how many requests of each label failed in which way, over all phases. */
    public static void writeFailures(Map<String, Map<String, Long>> byLabel, OutputStream out) throws IOException {
        out.write(CsvLine.of("Method", "Name", "Error", "Occurrences").bytes());
        for (Map.Entry<String, Map<String, Long>> label : byLabel.entrySet()) {
            for (Map.Entry<String, Long> error : label.getValue().entrySet()) {
                out.write(CsvLine.of(NO_TYPE, label.getKey(), error.getKey())
                        .whole(error.getValue())
                        .bytes());
            }
        }
    }
}
