package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** A schedule of phases, of which the scenario has the shape: it can be run at a part of its rates and times. */
final class SchemaRegistryTraffic implements Traffic {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("--scale", Value.factor(), "1")
                        .described("Factor of all rates: 0.1 is the same shape at a tenth of the load."),
                Parameter.of("--time-scale", Value.timeFactor(), "1")
                        .described("Factor of all times: 0.05 runs half an hour in a minute and a half."),
                Parameter.of("--api-key", Value.secret("KEY"), "test-api-key")
                        .orElseFrom("API_KEY")
                        .described("Key that callers show in X-API-Key."));
    }

    @Override
    public Duration length(PlanValues values) {
        return times(values.seconds("length_s"), values.number("time_scale"));
    }

    @Override
    public String text(PlanValues values) {
        String rates = values.number("scale").compareTo(BigDecimal.ONE) == 0
                ? "full rates"
                : values.text("scale") + " of the rates";
        return Durations.text(length(values)) + " at " + rates + ", " + values.text("threads") + " threads";
    }

    @Override
    public String relief() {
        return "more threads (-J threads=N), a lower --scale";
    }

    @Override
    public String more() {
        return "a larger --time-scale or --scale";
    }

    private static Duration times(Duration duration, BigDecimal factor) {
        return Duration.ofMillis(
                factor.multiply(BigDecimal.valueOf(duration.toMillis())).longValue());
    }
}
