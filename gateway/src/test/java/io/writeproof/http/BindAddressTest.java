package io.writeproof.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3000", "localhost:0", "[::1]:65535"})
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(BindAddress.parse(text)).hasToString(text);
    }

    @Test
    void bracketsAreNotPartOfTheHost() {
        assertThat(BindAddress.parse("[::1]:80")).isEqualTo(new BindAddress("::1", 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":80", "::1:80", "host:", "host:x", "host:-1", "host:65536", "[::1]"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> BindAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected HOST:PORT such as 127.0.0.1:3000, port 0 to 65535, found '" + text + "'");
    }
}
