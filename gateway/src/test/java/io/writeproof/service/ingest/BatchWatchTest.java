package io.writeproof.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.write.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final List<Long> heard = new ArrayList<>();
    private final BatchWatch watch = new BatchWatch(Clock.fixed(NOW, ZoneOffset.UTC), new BatchListener() {
        @Override
        public void committed(int messages) {
            heard.add((long) messages);
        }

        @Override
        public void latency(long nanos) {
            heard.add(nanos);
        }
    });
    private final WriteListener<Message> listener = watch.before(WriteListener.silent());

    private static Message received(Instant when) {
        return Message.received(1, 2, "text", when);
    }

    @Test
    void aBatchIsToldInOneLine() {
        assertThat(watch.last()).isNull();
        listener.committed(Collections.nCopies(2050, received(NOW)), 1_000_000_000);
        listener.committed(Collections.nCopies(50, received(NOW)), 23_000_000);
        assertThat(watch.last()).hasToString("Batch #2: 50 messages in 0.023 s (2174 msg/s), 2100 in total");
    }

    @Test
    void aMessagesLatencyIsFromItsReceiptToTheCommitAndNeverNegative() {
        listener.committed(List.of(received(NOW.minusMillis(1500)), received(NOW.plusSeconds(3600))), 1);
        assertThat(heard).containsExactly(2L, Duration.ofMillis(1500).toNanos(), 0L);
    }
}
