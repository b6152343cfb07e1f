package io.writeproof.runner.plan;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A scenario as it is written: a comment with its purpose, then properties of the plan. Immutable.
 *
 * @param purpose the first line, without the mark of a comment
 * @param properties by their names
 */
record ScenarioFile(String purpose, Map<String, String> properties) {

    /**
     * Reads a scenario, in the form that JMeter reads with {@code -q}.
     *
     * @throws RunRefusedException if it cannot be read, or does not begin with its purpose
     */
    static ScenarioFile read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            Map<String, String> stripped = new TreeMap<>();
            properties.forEach((name, value) ->
                    stripped.put(name.toString(), value.toString().strip()));
            return new ScenarioFile(purpose(file, text), stripped);
        } catch (IOException | IllegalArgumentException e) {
            throw new RunRefusedException(
                    new Problem(file.toString(), "expected properties of a plan, found " + e, "correct the file"));
        }
    }

    private static String purpose(Path file, String text) {
        String first = text.lines().findFirst().orElse("");
        if (!first.matches("#\\s*\\S.*")) {
            throw new RunRefusedException(new Problem(
                    file.toString(),
                    "expected a comment with the scenario's purpose in the first line, found \"" + first + "\"",
                    "begin the file with for example # Many users ask the same few things"));
        }
        return first.substring(1).strip();
    }
}
