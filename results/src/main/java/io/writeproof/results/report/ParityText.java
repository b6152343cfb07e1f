package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.stream.Collectors;

/** A run's parity in a few words: {@code ok}, or the damage by class. */
public final class ParityText {

    private static final List<String> DAMAGE = List.of("lost", "duplicate", "unexpected", "orphan");

    private ParityText() {}

    public static String of(StoredRun run) {
        JsonNode parity = run.document().path("parity");
        String damage = DAMAGE.stream()
                .filter(kind -> parity.path(kind).asLong() > 0)
                .map(kind -> parity.path(kind).asLong() + " " + kind)
                .collect(Collectors.joining(", "));
        if (!damage.isEmpty()) {
            return damage;
        }
        JsonNode passed =
                parity.isObject() ? parity.path("passed") : run.document().at("/db_correctness/passed");
        if (!passed.isBoolean()) {
            return "not checked";
        }
        return passed.booleanValue() ? "ok" : "failed";
    }
}
