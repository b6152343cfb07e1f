package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader.Range;
import java.time.Duration;
import java.util.List;

/** Requests at a fixed rate, after a warm-up at the same rate. */
final class InferenceTraffic implements Traffic {

    private static final int MAX_THREADS = 10_000;
    private static final int MAX_PROMPT = 1_000_000;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("-r,--rate,--target-qps", Value.rate("QPS"), "100")
                        .described("Requests per second, kept by a schedule."),
                Parameter.of("-c,--concurrency", Value.count("THREADS", new Range(1, MAX_THREADS)), "16")
                        .described("Threads that share the schedule; the most requests in flight."),
                Parameter.of("-d,--duration", Value.time(Duration.ofMillis(1)), "180s")
                        .described("Measured time after the warm-up: 180s, 3m, 1m30s."),
                Parameter.of("-w,--warmup", Value.time(Duration.ZERO), "5s")
                        .described("Warm-up at the same rate: not measured, but verified."),
                Parameter.of("--function-name", Value.name(), "load_test_chat").described("Function that is called."),
                Parameter.of("--max-tokens", Value.count("N", new Range(1, Integer.MAX_VALUE)), "128")
                        .described("max_tokens of each request."),
                Parameter.of("--prompt-chars", Value.count("N", new Range(0, MAX_PROMPT)), "256")
                        .described("Length of the synthetic prompt."),
                Parameter.of("--randomize-prompt", Value.yes(), "false").described("Make each prompt differ."),
                Parameter.of("--load-test-case", Value.name(), "manual")
                        .described("Tag load_test_case of each request."),
                Parameter.of("--min-achieved-qps-ratio", Value.ratio("0.98"), "0.98")
                        .described("Gate steady_state: successes per second, as a part of the rate."),
                Parameter.of("--max-p99-latency-ms", Value.latencyLimit(), "none")
                        .described("Gate p99_latency, from the planned send; none = no limit."),
                Parameter.of("--max-error-rate", Value.ratio("0.01"), "0.01").described("Gate error_rate_check."));
    }

    @Override
    public Duration length(PlanValues values) {
        return values.time("warmup").plus(values.time("duration"));
    }

    @Override
    public String text(PlanValues values) {
        return values.text("rate") + "/s for " + Durations.text(values.time("duration")) + " after "
                + Durations.text(values.time("warmup")) + " of warm-up, " + values.text("concurrency") + " threads";
    }

    @Override
    public String relief() {
        return "more --concurrency, a lower --rate";
    }

    @Override
    public String more() {
        return "a longer --duration";
    }
}
