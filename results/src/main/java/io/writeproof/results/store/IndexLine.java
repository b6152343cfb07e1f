package io.writeproof.results.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run's line in {@code index.jsonl}: enough for a list and a trend, no more.
 *
 * <p>Everything in it is also in {@code run.json}, so the index can be rebuilt.
 */
final class IndexLine {

    /** The run's directory, relative to the results directory, with {@code /} on every platform. */
    static final String DIRECTORY = "directory";

    /** The length of {@code run.json}: a line with another one is of no use. */
    static final String BYTES = "bytes";

    private static final int DIGEST_LENGTH = 8;
    private static final List<String> IDENTITY =
            List.of("run_id", "suite", "variant", "status", "started_at", "write_mode");
    private static final List<String> HEADLINE =
            List.of("target_qps", "achieved_qps", "p99_latency_ms", "error_rate", "medians");

    private static final JsonFactory JSON = new JsonFactory();

    private IndexLine() {}

    /**
     * The line of a run that is at its final place.
     *
     * @throws StoreException when the run lacks what every run has
     */
    static ObjectNode of(StoredRun run) {
        requireIdentity(run);
        ObjectNode line = Json.object();
        copy(run, IDENTITY, line);
        line.put(DIRECTORY, nameOf(run.directory()));
        line.put(BYTES, run.directory().resolve(RunStore.RUN_FILE).toFile().length());
        JsonNode source = run.document().path("source");
        line.set("commit", source.path("commit"));
        line.set("committed_at", source.path("committed_at"));
        line.set("dirty", source.path("dirty"));
        line.put("environment", run.environment());
        line.put("load", Sha256.ofText(run.load().toString()).substring(0, DIGEST_LENGTH));
        copy(run, HEADLINE, line);
        return line;
    }

    /** A line as it was written. */
    static ObjectNode whole(byte[] content, int from, int length) throws IOException {
        return Json.object(content, from, length);
    }

    /** A line without its medians, and without all else that is nested: they are most of an index, and no list shows them. */
    static ObjectNode headlines(byte[] content, int from, int length) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = JSON.createParser(content, from, length)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (parser.nextToken()) {
                    case VALUE_STRING -> line.put(name, parser.getText());
                    case VALUE_NUMBER_INT -> line.put(name, parser.getLongValue());
                    case VALUE_NUMBER_FLOAT -> line.put(name, parser.getDoubleValue());
                    case VALUE_TRUE, VALUE_FALSE -> line.put(name, parser.getBooleanValue());
                    case VALUE_NULL -> line.putNull(name);
                    default -> parser.skipChildren();
                }
            }
        }
        return line;
    }

    /** {@code <suite>/<run>}. */
    static String nameOf(Path directory) {
        Path run = directory.toAbsolutePath().normalize();
        return run.getName(run.getNameCount() - 2) + "/" + run.getFileName();
    }

    private static void requireIdentity(StoredRun run) {
        run.runId();
        run.suite();
        run.startedAt();
        run.status();
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
