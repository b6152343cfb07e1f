package io.writeproof.results.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Jvm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about the run that it is of.
 *
 * @param startedAt when the run began; null when the file does not say
 * @param endedAt when it ended; null when the file does not say
 * @param jvm the Java virtual machine that drove it
 * @param details its figures, as fields of {@code run.json}
 */
record Measurement(@Nullable Instant startedAt, @Nullable Instant endedAt, Jvm jvm, ObjectNode details) {

    static final Jvm UNKNOWN_JVM = new Jvm("unknown", "unknown", List.of(), "unknown");
}
