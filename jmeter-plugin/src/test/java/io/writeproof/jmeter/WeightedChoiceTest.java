package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jmeter.engine.util.CompoundVariable;
import org.apache.jmeter.functions.InvalidVariableException;
import org.apache.jmeter.util.JMeterUtils;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedChoiceTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void eachNameComesAsOftenAsItsWeightSays() {
        WeightedChoice choice = WeightedChoice.parse(List.of("cached 3", " unique  7", "GET /live 1"));
        Random random = new Random(1);

        Map<String, Long> drawn = Stream.generate(() -> choice.draw(random))
                .limit(110_000)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(drawn).containsOnlyKeys("cached", "unique", "GET /live");
        assertThat(drawn.get("cached")).isCloseTo(30_000L, Percentage.withPercentage(3));
        assertThat(drawn.get("unique")).isCloseTo(70_000L, Percentage.withPercentage(3));
        assertThat(drawn.get("GET /live")).isCloseTo(10_000L, Percentage.withPercentage(5));
    }

    @Test
    void aSingleTextIsSplitAtItsCommas() {
        assertThat(WeightedChoice.parse(List.of("cached 3, GET /live 1")))
                .isEqualTo(WeightedChoice.parse(List.of("cached 3", "GET /live 1")))
                .hasToString("cached 3, GET /live 1");
        assertThat(WeightedChoice.parse(List.of("a, b 1", "c 2"))).hasToString("a, b 1, c 2");
        assertThatThrownBy(() -> WeightedChoice.parse(List.of("cached 3,,unique 7")))
                .hasMessageEndingWith("found \"\"");
        assertThatThrownBy(() -> WeightedChoice.parse(List.of("cached 3,unique seven")))
                .hasMessageEndingWith("found \"unique seven\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unique", "unique 0", "unique -1", "unique 1.5", "unique 1000000", "7", "", " 7"})
    void anEntryWithoutANameAndAWeightIsRefused(String entry) {
        assertThatThrownBy(() -> WeightedChoice.parse(List.of("a 1", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as \"unique 7\", found \"" + entry.strip() + "\"");
    }

    @Test
    void theFunctionDrawsAndSaysWhatIsWrong() throws Exception {
        WeightedFunction function = new WeightedFunction();
        function.setParameters(List.of(new CompoundVariable("only 2")));

        assertThat(function.execute()).isEqualTo("only");
        JMeterUtils.setProperty("mix", "only 1,only 2");
        assertThat(new CompoundVariable("${__weighted(${__P(mix)})}").execute()).isEqualTo("only");
        assertThatThrownBy(() -> new WeightedFunction().setParameters(List.of()))
                .isInstanceOf(InvalidVariableException.class)
                .hasMessage("__weighted: expected at least one name with its weight, found none");
    }
}
