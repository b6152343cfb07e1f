package io.writeproof.results.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a JMH run, from the file that JMH wrote with {@code -rf json}: the primary score of each benchmark, in
 * each mode.
 *
 * <p>A fork is a replicate. In mode {@code sample} JMH keeps histograms instead of scores, and the score of an iteration
 * is the mean of its histogram, as in JMH's own {@code SampleTimeResult}.
 */
final class JmhRows {

    static final String FILE = "jmh.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> CONDITIONS = List.of(
            "threads", "warmupIterations", "warmupTime", "warmupBatchSize", "measurementTime", "measurementBatchSize");

    private JmhRows() {}

    static List<MeasuredRow> of(StoredRun run) {
        Path file = run.directory().resolve(FILE);
        JsonNode results = parse(file);
        if (!results.isArray()) {
            throw new StoreException(file + " is not a result of JMH: expected an array of benchmarks, found "
                    + results.getNodeType() + "; run JMH with -rf json");
        }
        return elements(results).map(result -> row(result, file)).toList();
    }

    private static JsonNode parse(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    file + " is not JSON, or is cut off: " + e.getOriginalMessage() + "; restore it or delete the run",
                    e);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + ": " + e, e);
        }
    }

    private static MeasuredRow row(JsonNode result, Path file) {
        JsonNode metric = result.path("primaryMetric");
        if (!result.path("benchmark").isTextual() || !metric.path("scoreUnit").isTextual()) {
            throw new StoreException(
                    file + ": expected the fields benchmark and primaryMetric.scoreUnit in every result"
                            + "; is it a result of JMH?");
        }
        String unit = metric.path("scoreUnit").textValue();
        Sample sample = sample(metric);
        return new MeasuredRow(
                new RowKey(label(result), result.path("mode").asText("")),
                Kind.MEASURED,
                unit,
                Direction.ofUnit(unit),
                sample,
                conditions(result),
                trouble(result, sample));
    }

    /** As the run's medians are named, but with the package, because two of them may have a class of one name. */
    private static String label(JsonNode result) {
        String parameters = result.path("params").properties().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + parameter.getValue().asText())
                .collect(Collectors.joining(","));
        return result.path("benchmark").textValue() + (parameters.isEmpty() ? "" : ":" + parameters);
    }

    private static Map<String, String> conditions(JsonNode result) {
        Map<String, String> conditions = new TreeMap<>();
        CONDITIONS.forEach(name -> conditions.put(name, result.path(name).asText("not set")));
        return conditions;
    }

    private static Optional<String> trouble(JsonNode result, Sample sample) {
        if (result.path("forks").asInt(1) == 0) {
            return Optional.of(
                    "measured without forks (-f 0), and a fork is what is compared: measure with -f 6 or more");
        }
        if (sample.size() == 0) {
            return Optional.of("has no raw data: measure again with -rf json");
        }
        return sample.finite() ? Optional.empty() : Optional.of("a score is not a number: measure again");
    }

    private static Sample sample(JsonNode metric) {
        JsonNode histograms = metric.path("rawDataHistogram");
        JsonNode forks = histograms.isArray() ? histograms : metric.path("rawData");
        return Sample.ofIterations(elements(forks)
                .filter(fork -> !fork.isEmpty())
                .map(fork -> elements(fork).mapToDouble(JmhRows::score).toArray())
                .toArray(double[][]::new));
    }

    /** A number, or {@code "NaN"} as text, or a histogram: an array of pairs of value and count. */
    private static double score(JsonNode iteration) {
        if (!iteration.isArray()) {
            return iteration.asDouble(Double.NaN);
        }
        double sum = 0;
        double count = 0;
        for (Iterator<JsonNode> bins = iteration.elements(); bins.hasNext(); ) {
            JsonNode bin = bins.next();
            sum += bin.path(0).asDouble() * bin.path(1).asDouble();
            count += bin.path(1).asDouble();
        }
        return sum / count;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
