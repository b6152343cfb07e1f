package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** The gates of a stored run by their names. Stateless. */
final class Gates {

    private Gates() {}

    /** The gate of that name as it is stored; a missing node when the run has none. */
    static JsonNode of(StoredRun run, String name) {
        JsonNode gates = run.document().path("gates");
        return StreamSupport.stream(gates.spliterator(), false)
                .filter(gate -> gate.path("name").asText().equals(name))
                .findFirst()
                .orElse(gates.path(-1));
    }

    /** What the gate of that name has measured. */
    static OptionalDouble figure(StoredRun run, String name) {
        return number(of(run, name), "actual");
    }

    /** A field of a gate, when it is a number. */
    static OptionalDouble number(JsonNode gate, String field) {
        JsonNode value = gate.path(field);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
