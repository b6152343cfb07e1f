package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.OptionReader.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code load inference} sends and judges, from its options. Stateless. */
public final class InferenceWorkload {

    private static final int MAX_THREADS = 10_000;
    private static final int MAX_PROMPT = 1_000_000;

    private InferenceWorkload() {}

    /** The workload that {@code options} mean; what is wrong with them is in {@code reader}. */
    public static Workload read(InferenceOptions options, OptionReader reader) {
        Traffic traffic = traffic(options, reader);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("rate", traffic.rate.toPlainString());
        properties.put("concurrency", Integer.toString(traffic.concurrency));
        properties.put("duration", Durations.planText(traffic.duration));
        properties.put("warmup", Durations.planText(traffic.warmup));
        request(options, reader, properties);
        gates(options, reader, properties);
        return new Workload(Plan.INFERENCE, properties, traffic.warmup.plus(traffic.duration), traffic.toString());
    }

    private static Traffic traffic(InferenceOptions options, OptionReader reader) {
        return new Traffic(
                reader.rate("--rate", options.rate),
                reader.count("--concurrency", options.concurrency, new Range(1, MAX_THREADS)),
                reader.duration("--duration", options.duration, Duration.ofMillis(1)),
                reader.duration("--warmup", options.warmup, Duration.ZERO));
    }

    private static void request(InferenceOptions options, OptionReader reader, Map<String, String> properties) {
        properties.put("function_name", reader.words("--function-name", options.functionName));
        properties.put("max_tokens", count(reader, "--max-tokens", options.maxTokens, new Range(1, Integer.MAX_VALUE)));
        properties.put("prompt_chars", count(reader, "--prompt-chars", options.promptChars, new Range(0, MAX_PROMPT)));
        properties.put("randomize_prompt", Boolean.toString(options.randomizePrompt));
        properties.put("load_test_case", reader.words("--load-test-case", options.loadTestCase));
    }

    private static String count(OptionReader reader, String option, String text, Range range) {
        return Integer.toString(reader.count(option, text, range));
    }

    private static void gates(InferenceOptions options, OptionReader reader, Map<String, String> properties) {
        properties.put(
                "min_achieved_qps_ratio",
                reader.ratio("--min-achieved-qps-ratio", options.minAchievedQpsRatio, "0.98")
                        .toPlainString());
        properties.put(
                "max_p99_latency_ms",
                reader.latencyLimit("--max-p99-latency-ms", options.maxP99LatencyMs)
                        .map(BigDecimal::toPlainString)
                        .orElse("none"));
        properties.put(
                "max_error_rate",
                reader.ratio("--max-error-rate", options.maxErrorRate, "0.01").toPlainString());
    }

    /** Requests per second, threads, and the time before and during the measurement. */
    private record Traffic(BigDecimal rate, int concurrency, Duration duration, Duration warmup) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s/s for %s after %s of warm-up, %d threads",
                    rate.toPlainString(),
                    Durations.text(duration),
                    Durations.text(warmup),
                    concurrency);
        }
    }
}
