package io.writeproof.results.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.Jvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what JMH writes with {@code -rf json}: an array of results, each with the raw data of its forks. */
final class JmhJson {

    /** JMH's long names of its modes, which the run's medians are named with. */
    private static final Map<String, String> MODES =
            Map.of("thrpt", "Throughput", "avgt", "AverageTime", "sample", "SampleTime", "ss", "SingleShotTime");

    private JmhJson() {}

    static Measurement read(Path file, InputStream content) throws IOException {
        JsonNode results = parse(file, content);
        if (!results.isArray() || results.isEmpty()) {
            throw new ImportException(file + ": expected a result of JMH, an array of at least one benchmark, found "
                    + (results.isArray() ? "an empty array" : "a JSON " + results.getNodeType())
                    + "; run JMH with -rf json");
        }
        ObjectNode details = Json.object();
        ObjectNode medians = details.putObject("medians");
        ArrayNode without = details.putArray("without_result");
        for (JsonNode result : results) {
            JsonNode metric = result.path("primaryMetric");
            if (!result.path("benchmark").isTextual()
                    || !metric.path("scoreUnit").isTextual()) {
                throw new ImportException(
                        file + ": expected benchmark and primaryMetric.scoreUnit in every result; is it a "
                                + "result of JMH (-rf json)?");
            }
            OptionalDouble median = median(metric);
            if (median.isPresent()) {
                medians.putObject(nameOf(result))
                        .put("value", median.getAsDouble())
                        .put("unit", metric.path("scoreUnit").textValue())
                        .put("forks", forks(metric).size());
            } else {
                without.add(nameOf(result));
            }
        }
        if (medians.isEmpty()) {
            throw new ImportException(file + ": no benchmark in it has a score that is a number; measure again");
        }
        return new Measurement(null, null, jvmOf(results.path(0)), details);
    }

    private static JsonNode parse(Path file, InputStream content) throws IOException {
        try {
            return Json.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new ImportException(
                    file + " is not JSON, or is cut off: " + e.getOriginalMessage() + "; export it again", e);
        }
    }

    /** As in the runs that are measured here: class, method and mode, then name and value of each parameter. */
    private static String nameOf(JsonNode result) {
        String name = result.path("benchmark").textValue().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
        String mode = result.path("mode").asText();
        String parameters = result.path("params").properties().stream()
                .map(parameter ->
                        "-" + parameter.getKey() + "-" + parameter.getValue().asText())
                .collect(Collectors.joining());
        return name + "-" + MODES.getOrDefault(mode, mode) + parameters;
    }

    /** The median over forks of the median over a fork's iterations: a fork is one observation. */
    private static OptionalDouble median(JsonNode metric) {
        double[] forks = elements(forks(metric))
                .flatMapToDouble(fork -> median(elements(fork).mapToDouble(JmhJson::score)).stream())
                .toArray();
        return median(DoubleStream.of(forks));
    }

    private static JsonNode forks(JsonNode metric) {
        JsonNode histograms = metric.path("rawDataHistogram");
        return histograms.isArray() ? histograms : metric.path("rawData");
    }

    /** A number, or a histogram of mode {@code sample}: pairs of value and count, of which JMH's score is the mean. */
    private static double score(JsonNode iteration) {
        if (!iteration.isArray()) {
            return iteration.asDouble(Double.NaN);
        }
        double sum = 0;
        double count = 0;
        for (JsonNode bin : iteration) {
            sum += bin.path(0).asDouble() * bin.path(1).asDouble();
            count += bin.path(1).asDouble();
        }
        return sum / count;
    }

    /** Empty when there is no value, or one that is not a finite number. */
    private static OptionalDouble median(DoubleStream stream) {
        double[] values = stream.sorted().toArray();
        int middle = values.length / 2;
        if (values.length == 0 || !DoubleStream.of(values).allMatch(Double::isFinite)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }

    private static Jvm jvmOf(JsonNode result) {
        return new Jvm(
                result.path("vmName").asText("unknown"),
                result.path("vmVersion").asText(result.path("jdkVersion").asText("unknown")),
                Jvm.publicFlags(
                        elements(result.path("jvmArgs")).map(JsonNode::asText).toList()),
                "unknown");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
