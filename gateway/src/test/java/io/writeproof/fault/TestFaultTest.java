package io.writeproof.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFaultTest {

    @ParameterizedTest
    @EnumSource
    void whatIsReadIsWrittenTheSame(FaultKind kind) {
        assertThat(TestFault.parse(kind.label() + ":1000"))
                .isEqualTo(new TestFault(kind, 1000))
                .hasToString(kind.label() + ":1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "drop", "drop:", "drop:0", "drop:-1", "drop:x", "lose:5", "drop:1:2"})
    void anythingElseIsRefusedWithTheKindsThereAre(String text) {
        assertThatThrownBy(() -> TestFault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected KIND:N, KIND one of drop, duplicate, invent, half-write and N 1 or more, found '"
                        + text + "'");
    }
}
