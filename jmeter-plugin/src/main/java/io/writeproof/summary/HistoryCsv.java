package io.writeproof.summary;

import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleStatistics;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the course of a run as Locust's {@code _stats_history.csv}: in each second a row for every label that had samples,
 * and one for all.
 *
 * <p>Rates and percentiles are those of the second, totals those since the beginning, over all phases; the phases under way
 * stand in a column of their own after Locust's. Only the totals are kept in memory. Confined to one thread at a time.
 */
public final class HistoryCsv {

    private final OutputStream out;
    private final Map<String, SampleStatistics> totals = new TreeMap<>();
    private SampleStatistics total = SampleStatistics.none();

    /** Begins the file with its header. */
    public HistoryCsv(OutputStream out) throws IOException {
        this.out = out;
        out.write(CsvLine.of("Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s")
                .percentileNames()
                .text("Total Request Count")
                .text("Total Failure Count")
                .text("Total Median Response Time")
                .text("Total Average Response Time")
                .text("Total Min Response Time")
                .text("Total Max Response Time")
                .text("Total Average Content Size")
                .text("Phase")
                .bytes());
    }

    /**
     * What is known of a second besides its samples.
     *
     * @param end when it ended
     * @param threads that were active at its end
     * @param phase those under way at its end, joined; empty when there is none
     */
    public record Surroundings(Instant end, int threads, String phase) {}

    /** A label's samples in the second and since the beginning. */
    private record Row(String name, SampleStatistics second, SampleStatistics total) {}

    /** Adds the rows of an interval, which is normally a second. */
    public void write(Interval interval, Surroundings surroundings) throws IOException {
        Map<String, SampleStatistics> labels = new TreeMap<>();
        interval.recorded()
                .each()
                .forEach((name, samples) -> labels.merge(name.label(), samples, SampleStatistics::plus));
        double seconds = (interval.toNanos() - interval.fromNanos()) / 1e9;
        for (Map.Entry<String, SampleStatistics> label : labels.entrySet()) {
            SampleStatistics sofar = totals.merge(label.getKey(), label.getValue(), SampleStatistics::plus);
            out.write(cells(new Row(label.getKey(), label.getValue(), sofar), seconds, surroundings));
        }
        SampleStatistics all = interval.sum(any -> true);
        total = total.plus(all);
        out.write(cells(new Row(StatsCsv.ALL, all, total), seconds, surroundings));
        out.flush();
    }

    private static byte[] cells(Row row, double seconds, Surroundings surroundings) {
        return new CsvLine()
                .whole(surroundings.end().getEpochSecond())
                .whole(surroundings.threads())
                .text("")
                .text(row.name())
                .decimal(StatsCsv.perSecond(row.second().requests(), seconds))
                .decimal(StatsCsv.perSecond(row.second().failures(), seconds))
                .percentiles(row.second().responseTime())
                .whole(row.total().requests())
                .whole(row.total().failures())
                .spread(row.total().responseTime())
                .text(surroundings.phase())
                .bytes();
    }
}
