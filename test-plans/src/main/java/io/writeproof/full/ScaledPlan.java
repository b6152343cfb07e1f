package io.writeproof.full;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.plan.Parameter;
import io.writeproof.runner.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options by which {@code scripts/load} runs a plan at a pace of its own. Stateless. */
final class ScaledPlan {

    /** Lengths of thread groups, in seconds, that are no options of their own. */
    private static final List<String> GROUPS = List.of("warmup_s", "single_s", "capacity_s", "pause_s");

    private ScaledPlan() {}

    /** Nothing for a plan as it is; otherwise each rate, number of users and length that it has, times its factor. */
    static List<String> options(Plan plan, Pace pace) {
        if (pace.fullScale()) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        for (Parameter parameter : plan.service().parameters()) {
            scaled(parameter, plan, pace).ifPresent(value -> options.add(parameter.option() + "=" + value));
        }
        for (String group : GROUPS) {
            String length = plan.properties().get(group);
            if (length != null) {
                options.add("-J" + group + "=" + whole(length, pace.timeScale()));
            }
        }
        return options;
    }

    private static Optional<String> scaled(Parameter parameter, Plan plan, Pace pace) {
        String usual = parameter.defaultOf(plan);
        return switch (parameter.option()) {
            case "--scale" -> Optional.of(pace.scale().toPlainString());
            case "--time-scale" -> Optional.of(pace.timeScale().toPlainString());
            case "--rate" ->
                Optional.of(new BigDecimal(usual)
                        .multiply(pace.scale())
                        .stripTrailingZeros()
                        .toPlainString());
            case "--users", "--spawn-rate", "--concurrent" -> Optional.of(whole(usual, pace.scale()));
            case "--messages" -> Optional.of(whole(usual, ofMessages(plan, pace)));
            case "--duration", "--warmup", "--run-time" ->
                Durations.parse(usual).map(length -> whole(seconds(length), pace.timeScale()) + "s");
            default -> Optional.empty();
        };
    }

    /** At a rate their number is a length too: a tenth of them at a tenth of the rate would take as long as all. */
    private static BigDecimal ofMessages(Plan plan, Pace pace) {
        boolean paced = plan.service().parameters().stream()
                .filter(parameter -> parameter.option().equals("--rate"))
                .anyMatch(rate -> new BigDecimal(rate.defaultOf(plan)).signum() > 0);
        return paced ? pace.scale().multiply(pace.timeScale()) : pace.scale();
    }

    private static String seconds(Duration length) {
        return BigDecimal.valueOf(length.toMillis(), 3).toPlainString();
    }

    /** Rounded up: at least 1, unless it was 0. */
    private static String whole(String number, BigDecimal factor) {
        return new BigDecimal(number)
                .multiply(factor)
                .setScale(0, RoundingMode.UP)
                .toPlainString();
    }
}
