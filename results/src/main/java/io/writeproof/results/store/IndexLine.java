package io.writeproof.results.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A run's line in {@code index.jsonl}: enough for a trend, no more.
 *
 * <p>Everything in it is also in {@code run.json}, so the index can be rebuilt.
 */
final class IndexLine {

    private static final List<String> IDENTITY =
            List.of("run_id", "suite", "variant", "status", "started_at", "write_mode");
    private static final List<String> HEADLINE =
            List.of("target_qps", "achieved_qps", "p99_latency_ms", "error_rate", "medians");

    private IndexLine() {}

    static ObjectNode of(StoredRun run) {
        ObjectNode line = Json.object();
        copy(run, IDENTITY, line);
        line.put("directory", run.suite() + "/" + run.directory().getFileName());
        line.set("commit", run.document().at("/source/commit"));
        line.set("dirty", run.document().at("/source/dirty"));
        line.set("environment", run.document().at("/environment/fingerprint"));
        copy(run, HEADLINE, line);
        return line;
    }

    private static void copy(StoredRun run, List<String> fields, ObjectNode line) {
        for (String field : fields) {
            JsonNode value = run.document().path(field);
            if (!value.isMissingNode()) {
                line.set(field, value);
            }
        }
    }
}
