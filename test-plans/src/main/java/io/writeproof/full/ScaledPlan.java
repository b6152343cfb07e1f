package io.writeproof.full;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.plan.Parameter;
import io.writeproof.runner.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options by which {@code scripts/load} runs a plan at a pace of its own. Stateless. */
final class ScaledPlan {

    /**
     * Lengths of thread groups, in seconds, that are no options of their own, and the least of each unless it is 0. In a
     * pause there is a look each second; one from the first to the third is long enough for a scrape.
     */
    private static final Map<String, Integer> GROUPS =
            new TreeMap<>(Map.of("warmup_s", 1, "single_s", 1, "capacity_s", 1, "pause_s", 3));

    /** A trend takes ten seconds with samples, behind up to ten that its rule leaves out. */
    private static final BigDecimal TREND_SECONDS = BigDecimal.valueOf(25);

    private ScaledPlan() {}

    /**
     * Nothing for a plan as it is; otherwise each rate, number of users and length that it has, times its factor, and
     * percentiles of however few samples there are then. A plan whose rules look for a trend stays long enough for one.
     */
    static List<String> options(Plan plan, Pace pace) {
        if (pace.fullScale()) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        for (Parameter parameter : plan.service().parameters()) {
            scaled(parameter, plan, pace).ifPresent(value -> options.add(parameter.option() + "=" + value));
        }
        GROUPS.forEach((group, least) -> {
            String length = plan.properties().get(group);
            if (length != null) {
                options.add("-J" + group + "=" + atLeast(least, whole(length, pace.timeScale())));
            }
        });
        pace.minSamples().ifPresent(fewest -> options.add("-Jmin_samples=" + fewest));
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
            case "--messages" -> Optional.of(messages(usual, plan, pace));
            case "--warmup" -> length(usual, pace).map(seconds -> seconds + "s");
            case "--duration", "--run-time" ->
                length(usual, pace).map(seconds -> seconds.max(leastSeconds(plan)) + "s");
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> length(String usual, Pace pace) {
        return Durations.parse(usual).map(length -> new BigDecimal(whole(seconds(length), pace.timeScale())));
    }

    /** At a rate their number is a length too: a tenth of them at a tenth of the rate would take as long as all. */
    private static String messages(String usual, Plan plan, Pace pace) {
        BigDecimal rate = plan.service().parameters().stream()
                .filter(parameter -> parameter.option().equals("--rate"))
                .map(parameter -> new BigDecimal(parameter.defaultOf(plan)).multiply(pace.scale()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
        if (rate.signum() == 0) {
            return whole(usual, pace.scale());
        }
        BigDecimal scaled = new BigDecimal(whole(usual, pace.scale().multiply(pace.timeScale())));
        return scaled.max(rate.multiply(leastSeconds(plan)).setScale(0, RoundingMode.UP))
                .toPlainString();
    }

    private static BigDecimal leastSeconds(Plan plan) {
        String rules = plan.properties().get("rules_file");
        if (rules == null) {
            return BigDecimal.ONE;
        }
        try {
            return Files.readString(plan.jmx().resolveSibling(rules)).contains("rise(")
                    ? TREND_SECONDS
                    : BigDecimal.ONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String atLeast(int least, String seconds) {
        return seconds.equals("0") ? seconds : String.valueOf(Math.max(least, Integer.parseInt(seconds)));
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
