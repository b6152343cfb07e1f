package io.writeproof.runner.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "180s, 180000, 3m, 180s",
        "3m, 180000, 3m, 180s",
        "1m30s, 90000, 90s, 90s",
        "0.5s, 500, 500ms, 500ms",
        "2h, 7200000, 120m, 7200s",
        "14.4s, 14400, 14.4s, 14400ms",
        "0s, 0, 0s, 0s",
    })
    void aDurationIsReadAndWritten(String text, long millis, String display, String plan) {
        Duration duration = Durations.parse(text).orElseThrow();

        assertThat(duration).isEqualTo(Duration.ofMillis(millis));
        assertThat(Durations.text(duration)).isEqualTo(display);
        assertThat(Durations.planText(duration)).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "180", "s", "3 m", "-5s", "5x", "1m30", "9999999999s"})
    void aTextWithoutUnitOrNumberIsNone(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
