package io.writeproof.threshold;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Series that the target exposes: all with this name whose labels have these values. Immutable.
 *
 * @param labels others may have any value
 */
public record Series(String name, Map<String, String> labels) {

    public Series {
        labels = Map.copyOf(labels);
    }

    /** As the target exposes it, with the labels in alphabetical order. */
    @Override
    public String toString() {
        if (labels.isEmpty()) {
            return name;
        }
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                        .collect(Collectors.joining(",", name + "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
