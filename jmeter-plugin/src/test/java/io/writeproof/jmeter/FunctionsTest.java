package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jmeter.engine.util.CompoundVariable;
import org.apache.jmeter.functions.Function;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void jmeterFindsAllFunctions() {
        assertThat(ServiceLoader.load(Function.class).stream().map(ServiceLoader.Provider::get))
                .extracting(Function::getReferenceKey)
                .contains("__runId", "__uuid7", "__weighted");
    }

    @Test
    void theRunIdIsThePropertyOrElseStaysTheSameDuringATest() throws Exception {
        RunIdFunction function = new RunIdFunction();
        function.setParameters(List.of());
        String generated = function.execute();
        assertThat(generated).isEqualTo(function.execute());
        assertThat(UUID.fromString(generated).version()).isEqualTo(7);

        JMeterUtils.setProperty(RunId.PROPERTY, "my-run");
        try {
            assertThat(function.execute()).isEqualTo("my-run");
        } finally {
            JMeterUtils.getJMeterProperties().remove(RunId.PROPERTY);
        }
    }

    @Test
    void theUuidIsAlsoKeptInTheVariable() throws Exception {
        JMeterVariables variables = new JMeterVariables();
        JMeterContextService.getContext().setVariables(variables);
        Uuid7Function function = new Uuid7Function();
        function.setParameters(List.of(new CompoundVariable("request_id")));

        assertThat(function.execute()).isEqualTo(variables.get("request_id"));
    }

    @Test
    void uuidsAreOfVersionSevenAndGrowStrictly() {
        List<UUID> uuids = Stream.generate(Uuid7::next).limit(20_000).toList();

        assertThat(uuids).allMatch(uuid -> uuid.version() == 7 && uuid.variant() == 2);
        assertThat(IntStream.range(1, uuids.size()))
                .allMatch(
                        i -> uuids.get(i - 1).toString().compareTo(uuids.get(i).toString()) < 0);
        long age = System.currentTimeMillis() - (uuids.get(0).getMostSignificantBits() >>> 16);
        assertThat(age).isBetween(0L, 60_000L);
    }
}
