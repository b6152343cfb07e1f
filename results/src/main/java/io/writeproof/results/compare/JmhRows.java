package io.writeproof.results.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a JMH run, from the file that JMH wrote with {@code -rf json}: for each benchmark in each mode the primary
 * score, and what profilers and counters measured beside it.
 *
 * <p>A fork is a replicate. In mode {@code sample} JMH keeps histograms instead of scores, and the score of an iteration
 * is the mean of its histogram, as in JMH's own {@code SampleTimeResult}.
 */
final class JmhRows {

    static final String FILE = "jmh.json";

    private static final List<String> CONDITIONS = List.of(
            "threads", "warmupIterations", "warmupTime", "warmupBatchSize", "measurementTime", "measurementBatchSize");

    /** Before 1.37, JMH marked the metrics of profilers so. */
    private static final Pattern OLD_PREFIX = Pattern.compile("^\u00b7");

    /** Of mode {@code sample}: eight to a benchmark, which would cost the other rows their power. */
    private static final Pattern PERCENTILE = Pattern.compile("(.*[:\u00b7])?p[01]\\.\\d+");

    /** What does not depend on how long was measured. */
    private static final Pattern PER_OPERATION = Pattern.compile("ops/.+|.+/op");

    private JmhRows() {}

    /**
     * The rows of what JMH wrote.
     *
     * @param run the run that it belongs to
     */
    static List<MeasuredRow> of(StoredRun run, JsonNode results) {
        Path file = run.directory().resolve(FILE);
        if (!results.isArray()) {
            throw new StoreException(file + " is not a result of JMH: expected an array of benchmarks, found "
                    + results.getNodeType() + "; run JMH with -rf json");
        }
        return elements(results).flatMap(result -> rows(result, file)).toList();
    }

    private static Stream<MeasuredRow> rows(JsonNode result, Path file) {
        Stream<MeasuredRow> secondary = result.path("secondaryMetrics").properties().stream()
                .map(metric -> secondary(result, metric.getKey(), metric.getValue()));
        return Stream.concat(Stream.of(primary(result, file)), secondary);
    }

    private static MeasuredRow primary(JsonNode result, Path file) {
        JsonNode metric = result.path("primaryMetric");
        if (!result.path("benchmark").isTextual() || !metric.path("scoreUnit").isTextual()) {
            throw new StoreException(
                    file + ": expected the fields benchmark and primaryMetric.scoreUnit in every result"
                            + "; is it a result of JMH?");
        }
        String unit = metric.path("scoreUnit").textValue();
        Sample sample = sample(metric);
        return new MeasuredRow(
                new RowKey(label(result), mode(result)),
                Kind.MEASURED,
                unit,
                Direction.ofUnit(unit),
                sample,
                conditions(result),
                trouble(result, sample));
    }

    /** The mode is part of the name, because a benchmark may be measured in several. */
    private static MeasuredRow secondary(JsonNode result, String name, JsonNode metric) {
        String unit = metric.path("scoreUnit").asText("");
        Sample forks = sample(metric);
        boolean whole = forks.size() == 0;
        // JMH keeps only the mean of what was measured of whole forks: one value for the run, nothing to judge by.
        Sample sample = whole ? Sample.ofValues(score(metric.path("score"))) : forks;
        return new MeasuredRow(
                new RowKey(
                        label(result),
                        mode(result) + " " + OLD_PREFIX.matcher(name).replaceFirst("")),
                Kind.SECONDARY,
                unit,
                whole
                                || PERCENTILE.matcher(name).matches()
                                || !PER_OPERATION.matcher(unit).matches()
                        ? Optional.empty()
                        : Direction.ofUnit(unit),
                sample,
                conditions(result),
                trouble(result, sample));
    }

    private static String mode(JsonNode result) {
        return result.path("mode").asText("");
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
