package io.writeproof.results.trend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs as the index has them, one a day, each of a commit of its own. */
public final class Histories {

    private Histories() {}

    /** Runs of a suite with these 99th percentiles in milliseconds. */
    public static List<RunSummary> ofP99(double... milliseconds) {
        List<RunSummary> runs = new ArrayList<>();
        for (int day = 1; day <= milliseconds.length; day++) {
            runs.add(run(day, milliseconds[day - 1]));
        }
        return runs;
    }

    /** The run of a day of November. */
    public static RunSummary run(int day, double p99) {
        ObjectNode line = Json.object();
        line.put("run_id", "run-" + day).put("suite", "inference").put("variant", "sync");
        line.put("status", "passed").put("started_at", "2026-11-%02dT09:00:00Z".formatted(day));
        line.put("commit", "%07x".formatted(0xa0000 + day) + "0".repeat(33)).put("dirty", false);
        line.put("committed_at", "2026-11-%02dT08:00:00Z".formatted(day));
        line.put("environment", "221c3357").put("load", "1a2b3c4d").put("p99_latency_ms", p99);
        return new RunSummary(Path.of("inference", "run-" + day), line);
    }
}
