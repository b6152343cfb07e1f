package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteSettingsTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void thePresetsAreThoseOfTheSourceDocument() {
        assertPreset(WriteMode.BATCH_FAST, 200, 50);
        assertPreset(WriteMode.BATCH_BALANCED, 500, 100);
        assertPreset(WriteMode.BATCH_THROUGHPUT, 1000, 250);
    }

    private static void assertPreset(WriteMode mode, int rows, long millis) {
        assertThat(mode.defaults().maxRows()).isEqualTo(rows);
        assertThat(mode.defaults().flushInterval()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void everyLabelLeadsBackToItsMode() {
        for (WriteMode mode : WriteMode.values()) {
            assertThat(WriteMode.of(mode.label())).isEqualTo(mode);
        }
    }

    @Test
    void anUnknownLabelIsRefusedWithTheOnesThatExist() {
        assertThatThrownBy(() -> WriteMode.of("batch"))
                .hasMessage("Unknown write mode 'batch'; expected one of"
                        + " sync, async, batch.fast, batch.balanced, batch.throughput, group-commit");
    }

    @Test
    void sizesAndTimesOutOfRangeAreRefusedByNameWithWhatWasExpected() {
        refused("queue_capacity: expected 1 to 1000000, found 0", 0, 1, 1, NONE, NONE);
        refused("queue_capacity: expected 1 to 1000000, found 1000001", 1_000_001, 1, 1, NONE, NONE);
        refused("writers: expected 1 to 1000, found 0", 1, 0, 1, NONE, NONE);
        refused("writers: expected 1 to 1000, found 1001", 1, 1_001, 1, NONE, NONE);
        refused("max_rows: expected 1 to 10000, found 0", 1, 1, 0, NONE, NONE);
        refused("max_rows: expected 1 to 10000, found -1", 1, 1, -1, NONE, NONE);
        refused("max_rows: expected 1 to 10000, found 10001", 1, 1, 10_001, NONE, NONE);
        refused("flush_interval: expected PT0S to PT24H, found PT-0.001S", 1, 1, 1, Duration.ofMillis(-1), NONE);
        refused("retry_for: expected PT0S to PT24H, found PT-1S", 1, 1, 1, NONE, Duration.ofSeconds(-1));
        refused("retry_for: expected PT0S to PT24H, found PT24H0.001S", 1, 1, 1, NONE, DAY.plusMillis(1));
    }

    private static void refused(String message, int capacity, int writers, int rows, Duration flush, Duration retry) {
        assertThatThrownBy(() -> new WriteSettings(capacity, writers, rows, flush, retry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theLimitsThemselvesAreUsable() {
        assertThatCode(() -> new WriteSettings(1_000_000, 1_000, 10_000, DAY, DAY))
                .doesNotThrowAnyException();
    }
}
