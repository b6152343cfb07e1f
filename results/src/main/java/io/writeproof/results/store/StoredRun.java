package io.writeproof.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A finished run as it is stored.
 *
 * @param directory the run's directory; of a run that was read from a page about it, that page
 * @param document the content of its {@code run.json}; do not modify it
 */
public record StoredRun(Path directory, ObjectNode document) {

    private static final String JMH_FILE = "jmh.json";

    /** Which variant ran, where, and how long its queue was given to empty: none of it changes the load. */
    private static final Set<String> NOT_LOAD = Set.of(
            "variant",
            "config",
            "run_id",
            "schema",
            "gateway_url",
            "target_url",
            "postgres_url",
            "drain_wait_ms",
            "verify_timeout_s");

    /**
     * Reads a run from its directory, its {@code run.json}, or a page about it.
     *
     * @throws StoreException when the file is absent, not JSON, cut off, a page of no run or of several, or of a newer
     *     schema version
     */
    public static StoredRun read(Path directoryOrFile) {
        Path file = Files.isDirectory(directoryOrFile) ? directoryOrFile.resolve(RunStore.RUN_FILE) : directoryOrFile;
        String text = text(file);
        boolean page = SavedPage.is(text);
        ObjectNode document = page ? embedded(file, text) : parse(file, text);
        int version = document.path("schema_version").asInt(0);
        if (version < 1 || version > Envelope.SCHEMA_VERSION) {
            throw new StoreException(file + ": expected schema_version 1 to " + Envelope.SCHEMA_VERSION + ", found "
                    + document.path("schema_version") + ": read it with the WriteProof that wrote it, or a newer one");
        }
        Path place = file.toAbsolutePath();
        return new StoredRun(page ? place : place.resolveSibling(""), document);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StoreException(
                    "there is no readable run at " + file + ": expected a run's directory or run.json", e);
        }
    }

    private static ObjectNode parse(Path file, String text) {
        try {
            if (Json.parse(text) instanceof ObjectNode document) {
                return document;
            }
            throw new StoreException(file + " is not a stored run: expected a JSON object");
        } catch (JsonProcessingException e) {
            throw cutOff(file, e);
        }
    }

    private static ObjectNode embedded(Path page, String text) {
        try {
            return SavedPage.data(text, SavedPage.RUN)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .orElseThrow(() -> new StoreException(page + " has not the data of one run: expected the page of a"
                            + " single run as 'scripts/report RUN' writes it; give directories or run ids instead"));
        } catch (JsonProcessingException e) {
            throw cutOff(page, e);
        }
    }

    private static StoreException cutOff(Path file, JsonProcessingException e) {
        return new StoreException(
                file + " is not JSON, or is cut off: " + e.getOriginalMessage() + "; restore it or delete the run", e);
    }

    /**
     * What JMH wrote with {@code -rf json}; empty when this is no run of JMH.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<JsonNode> jmh() {
        Path file = Files.isDirectory(directory) ? directory.resolve(JMH_FILE) : directory;
        try {
            if (file.equals(directory)) {
                return SavedPage.data(file, SavedPage.JMH);
            }
            return Files.exists(file) ? Optional.of(Json.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw cutOff(file, e);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + ": " + e, e);
        }
    }

    public String runId() {
        return required("run_id");
    }

    public String suite() {
        return required("suite");
    }

    /** The configuration that was asked for; empty when the suite has none. */
    public Optional<String> variant() {
        return text("variant");
    }

    /** The write mode that was in effect, which may not be the one asked for; empty when unknown. */
    public Optional<String> writeMode() {
        return text("write_mode");
    }

    /** When the run began, ISO-8601 in UTC. */
    public String startedAt() {
        return required("started_at");
    }

    /** The commit as in the run's directory name: {@code a1b2c3d} or {@code a1b2c3d-dirty}. */
    public String shortCommit() {
        JsonNode source = document.path("source");
        String commit = source.path("commit").asText(SourceVersion.UNKNOWN.commit());
        return SourceVersion.shortName(commit, source.path("dirty").asBoolean() ? "-dirty" : "");
    }

    /** How the run ended; of a file that no store has seen yet, what the measuring tool said. */
    public RunStatus status() {
        return RunStatus.of(text("status").orElseGet(() -> required("verdict")));
    }

    /** The exit code that tells a build what the run said; never 0 unless the run passed and came to its end. */
    public int exitCode() {
        int stated = document.path("exit_code").asInt(0);
        int code = stated != 0 ? stated : status().exitCode();
        boolean brokenOff = document.path("provisional").asBoolean(false);
        return code == 0 && brokenOff ? RunStatus.INVALID.exitCode() : code;
    }

    /** What shaped the load, by name, as text. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        document.path("parameters")
                .properties()
                .forEach(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        return parameters;
    }

    /** Those of the {@link #parameters} that make runs comparable: all but which variant ran and where. */
    public Map<String, String> load() {
        Map<String, String> load = parameters();
        load.keySet().removeAll(NOT_LOAD);
        return load;
    }

    /** Name or address of the database's host; empty without one, and in runs stored before it was noted. */
    public Optional<String> databaseHost() {
        return text("database_host");
    }

    /** The environment's fingerprint; empty when unknown. */
    public String environment() {
        return document.at("/environment/fingerprint").asText("");
    }

    /** The files of a kind that the run says it wrote and that are there, in their order; none outside its own directory. */
    public List<Path> files(String kind) {
        Path own = directory.normalize();
        return StreamSupport.stream(document.path("files").spliterator(), false)
                .filter(file -> file.path("kind").asText().equals(kind))
                .map(file -> own.resolve(file.path("path").asText()).normalize())
                .filter(file -> file.startsWith(own) && Files.isRegularFile(file))
                .toList();
    }

    /** Whether the machine changed its speed between the noise checks before and after the run. */
    public boolean unstable() {
        JsonNode stable = document.at("/noise_check/stable");
        return stable.isBoolean() && !stable.booleanValue();
    }

    /** A number at the top level; empty when absent or null. */
    public OptionalDouble number(String field) {
        JsonNode value = document.path(field);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private Optional<String> text(String field) {
        JsonNode value = document.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private String required(String field) {
        return text(field)
                .orElseThrow(() -> new StoreException(directory + " is not a stored run: run.json has no '" + field
                        + "'; was it written by `load` or `bench`?"));
    }
}
