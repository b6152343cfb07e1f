package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.threshold.Baseline;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Rule;
import io.writeproof.threshold.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The run.json of an earlier run as a baseline. Immutable.
 *
 * <p>A figure comes from the gate that was about the same, whatever its limit; else from the figures of the label. The
 * figures of all labels together are those of the only one that is counted, or of the run where it has such.
 */
final class BaselineRun implements Baseline {

    private static final String COMPARISON = " (<=|>=|==|!=|<|>) ";

    private static final Map<String, String> OF_LABEL =
            Map.of("requests", "/count", "errors", "/errors", "error_rate", "/error_rate");

    private static final Map<String, String> OF_RUN = Map.of(
            "requests", "/rlt_iters_total",
            "successes", "/rlt_success_total",
            "error_rate", "/error_rate",
            "achieved_rate", "/achieved_qps",
            "p99", "/p99_latency_ms",
            "late", "/late",
            "lag_mean", "/lag_ms/avg",
            "lag_max", "/lag_ms/max");

    private final JsonNode run;

    private BaselineRun(JsonNode run) {
        this.run = run;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException when it is not there or not the report of a run that proves something
     */
    static BaselineRun read(Path file) {
        JsonNode run;
        try {
            run = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException(expected(file) + ", found " + e, e);
        }
        if (!run.path("labels").isObject() || !run.path("gates").isArray()) {
            throw new IllegalArgumentException(expected(file) + ", found a file without `labels` and `gates`");
        }
        if (run.path("verdict").asText().equals("invalid")) {
            throw new IllegalArgumentException(expected(file) + ", found the report of an invalid run");
        }
        if (run.path("provisional").asBoolean()) {
            throw new IllegalArgumentException(expected(file) + ", found what was known of a run before its end");
        }
        return new BaselineRun(run);
    }

    private static String expected(Path file) {
        return ThresholdsSettings.BASELINE_FILE + ": expected the run.json of an earlier run in " + file;
    }

    @Override
    public OptionalDouble value(Rule rule) {
        return fromGates(rule).or(() -> fromFigures(rule)).stream()
                .mapToDouble(JsonNode::asDouble)
                .findFirst();
    }

    /** Of a gate about windows the file has the worst window, which is not the figure of the scope. */
    private Optional<JsonNode> fromGates(Rule rule) {
        Pattern same = Pattern.compile(Pattern.quote(rule.subject()) + COMPARISON + ".*");
        String after = after(rule.body());
        return StreamSupport.stream(run.path("gates").spliterator(), false)
                .filter(gate -> same.matcher(gate.path("rule").asText()).matches())
                .filter(gate -> after(gate.path("rule").asText()).equals(after))
                .filter(gate -> !terms(gate.path("rule").asText()).contains(" for "))
                .map(gate -> gate.path("actual"))
                .filter(JsonNode::isNumber)
                .findFirst();
    }

    private static String after(String rule) {
        String terms = terms(rule);
        int start = terms.indexOf(" after ");
        return start < 0 ? "" : terms.substring(start).replaceFirst("^ after (\\S+).*", "$1");
    }

    private static String terms(String rule) {
        return rule.replaceFirst(".*" + COMPARISON, "");
    }

    private Optional<JsonNode> fromFigures(Rule rule) {
        Scope scope = rule.scope();
        if (!scope.phases().isEmpty() || !scope.after().isZero()) {
            return Optional.empty();
        }
        String measure = rule.measure().toString();
        JsonNode labels = run.path("labels");
        List<JsonNode> counted = StreamSupport.stream(labels.spliterator(), false)
                .filter(BaselineRun::isCounted)
                .toList();
        Optional<JsonNode> ofLabels = Optional.empty();
        if (scope.labels() instanceof Labels.One one) {
            ofLabels = figure(labels.path(one.label()), ofLabel(measure));
        } else if (scope.labels().equals(Labels.ALL) && counted.size() == 1) {
            ofLabels = figure(counted.get(0), ofLabel(measure));
        }
        boolean ofRun = scope.labels().equals(Labels.ALL);
        return ofRun ? ofLabels.or(() -> figure(run, OF_RUN.getOrDefault(measure, "/-"))) : ofLabels;
    }

    /** Requests within transactions are not, when there are no others of their label. */
    private static boolean isCounted(JsonNode label) {
        return !label.path("in_transactions").equals(label.path("count"));
    }

    private static String ofLabel(String measure) {
        String other = OF_LABEL.get(measure);
        if (other != null) {
            return other;
        }
        boolean service = measure.startsWith("service.");
        String statistic = service ? measure.substring("service.".length()) : measure;
        return (service ? "/service_ms/" : "/response_ms/") + statistic.replace('.', '_');
    }

    private static Optional<JsonNode> figure(JsonNode parent, String path) {
        return Optional.of(parent.at(path)).filter(JsonNode::isNumber);
    }
}
