package io.writeproof.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.write.WriteListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final List<Long> heard = new ArrayList<>();
    private final BatchWatch watch = new BatchWatch(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0, new BatchListener() {
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
        Batch batch = new Batch(2, 50, 2100, NOW, List.of());
        assertThat(BatchWatch.line(batch, 23_000_000))
                .isEqualTo("Batch #2: 50 messages in 0.023 s (2174 msg/s), 2100 in total");
    }

    @Test
    void batchesAreNumberedAndSummedAndTheLastIsKnownByNoMoreNamesThanItMayHave() {
        assertThat(watch.stats()).isEqualTo(new IngestStats(null, 0, null));
        List<Message> many = Stream.generate(() -> received(NOW)).limit(2050).toList();
        listener.committed(Collections.nCopies(50, many.get(0)), 1);
        listener.committed(many, 1);
        assertThat(watch.stats().messages()).isEqualTo(2100);
        assertThat(watch.stats().batches()).isEqualTo(2);
        assertThat(watch.stats().latency()).isEqualTo(new Latency(0, 0, 0));
        Batch last = Objects.requireNonNull(watch.stats().last());
        assertThat(last.size()).isEqualTo(2050);
        assertThat(last.completedAt()).isEqualTo(NOW);
        assertThat(last.ids())
                .containsExactlyElementsOf(many.subList(0, 200).stream()
                        .map(message -> message.id().toString())
                        .toList());
    }

    @Test
    void aReceiptBeyondAllTimesIsNoErrorButTheLongestLatencyOrNone() {
        listener.committed(List.of(received(Instant.MIN), received(Instant.MAX)), 1);
        assertThat(heard).containsExactly(2L, Long.MAX_VALUE, 0L);
    }

    @Test
    void aMessagesLatencyIsFromItsReceiptToTheCommitAndNeverNegative() {
        listener.committed(List.of(received(NOW.minusMillis(1500)), received(NOW.plusSeconds(3600))), 1);
        assertThat(heard).containsExactly(2L, Duration.ofMillis(1500).toNanos(), 0L);
    }
}
