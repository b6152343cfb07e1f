package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that makes a load run again, as far as the stored run says. Stateless. */
final class Command {

    private static final List<String> SCENARIO_SYSTEMS =
            List.of("query-gateway", "schema-registry", "ingestor", "orchestration");
    /** Options that are called as the property is, with hyphens. */
    private static final Set<String> OPTIONS = Set.of(
            "rate",
            "concurrency",
            "duration",
            "warmup",
            "function_name",
            "max_tokens",
            "prompt_chars",
            "load_test_case",
            "min_achieved_qps_ratio",
            "max_p99_latency_ms",
            "max_error_rate",
            "scale",
            "time_scale",
            "users",
            "spawn_rate",
            "messages",
            "concurrent",
            "workers",
            "batch_size",
            "tasks",
            "activity_delay_ms",
            "dispatchers",
            "pool",
            "verify_timeout_s",
            "drain_wait_ms",
            "gateway_config");
    /** Options that are called otherwise, or have a unit. */
    private static final Map<String, String> RENAMED = Map.of(
            "run_time_s", "--run-time %ss",
            "duration_s", "--duration %ss",
            "wait_timeout_s", "--wait-timeout %ss",
            "batch_timeout", "--batch-timeout %ss",
            "max_concurrent", "--concurrent %s");

    /** Variables that a gateway inherits; no others, lest the command of a page from elsewhere sets what it likes. */
    private static final Set<String> VARIABLES = Set.of(
            "BATCH_MAX_SIZE",
            "BATCH_MAX_WAIT_MS",
            "CACHE_L1_SIZE",
            "CACHE_L1_TTL_SEC",
            "CONFIDENCE_THRESHOLD",
            "RUST_LOG");

    private static final Pattern BARE = Pattern.compile("[\\w./:=@%+,-]+");

    private Command() {}

    /** The command with the commit that it must run on; empty for a run that no plan of ours made. */
    static Optional<String> of(JsonNode run) {
        JsonNode parameters = run.path("parameters");
        return Json.text(run.path("suite"))
                .filter(suite -> !run.has("imported"))
                .flatMap(suite -> plan(suite, parameters))
                .map(plan -> {
                    List<String> words = new ArrayList<>(List.of(variables(parameters) + "scripts/load " + plan));
                    Json.text(run.path("variant")).ifPresent(variant -> words.add("--variant " + quoted(variant)));
                    target(run).ifPresent(words::add);
                    Json.fields(parameters)
                            .forEach(entry -> option(
                                            plan,
                                            entry.getKey(),
                                            entry.getValue().asText())
                                    .ifPresent(words::add));
                    return checkout(run.path("source")) + String.join(" \\\n  ", words);
                });
    }

    private static String variables(JsonNode parameters) {
        return Json.fields(parameters)
                .filter(entry -> VARIABLES.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue().asText()) + " ")
                .collect(Collectors.joining());
    }

    private static String checkout(JsonNode source) {
        String commit = Json.text(source.path("commit")).orElse("unknown");
        if (!commit.matches("[0-9a-f]{7,64}")) {
            return "";
        }
        String changes = source.path("dirty").asBoolean() ? "  # and changes that were not committed" : "";
        return "git checkout " + commit + changes + "\n";
    }

    /** The plan's label; the suite is the same with hyphens only, so that the rules' name is asked for the difference. */
    private static Optional<String> plan(String suite, JsonNode parameters) {
        if (suite.equals("inference")) {
            return Optional.of(suite);
        }
        return SCENARIO_SYSTEMS.stream()
                .filter(system -> suite.startsWith(system + "-"))
                .findFirst()
                .map(system -> {
                    String scenario = suite.substring(system.length() + 1);
                    String rules = parameters.path("rules_file").asText();
                    boolean named = rules.replaceAll("[/_]", "-").equals(suite + ".rules");
                    return quoted(
                            named ? rules.substring(0, rules.length() - ".rules".length()) : system + "/" + scenario);
                });
    }

    /** A run without a gateway of its own had a service whose address is not stored. */
    private static Optional<String> target(JsonNode run) {
        return run.path("gateway").isObject() && !run.path("gateway").has("end")
                ? Optional.of("--target-url URL --postgres-url URL")
                : Optional.empty();
    }

    private static Optional<String> option(String plan, String name, String value) {
        String shown = quoted(Secrets.masked(name, value));
        boolean ofScenario = name.equals("rules_file") && value.startsWith(plan.replaceAll("/.*", "") + "/");
        if (ofScenario || value.isEmpty() || VARIABLES.contains(name)) {
            return Optional.empty();
        }
        if (name.equals("rules_file")) {
            return Optional.of("--rules-file " + shown);
        }
        if (name.equals("randomize_prompt")) {
            return value.equals("true") ? Optional.of("--randomize-prompt") : Optional.empty();
        }
        if (RENAMED.containsKey(name)) {
            return Optional.of(RENAMED.getOrDefault(name, "").replace("%s", shown));
        }
        return Optional.of(
                OPTIONS.contains(name)
                        ? "--" + name.replace('_', '-') + " " + shown
                        : "-J " + quoted(name) + "=" + shown);
    }

    private static String quoted(String word) {
        return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
