package io.writeproof.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSectionTest {

    private static final Map<String, String> VARIABLES = Map.of("size", "BATCH_MAX_SIZE", "name", "NAME");

    private final List<Problem> problems = new ArrayList<>();

    private ConfigSection section(Map<String, String> environment) {
        return new ConfigSection(
                        "batch",
                        JsonNodeFactory.instance.objectNode().put("size", 8).put("name", "file"),
                        environment,
                        problems)
                .overriddenBy(VARIABLES);
    }

    @Test
    void aVariableWinsOverTheFile() {
        ConfigSection section = section(Map.of("BATCH_MAX_SIZE", "16", "NAME", "environment"));

        assertThat(section.integer("size", 1, new Range(1, 100))).isEqualTo(16);
        assertThat(section.text("name", "")).isEqualTo("environment");
    }

    @Test
    void aVariableThatIsMissingOrBlankLeavesTheFile() {
        assertThat(section(Map.of("NAME", " ")).text("name", "")).isEqualTo("file");
        assertThat(section(Map.of()).integer("size", 1, new Range(1, 100))).isEqualTo(8);
    }

    @Test
    void aProblemNamesTheVariable() {
        section(Map.of("BATCH_MAX_SIZE", "many")).integer("size", 1, new Range(1, 100));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("the variable BATCH_MAX_SIZE: expected a whole number");
    }

    @Test
    void aNumberBeyondAnyRangeIsAProblemAndNoOverflow() {
        section(Map.of("BATCH_MAX_SIZE", "99999999999")).integer("size", 1, new Range(1, 100));

        assertThat(problems).singleElement().asString().contains("99999999999");
    }
}
