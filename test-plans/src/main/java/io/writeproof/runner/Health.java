package io.writeproof.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a service says about itself. Immutable.
 *
 * @param body its answer to {@code GET /health}; a service that is not WriteProof's has fewer fields
 */
record Health(JsonNode body) {

    /** The write mode in force, whatever was configured. */
    Optional<String> writeMode() {
        return text("/write_mode");
    }

    /** How the service says it is: {@code healthy}, {@code ok}, {@code degraded} … */
    Optional<String> status() {
        return text("/status");
    }

    /** What an acknowledgement stands for: {@code committed} or {@code queued}. */
    Optional<String> promise() {
        return text("/promise");
    }

    /** For people: the mode and what it promises. */
    @Override
    public String toString() {
        return writeMode()
                .map(mode -> "writes " + mode
                        + promise()
                                .map(promise -> ", acknowledges when " + promise)
                                .orElse(""))
                .orElse("does not say how it writes");
    }

    private Optional<String> text(String pointer) {
        JsonNode value = body.at(pointer);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
