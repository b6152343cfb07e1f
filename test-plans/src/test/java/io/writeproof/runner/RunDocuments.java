package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Holds stored runs against the schemas of the results module, and reads their gates. */
final class RunDocuments {

    private static final Path SCHEMAS = Path.of("../results/schema");
    private static final List<String> NAMES = List.of("envelope.schema.json", "load.schema.json");

    private RunDocuments() {}

    /** The document has everything that its envelope and a load run's verdict must have. */
    static void assertValid(JsonNode run) throws IOException {
        for (String name : NAMES) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON);
            assertThat(schema.validate(run.toString(), InputFormat.JSON))
                    .as(name)
                    .isEmpty();
        }
    }

    /** The key of the first request with this damage. */
    static String firstKey(JsonNode run, String damage) {
        JsonNode first = run.at("/parity/damaged/" + damage + "/0");
        assertThat(first.isMissingNode()).as("no key is " + damage).isFalse();
        return first.isTextual() ? first.textValue() : first.path("key").asText();
    }

    /** What the gate of this name has measured; no number when it has nothing. */
    static double figure(JsonNode run, String name) {
        return StreamSupport.stream(run.path("gates").spliterator(), false)
                .filter(gate -> gate.path("name").asText().equals(name))
                .mapToDouble(gate -> gate.path("actual").asDouble(Double.NaN))
                .findFirst()
                .orElseThrow();
    }

    /** The names of those gates of the run. */
    static List<String> gates(JsonNode run, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(run.path("gates").spliterator(), false)
                .filter(wanted)
                .map(gate -> gate.path("name").asText())
                .toList();
    }

    /** The names of the gates that are broken. */
    static List<String> broken(JsonNode run) {
        return gates(run, gate -> !gate.path("passed").asBoolean());
    }

    /** The names of the gates without a figure. */
    static List<String> withoutFigure(JsonNode run) {
        return gates(run, gate -> gate.path("actual").isNull());
    }
}
