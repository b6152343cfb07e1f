package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;

/** A run's environment in a line. */
public final class EnvironmentText {

    private EnvironmentText() {}

    /** Such as {@code 221c3357: Example CPU, 2 cores, 23.4 GiB, ext4; Java 17.0.15; PostgreSQL 18.6, pgjdbc 42.7.14}. */
    public static String of(StoredRun run) {
        JsonNode environment = run.document().path("environment");
        JsonNode machine = environment.path("machine");
        List<String> parts = new ArrayList<>();
        parts.add(machine.path("cpu_model").asText("unknown"));
        if (machine.path("cores").asInt() > 0) {
            parts.add(machine.path("cores").asInt() + " cores");
            parts.add(machine.path("memory_gib").asText() + " GiB");
            parts.add(machine.path("filesystem").asText());
        }
        String java = "; Java " + environment.at("/jvm/version").asText("unknown");
        JsonNode database = environment.path("database");
        String server = database.path("version").asText("none");
        String postgres = server.equals("none")
                ? ""
                : "; PostgreSQL " + server + ", pgjdbc "
                        + database.path("driver_version").asText("none");
        return Printable.of(run.environment() + ": " + String.join(", ", parts) + java + postgres);
    }
}
