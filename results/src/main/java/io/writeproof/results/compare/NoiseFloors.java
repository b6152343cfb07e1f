package io.writeproof.results.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What identical code was measured to differ by, row by row, in one environment: the 95th percentile of the relative
 * change between runs of the same commit.
 *
 * @param floors relative changes, such as 0.03
 */
public record NoiseFloors(Map<Place, Double> floors) {

    /** Nothing was measured. */
    public static final NoiseFloors NONE = new NoiseFloors(Map.of());

    /** Where the measured floors of a results directory are. */
    public static final String FILE = "noise-floors.json";

    private static final int VERSION = 1;
    private static final double DIGITS = 1e4;
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::suite).thenComparing(Place::environment).thenComparing(Place::row);

    public NoiseFloors {
        floors = Map.copyOf(floors);
    }

    /**
     * Reads the floors of a results directory; there may be none.
     *
     * @throws StoreException when the file is damaged or of a newer version
     */
    public static NoiseFloors read(Path resultsDirectory) {
        Path file = resultsDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        JsonNode document = parse(file);
        if (document.path("schema_version").asInt() != VERSION) {
            throw new StoreException(file + ": expected schema_version " + VERSION + ", found "
                    + document.path("schema_version") + "; measure the floors again");
        }
        Map<Place, Double> floors = new HashMap<>();
        for (JsonNode row : document.path("floors")) {
            if (!row.path("floor").isNumber()) {
                throw new StoreException(file + ": expected a number in every 'floor'; measure the floors again");
            }
            RowKey key =
                    new RowKey(row.path("label").asText(), row.path("metric").asText());
            floors.put(
                    new Place(
                            row.path("suite").asText(), row.path("environment").asText(), key),
                    row.path("floor").doubleValue());
        }
        return new NoiseFloors(floors);
    }

    /** These floors, and others that count instead where both know a row. */
    public NoiseFloors and(Map<Place, Double> measured) {
        Map<Place, Double> all = new HashMap<>(floors);
        all.putAll(measured);
        return new NoiseFloors(all);
    }

    /** As {@link #read} reads it, in the order of suites, environments and rows. */
    public String json() {
        ObjectNode document = Json.object();
        document.put("schema_version", VERSION);
        ArrayNode rows = document.putArray("floors");
        floors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(floor -> rows.addObject()
                        .put("environment", floor.getKey().environment)
                        .put("suite", floor.getKey().suite)
                        .put("label", floor.getKey().row.label())
                        .put("metric", floor.getKey().row.metric())
                        .put("floor", Math.round(floor.getValue() * DIGITS) / DIGITS));
        return Json.pretty(document);
    }

    private static JsonNode parse(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new StoreException(file + " is not JSON, or is cut off: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + ": " + e, e);
        }
    }

    /** The floor of a row; empty when it was not measured in this environment. */
    OptionalDouble of(String suite, Optional<String> environment, RowKey row) {
        Double floor = floors.get(new Place(suite, environment.orElse(""), row));
        return floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor);
    }

    /** What a floor is about. */
    public record Place(String suite, String environment, RowKey row) {}
}
