package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteSettingsTest {

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
    void sizesOutOfRangeAreRefusedByName() {
        Duration none = Duration.ZERO;
        assertThatThrownBy(() -> new WriteSettings(0, 1, 1, none, none)).hasMessageContaining("queue_capacity");
        assertThatThrownBy(() -> new WriteSettings(1, 0, 1, none, none)).hasMessageContaining("writers");
        assertThatThrownBy(() -> new WriteSettings(1, 1, 0, none, none)).hasMessageContaining("max_rows");
        assertThatThrownBy(() -> new WriteSettings(1, 1, 10_001, none, none))
                .hasMessage("max_rows must be at most 10000, found 10001");
        assertThatThrownBy(() -> new WriteSettings(1, 1, 1, Duration.ofMillis(-1), none))
                .hasMessage("flush_interval must not be negative, found -1 ms");
    }
}
