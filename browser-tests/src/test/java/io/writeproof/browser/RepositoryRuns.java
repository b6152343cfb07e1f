package io.writeproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.imports.Import;
import io.writeproof.results.imports.Origin;
import io.writeproof.results.store.Conditions;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs that the repository has, in a store of their own: nothing is written beside the ones that are kept. Immutable.
 *
 * @param store its directory
 */
record RepositoryRuns(Path store) {

    /** A run that has everything a load run stores. */
    static final String COMPLETE = "01a20444";

    /** Runs of one commit with one load, whose figures are far apart. */
    static final List<String> PAIR = List.of("01a20041", "01a20043");

    /** The benchmarks of two commits. */
    static final List<String> JMH = List.of("jmh-1.21-gc-base.json", "jmh-1.21-gc-head.json");

    private static final Path LOAD = Path.of("../results/schema-registry-stress");
    private static final Path IMPORTED = Path.of("../results/src/test/resources/import");
    private static final Path MATRIX = Path.of("../test-plans/src/test/resources/golden/durability/matrix.json");
    private static final Instant FIRST_DAY = Instant.parse("2026-11-01T12:00:00Z");
    private static final long DAY_S = 86_400;

    /** The load run whose id begins so. */
    StoredRun load(String id) throws IOException {
        Path stored;
        try (Stream<Path> runs = Files.list(LOAD)) {
            stored = runs.filter(run -> run.getFileName().toString().contains(id))
                    .findFirst()
                    .orElseThrow();
        }
        Path copy = Files.createDirectories(store.resolve(LOAD.getFileName()).resolve(stored.getFileName()));
        try (Stream<Path> files = Files.list(stored)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return StoredRun.read(copy);
    }

    /** The same run as if it had been one of another write mode: of one load there are no two in the repository. */
    StoredRun load(String id, String writeMode) throws IOException {
        StoredRun run = load(id);
        ObjectNode document = run.document().deepCopy();
        document.put("variant", writeMode).put("write_mode", writeMode);
        Files.writeString(run.directory().resolve("run.json"), Json.pretty(document));
        return StoredRun.read(run.directory());
    }

    /** The run of such a file as JMH writes them, measured on that day. */
    StoredRun jmh(String file, int day) {
        return jmh(IMPORTED.resolve(file), day);
    }

    /** The same on another day, when everything took so many times as long. */
    StoredRun jmh(String file, int day, double factor) throws IOException {
        ArrayNode benchmarks = (ArrayNode) Json.parse(Files.readAllBytes(IMPORTED.resolve(file)));
        for (JsonNode benchmark : benchmarks) {
            for (JsonNode fork : benchmark.at("/primaryMetric/rawData")) {
                ArrayNode iterations = (ArrayNode) fork;
                for (int i = 0; i < iterations.size(); i++) {
                    iterations.set(i, factor * iterations.get(i).asDouble());
                }
            }
        }
        return jmh(Files.writeString(store.resolve("day-" + day + ".json"), Json.pretty(benchmarks)), day);
    }

    private StoredRun jmh(Path file, int day) {
        String commit = "%07x".formatted(0xabcde00 + day) + "0".repeat(33);
        Origin origin = new Origin("jmh", null, commit, Origin.IMPORTED, FIRST_DAY.plusSeconds(day * DAY_S));
        return new Import(new RunStore(store), origin).store(file);
    }

    /** The matrix that the tests of the durability experiment have, with a cell that is not as expected. */
    StoredRun durability() throws IOException {
        Identity identity = new Identity(
                "durability", null, "matrix", FIRST_DAY, SourceVersion.UNKNOWN, Environment.read(DatabaseFacts.NONE));
        return new RunStore(store).begin(identity).under(Conditions.UNKNOWN).finish(RunStatus.FAILED, (ObjectNode)
                Json.parse(Files.readAllBytes(MATRIX)));
    }
}
