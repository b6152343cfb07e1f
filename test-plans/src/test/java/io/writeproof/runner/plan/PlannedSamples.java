package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a scenario that judges a percentile: how many samples it gets when all goes as planned, and how many it asks for.
 *
 * @param plan the scenario's label
 * @param rule the rule's name
 * @param planned by rates, users, think times and weights
 * @param needed by the rule itself, by {@code min_samples}, or ten beyond the percentile
 */
public record PlannedSamples(String plan, String rule, double planned, double needed) {

    /** Labels are drawn, and answers may be slower than planned. */
    private static final double RESERVE = 1.25;

    /** How long an answer takes; the goal for the median of the query gateway. */
    private static final double ANSWER_S = 0.03;

    private static final Pattern JUDGED =
            Pattern.compile("(?m)^(\\w+): +p([\\d.]+)(?:\\((.*)\\))? in ([^<>=]+?) <=? (?!none)([^#\\n]*)");
    private static final Pattern OWN = Pattern.compile("with (\\d+) samples");
    private static final Pattern GROUP = Pattern.compile("(?m)^group (\\w+) = ([^#\\n]+)");
    private static final Pattern WEIGHT = Pattern.compile(" *([^,]+) (\\d+)(?:,|$)");
    private static final Pattern PHASE =
            Pattern.compile("(\\w+): (?:ramp (\\d+)/s -> )?(\\d+)/s (?:over|for) (\\w+)(?:;|$)");

    /** Whether it is certain enough that the rule can be judged. */
    public boolean suffice() {
        return planned >= RESERVE * needed;
    }

    /**
     * The rules of a scenario that judge a percentile against a limit.
     *
     * @param changed properties of the plan that are not as in the scenario's file
     */
    public static List<PlannedSamples> of(Plan plan, Map<String, String> changed) {
        Map<String, String> properties = new HashMap<>(plan.properties());
        properties.putAll(changed);
        if (!properties.containsKey("rules_file")) {
            return List.of();
        }
        String rules = read(plan.jmx().resolveSibling(text(properties, "rules_file")));
        return JUDGED.matcher(rules)
                .results()
                .map(rule -> new PlannedSamples(
                        plan.label(),
                        rule.group(1),
                        planned(
                                plan.service(),
                                properties,
                                labels(rule.group(3), rules),
                                Set.of(rule.group(4).split(", ", -1))),
                        needed(rule, properties)))
                .toList();
    }

    private static Set<String> labels(@Nullable String asked, String rules) {
        if (asked == null) {
            return Set.of();
        }
        return GROUP.matcher(rules)
                .results()
                .filter(group -> asked.equals("@" + group.group(1)))
                .map(group -> Set.of(group.group(2).strip().split(", ", -1)))
                .findFirst()
                .orElse(Set.of(asked));
    }

    private static double needed(MatchResult rule, Map<String, String> properties) {
        double percent = Double.parseDouble(rule.group(2));
        String asked = OWN.matcher(rule.group(5))
                .results()
                .map(own -> own.group(1))
                .findFirst()
                .orElse(properties.getOrDefault("min_samples", "auto"));
        return asked.equals("auto") ? 1000 / Math.min(percent, 100 - percent) : Double.parseDouble(asked);
    }

    private static double planned(
            ServiceKind service, Map<String, String> properties, Set<String> labels, Set<String> phases) {
        return switch (service) {
            case SCHEMA_REGISTRY -> scheduled(properties, phases) * share(properties, labels);
            case QUERY_GATEWAY -> asked(properties, phases) * share(properties, labels);
            case INGESTOR -> number(properties, "messages") * phases.size();
            case INFERENCE, ORCHESTRATION -> throw new AssertionError("none of its rules limited a percentile");
        };
    }

    private static double scheduled(Map<String, String> properties, Set<String> phases) {
        Set<String> unknown = new HashSet<>(phases);
        double requests = PHASE.matcher(text(properties, "schedule"))
                .results()
                .filter(phase -> phases.contains(phase.group(1)))
                .peek(phase -> unknown.remove(phase.group(1)))
                .mapToDouble(PlannedSamples::requests)
                .sum();
        if (!unknown.isEmpty()) {
            throw new AssertionError("no phase " + unknown);
        }
        return requests * factor(properties, "scale") * factor(properties, "time_scale");
    }

    private static double requests(MatchResult phase) {
        double last = Double.parseDouble(phase.group(3));
        double first = phase.group(2) == null ? last : Double.parseDouble(phase.group(2));
        return (first + last) / 2 * seconds(phase.group(4));
    }

    /** By users who come one after the other, ask, wait for the answer, think and ask again. */
    private static double asked(Map<String, String> properties, Set<String> phases) {
        if (!phases.equals(Set.of("users"))) {
            throw new AssertionError("expected rules about users, found " + phases);
        }
        double users = number(properties, "users");
        double arrival = users / number(properties, "spawn_rate");
        double think = (number(properties, "think_min_ms") + number(properties, "think_spread_ms") / 2) / 1000;
        double stay = number(properties, "run_time_s");
        return arrival < stay
                ? users * (stay - arrival / 2) / (think + ANSWER_S)
                : number(properties, "spawn_rate") * stay * stay / 2 / (think + ANSWER_S);
    }

    private static double share(Map<String, String> properties, Set<String> labels) {
        List<MatchResult> weights =
                WEIGHT.matcher(text(properties, "mix")).results().toList();
        double all = sum(weights);
        return labels.isEmpty()
                ? 1
                : sum(weights.stream()
                                .filter(weight -> labels.contains(weight.group(1)))
                                .toList())
                        / all;
    }

    private static double sum(List<MatchResult> weights) {
        return weights.stream()
                .mapToDouble(weight -> Double.parseDouble(weight.group(2)))
                .sum();
    }

    private static double factor(Map<String, String> properties, String name) {
        return Double.parseDouble(properties.getOrDefault(name, "1"));
    }

    private static double number(Map<String, String> properties, String name) {
        String text = text(properties, name);
        return text.matches("[\\d.]+") ? Double.parseDouble(text) : seconds(text);
    }

    private static String text(Map<String, String> properties, String name) {
        return Objects.requireNonNull(properties.get(name), name);
    }

    private static double seconds(String text) {
        return Durations.parse(text).orElseThrow().toMillis() / 1000.0;
    }

    /** The properties that a command line of {@code scripts/load} changes. */
    static Map<String, String> changedBy(String command) {
        Map<String, String> changed = new HashMap<>();
        Pattern.compile("-J ?(\\w+)=(\\S+)")
                .matcher(command)
                .results()
                .forEach(one -> changed.put(one.group(1), one.group(2)));
        for (String option : List.of("scale", "time-scale", "users", "spawn-rate", "messages")) {
            value(option, command).forEach(value -> changed.put(option.replace('-', '_'), value));
        }
        value("run-time", command).forEach(value -> changed.put("run_time_s", value));
        return changed;
    }

    private static List<String> value(String option, String command) {
        return Pattern.compile(" --" + option + "[ =](\\S+)")
                .matcher(command)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
