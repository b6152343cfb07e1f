package io.writeproof.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** Counts requests and inferences under the names that the source service uses. Thread-safe. */
public final class InferenceMetrics {

    private final Counter requests;
    private final Counter inferences;
    private final Counter inputTokens;
    private final Counter outputTokens;
    private final Histogram overhead;

    /** What an inference is counted under. */
    public record Labels(String functionName, String variantName) {}

    /** Registers the metrics. */
    public InferenceMetrics(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("tensorzero_requests_total")
                .help("Requests for an inference whose body was read, whatever became of them.")
                .register(registry);
        inferences =
                counter("tensorzero_inferences_total", "Inferences answered.").register(registry);
        inputTokens = counter("tensorzero_input_tokens_total", "Tokens of the prompts answered.")
                .register(registry);
        outputTokens = counter("tensorzero_output_tokens_total", "Tokens of the answers.")
                .register(registry);
        overhead = Histogram.builder()
                .name("tensorzero_inference_latency_overhead_seconds")
                .help("Time from a request's body to its answer, without the time that the model took.")
                .unit(Unit.SECONDS)
                .labelNames("function_name", "variant_name")
                .classicOnly()
                .classicUpperBounds(Buckets.SECONDS)
                .register(registry);
    }

    private static Counter.Builder counter(String name, String help) {
        return Counter.builder().name(name).help(help).labelNames("function_name", "variant_name");
    }

    /** A request has come in. */
    public void requested() {
        requests.inc();
    }

    /** A request has been answered with an inference of this many tokens. */
    public void answered(Labels labels, int inputTokenCount, int outputTokenCount) {
        inferences.labelValues(labels.functionName(), labels.variantName()).inc();
        inputTokens.labelValues(labels.functionName(), labels.variantName()).inc(inputTokenCount);
        outputTokens.labelValues(labels.functionName(), labels.variantName()).inc(outputTokenCount);
    }

    /** The gateway's own share of the time between a request and its answer. */
    public void overhead(Labels labels, long nanos) {
        overhead.labelValues(labels.functionName(), labels.variantName()).observe(Unit.nanosToSeconds(nanos));
    }
}
