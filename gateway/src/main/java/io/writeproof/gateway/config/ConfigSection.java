package io.writeproof.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.http.BindAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One table of a TOML file, read key by key.
 *
 * <p>Whatever is wrong is noted and replaced by the default, so that one reading finds every problem. A key that nobody has
 * asked for is a problem too; {@link #end()} finds it. Not thread-safe.
 */
final class ConfigSection {

    private final String path;
    private final JsonNode table;
    private final Map<String, String> environment;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, String> variables = new HashMap<>();

    ConfigSection(String path, JsonNode table, Map<String, String> environment, List<Problem> problems) {
        this.path = path;
        this.table = table;
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * The same table, with the variables of the environment that are set in place of the keys that they stand for.
     *
     * @param variables by key
     */
    ConfigSection overriddenBy(Map<String, String> variables) {
        ConfigSection section = copy();
        variables.forEach((name, variable) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                section.override(name, variable, typed(value.strip()));
            }
        });
        return section;
    }

    /** The same table, with {@code variable}, a number of seconds, in place of a key that is in milliseconds. */
    ConfigSection overriddenInSeconds(String name, String variable) {
        ConfigSection section = copy();
        String value = environment.getOrDefault(variable, "").strip();
        if (value.matches("\\d{1,5}(\\.\\d{1,3})?")) {
            int millis = new BigDecimal(value).movePointRight(3).intValueExact();
            section.override(name, variable, JsonNodeFactory.instance.numberNode(millis));
        } else if (!value.isEmpty()) {
            problems.add(
                    new Problem("the variable " + variable, "seconds such as 2 or 0.5", value, "unset or correct it"));
        }
        return section;
    }

    private ConfigSection copy() {
        ConfigSection section = new ConfigSection(path, table.deepCopy(), environment, problems);
        section.variables.putAll(variables);
        return section;
    }

    private void override(String name, String variable, JsonNode value) {
        ((ObjectNode) table).set(name, value);
        variables.put(name, variable);
    }

    /** As TOML would have it: a number is a number, true and false are truths, all else is text. */
    private static JsonNode typed(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(value));
        }
        if (value.matches("-?\\d{1,9}\\.\\d{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Double.parseDouble(value));
        }
        return value.matches("true|false")
                ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    /** The table {@code name} inside this one; an empty one when it is missing. */
    ConfigSection section(String name) {
        JsonNode node = get(name);
        if (node != null && !node.isObject()) {
            wrong(name, "a table", node, "write [" + key(name) + "]");
        }
        JsonNode child = node != null && node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        return new ConfigSection(key(name), child, environment, problems);
    }

    /** The names of everything in this table, all of them known from now on. */
    List<String> names() {
        List<String> names = keys();
        known.addAll(names);
        return names;
    }

    private List<String> keys() {
        return table.properties().stream().map(Map.Entry::getKey).toList();
    }

    String text(String name, String otherwise) {
        JsonNode node = get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isTextual()) {
            wrong(name, "a text in quotes", node, "write " + name + " = \"" + otherwise + "\"");
            return otherwise;
        }
        return node.textValue();
    }

    /** One of {@code choices}; a missing key is a problem, because no choice is so harmless that it may be silent. */
    @Nullable
    String required(String name, Collection<String> choices) {
        String value = get(name) == null ? null : text(name, "");
        if (value != null && choices.contains(value)) {
            return value;
        }
        String found = value == null ? "nothing" : "\"" + value + "\"";
        problem(name, "one of " + String.join(", ", choices), found, "write it down; there is no default");
        return null;
    }

    /** A text that no message repeats; {@code variable} of the environment, taken letter by letter, wins over the file. */
    String secret(String name, String variable, String otherwise) {
        String fromEnvironment = environment.getOrDefault(variable, "");
        JsonNode node = get(name);
        if (!fromEnvironment.isEmpty() || node == null) {
            return fromEnvironment.isEmpty() ? otherwise : fromEnvironment;
        }
        if (!node.isTextual() || node.textValue().isEmpty()) {
            problem(name, "a text in quotes", "something else, or nothing in them", "it may also be in " + variable);
            return otherwise;
        }
        return node.textValue();
    }

    /** A port that only the environment names; {@code otherwise} where it does not. */
    int port(String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        Range ports = new Range(0, BindAddress.MAX_PORT);
        if (!value.isEmpty() && !(value.matches("\\d{1,5}") && ports.contains(Integer.parseInt(value)))) {
            problems.add(
                    new Problem("the variable " + variable, "a whole number " + ports, value, "unset or correct it"));
            return otherwise;
        }
        return value.isEmpty() ? otherwise : Integer.parseInt(value);
    }

    int integer(String name, int otherwise, Range range) {
        JsonNode node = get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || !range.contains(node.intValue())) {
            wrong(name, "a whole number " + range, node, "the default is " + otherwise);
            return otherwise;
        }
        return node.intValue();
    }

    /** A part of one, 0 to 1. */
    double fraction(String name, double otherwise) {
        JsonNode node = get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1)) {
            wrong(name, "a number from 0 to 1", node, "the default is " + otherwise);
            return otherwise;
        }
        return node.doubleValue();
    }

    Duration millis(String name, Duration otherwise, Range range) {
        return Duration.ofMillis(integer(name, Math.toIntExact(otherwise.toMillis()), range));
    }

    boolean has(String name) {
        return table.has(name);
    }

    /** Notes that the value of {@code name} cannot be used. */
    void problem(String name, String expected, String found, String remedy) {
        problems.add(new Problem(key(name), expected, found, remedy));
    }

    /** Notes every key that has not been asked for. */
    void end() {
        for (String name : keys()) {
            if (!known.contains(name)) {
                problem(name, "one of the keys " + String.join(", ", known), "an unknown key", "remove or correct it");
            }
        }
    }

    private void wrong(String name, String expected, JsonNode found, String remedy) {
        problem(name, expected, found.toString(), remedy);
    }

    private @Nullable JsonNode get(String name) {
        known.add(name);
        return table.get(name);
    }

    /** Where the value of {@code name} stands, for messages. */
    private String key(String name) {
        if (variables.containsKey(name)) {
            return "the variable " + variables.get(name);
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
