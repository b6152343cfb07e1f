package io.writeproof.results.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Stored load runs with logs that HdrHistogram's own writer has written. */
public final class HdrLogs {

    public static final String FILE = "run.hlog";

    private static final int MILLI = 1_000_000;

    private HdrLogs() {}

    /** Stores a run of the labels {@code GET /a, b} and {@code POST} with these latencies, two seconds of each tag. */
    public static StoredRun store(Path results, String runId, Map<String, int[]> millisecondsByTag) {
        PendingRun run = Runs.store(results).begin(Runs.identity("sync", runId, Runs.DATABASE));
        write(run.directory().resolve(FILE), millisecondsByTag);
        return run.finish(RunStatus.PASSED, details(FILE));
    }

    /** What a run with a log says of itself. */
    static ObjectNode details(String file) {
        ObjectNode details = ComparedRuns.latency(3);
        ObjectNode labels = (ObjectNode) details.path("labels");
        labels.removeAll();
        for (String label : new String[] {"GET /a, b", "POST"}) {
            labels.putObject(label)
                    .put("count", 100)
                    .put("errors", 0)
                    .putObject("response_ms")
                    .put("p50", 1)
                    .put("p95", 2)
                    .put("p99", 3);
        }
        details.putArray("files").addObject().put("kind", "hdr_log").put("path", file);
        return details;
    }

    private static void write(Path file, Map<String, int[]> millisecondsByTag) {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputLogFormatVersion();
            writer.outputLegend();
            millisecondsByTag.forEach((tag, all) -> {
                int half = all.length / 2;
                second(writer, tag, Arrays.copyOf(all, half));
                second(writer, tag, Arrays.copyOfRange(all, half, all.length));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void second(HistogramLogWriter writer, String tag, int[] milliseconds) {
        Histogram histogram = new Histogram(3);
        Arrays.stream(milliseconds).forEach(ms -> histogram.recordValue((long) ms * MILLI));
        histogram.setTag(tag);
        writer.outputIntervalHistogram(histogram);
    }
}
