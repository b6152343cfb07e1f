package io.writeproof.durability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be tried, a line each, and what may be lost by it. Stateless. */
final class MatrixList {

    private MatrixList() {}

    static String text() {
        List<String> lines = new ArrayList<>(List.of("modes"));
        Variant.ALL.forEach(variant -> lines.add("  %-20s %s".formatted(variant, variant.purpose())));
        lines.add("");
        lines.add("faults");
        for (Fault fault : Fault.values()) {
            lines.add("  %-20s %s".formatted(fault, fault.purpose()));
        }
        lines.add("");
        lines.add("acknowledged rows that may be lost, in all other cells none");
        for (Fault fault : Fault.values()) {
            losses(fault).forEach((expectation, modes) -> {
                lines.add("  %-20s %s".formatted(fault, modes));
                lines.add("  %-20s   at most %s".formatted("", expectation));
            });
        }
        return String.join("\n", lines) + "\n";
    }

    private static Map<Expectation, String> losses(Fault fault) {
        return Variant.ALL.stream()
                .filter(variant -> fault.expectation(variant) != Expectation.NOTHING)
                .collect(Collectors.groupingBy(
                        fault::expectation,
                        LinkedHashMap::new,
                        Collectors.mapping(Variant::label, Collectors.joining(", "))));
    }
}
