package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.gateway.config.ConfigException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogLevelTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "debug", "INFO", "off"})
    void aLevelIsTakenInAnyCase(String level) {
        assertThatCode(() -> LogLevel.require(Map.of("RUST_LOG", level))).doesNotThrowAnyException();
    }

    @Test
    void aFilterOfModulesIsRefused() {
        assertThatThrownBy(() -> LogLevel.require(Map.of("RUST_LOG", "info,sqlx=warn")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("RUST_LOG: expected one of trace, debug, info, warn, error, off, found \"info,sqlx=warn\"");
    }
}
