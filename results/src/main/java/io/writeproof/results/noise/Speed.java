package io.writeproof.results.noise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How fast the machine was at one time.
 *
 * @param micros the median of each part that could be measured, in microseconds
 * @param load what the system says of it
 */
record Speed(Map<Part, Double> micros, SystemLoad load) {

    Speed {
        micros = Map.copyOf(micros);
    }

    /** Measures each part by its probe. */
    static Speed of(Map<Part, Probe> probes, Map<Part, Repetition> repetitions) {
        SystemLoad load = SystemLoad.read(); // before the probes are part of it
        Map<Part, Double> micros = new EnumMap<>(Part.class);
        probes.forEach((part, probe) -> {
            Repetition repetition = repetitions.get(part);
            if (repetition != null) {
                repetition.median(probe).ifPresent(median -> micros.put(part, median));
            }
        });
        return new Speed(micros, load);
    }

    /** How much longer a part takes than it did, such as 0.04; empty unless both have it. */
    OptionalDouble movedSince(Speed before, Part part) {
        Double was = before.micros.get(part);
        Double is = micros.get(part);
        return was == null || is == null ? OptionalDouble.empty() : OptionalDouble.of(is / was - 1);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        for (Part part : Part.values()) {
            Double median = micros.get(part);
            if (median != null) {
                json.put(part.label() + "_us", Math.round(median * 10) / 10.0);
            }
        }
        load.average().ifPresent(average -> json.put("load_average", average));
        return json;
    }
}
