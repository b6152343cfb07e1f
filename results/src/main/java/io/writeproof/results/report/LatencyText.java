package io.writeproof.results.report;

import io.writeproof.results.compare.LatencyComparison;
import io.writeproof.results.compare.SectionComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far the distributions of latencies are apart, in a line for each label. Stateless. */
final class LatencyText {

    private LatencyText() {}

    /** {@code register: distributions apart by up to 3.1 % (response), 0.4 % (service) of the requests; no verdict}. */
    static List<String> of(SectionComparison section) {
        Map<String, List<LatencyComparison>> byLabel = section.latencies().stream()
                .collect(Collectors.groupingBy(one -> one.key().label(), LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byLabel.forEach((label, kinds) -> lines.add(label + ": distributions apart by up to "
                + kinds.stream().map(LatencyText::distance).collect(Collectors.joining(", "))
                + " of the requests; no verdict"));
        return lines;
    }

    private static String distance(LatencyComparison latencies) {
        return Figures.share(latencies.distance()) + " (" + latencies.key().kind() + ")";
    }
}
