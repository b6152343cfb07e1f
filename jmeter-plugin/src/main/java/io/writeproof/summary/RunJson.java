package io.writeproof.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the report as run.json. Thread-safe. */
public final class RunJson {

    /** Version of the format; it changes with every change of a field. */
    public static final int SCHEMA_VERSION = 2;

    /** Gates that have a field of their own beside the list of all gates. */
    private static final List<String> NAMED_GATES =
            List.of("steady_state", "p99_latency", "error_rate_check", "db_correctness");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private RunJson() {}

    /**
     * Writes the report whole or not at all.
     *
     * @param fields further fields of the top level; a field of the report itself wins over one of the same name
     */
    public static void write(RunReport report, Map<String, String> fields, Path file) throws IOException {
        AtomicFile.write(file, bytes(report, fields));
    }

    /** The content of the file. */
    public static byte[] bytes(RunReport report, Map<String, String> fields) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(report, fields));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The report could not be written to memory", e);
        }
    }

    static ObjectNode tree(RunReport report, Map<String, String> fields) {
        ObjectNode tree = MAPPER.createObjectNode().put("schema_version", SCHEMA_VERSION);
        fields.forEach(tree::put);
        ObjectNode own = MAPPER.valueToTree(report);
        tree.setAll(own);
        NAMED_GATES.forEach(name -> tree.set(name, gate(report.gates(), name)));
        tree.set("db_metrics", MAPPER.valueToTree(databaseMetrics(report.parity())));
        return tree;
    }

    private static @Nullable ObjectNode gate(List<Gate> gates, String name) {
        return gates.stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .map(gate ->
                        MAPPER.createObjectNode().put("passed", gate.passed()).put("reason", gate.reason()))
                .orElse(null);
    }

    private static @Nullable DatabaseMetrics databaseMetrics(@Nullable ParitySummary parity) {
        ParitySummary.Rows rows = parity == null ? null : parity.rows();
        if (parity == null || rows == null) {
            return null;
        }
        return new DatabaseMetrics(
                parity.requests().acknowledged(),
                parity.requests().sent(),
                rows.rows(),
                rows.childRows(),
                parity.verifiedWithinTimeout());
    }

    /** The parity of the run as a range of row counts, as reports without keys have it. */
    private record DatabaseMetrics(
            long minExpectedInferenceRows,
            long maxExpectedInferenceRows,
            long inferenceRows,
            @Nullable Long modelInferenceRows,
            boolean verifiedWithinTimeout) {}
}
