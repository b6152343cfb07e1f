package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark's result as JMH gives it. Immutable.
 *
 * @param benchmark class and method, such as {@code JsonBenchmark.decode}
 * @param parameters by name
 * @param mode JMH's short name: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}
 * @param threads how many called it
 * @param score in the unit
 * @param error half the 99.9 % confidence interval; null when there are too few iterations for one
 * @param unit such as {@code ops/s}
 * @param bytesPerOperation allocated; null when it was not measured
 */
record BenchmarkScore(
        String benchmark,
        Map<String, String> parameters,
        String mode,
        int threads,
        double score,
        @Nullable Double error,
        String unit,
        @Nullable Double bytesPerOperation) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    BenchmarkScore {
        parameters = Map.copyOf(parameters);
    }

    /** Everything in a result file of JMH ({@code -rf json}), in its order. */
    static List<BenchmarkScore> read(Path file) throws IOException {
        List<BenchmarkScore> scores = new ArrayList<>();
        JSON.readTree(file.toFile()).forEach(result -> scores.add(of(result)));
        return scores;
    }

    private static BenchmarkScore of(JsonNode result) {
        JsonNode primary = result.path("primaryMetric");
        Map<String, String> parameters = new TreeMap<>();
        result.path("params")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
        return new BenchmarkScore(
                result.path("benchmark").asText().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", ""),
                parameters,
                result.path("mode").asText(),
                result.path("threads").asInt(),
                primary.path("score").asDouble(),
                Figures.number(primary.path("scoreError")),
                primary.path("scoreUnit").asText(),
                allocated(result.path("secondaryMetrics")));
    }

    /** JMH before 1.36 put a dot in front of a profiler's metric. */
    private static @Nullable Double allocated(JsonNode metrics) {
        JsonNode metric = metrics.path(ALLOCATED);
        return Figures.number((metric.isMissingNode() ? metrics.path("·" + ALLOCATED) : metric).path("score"));
    }

    /** {@code mode=SYNC queueCapacity=4000}, by name. */
    String parameterText() {
        return new TreeMap<>(parameters)
                .entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).collect(Collectors.joining(" "));
    }
}
