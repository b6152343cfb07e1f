package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorClassTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    /** A script can set it to nothing, as {@code prev.setResponseCode(null)} does. */
    @ParameterizedTest
    @CsvSource({
        ", 599",
        "503, 503",
        "200, 200 assertion",
        "302, 302 assertion",
        "'', 599",
        "Non HTTP response code: java.net.ConnectException, 599 ConnectException"
    })
    void sortsByStatusOrException(@Nullable String responseCode, String expected) {
        SampleResult result = new SampleResult();
        result.setResponseCode(responseCode);

        assertThat(ErrorClass.of(result)).isEqualTo(expected);
    }
}
