package io.writeproof.service.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void whatIsBeforeTheFirstSlashIsTheRun() {
        assertThat(RequestId.of("run/key/more")).isEqualTo(new RequestId("run", "key/more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "/key", "key/", "/", ""})
    void withoutBothPartsAllIsTheKey(String text) {
        assertThat(RequestId.of(text)).isEqualTo(new RequestId(null, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run/key", "run/key/more", "key", "/key", "key/", ""})
    void itIsWrittenAsItWasRead(String text) {
        assertThat(RequestId.of(text)).hasToString(text);
    }
}
