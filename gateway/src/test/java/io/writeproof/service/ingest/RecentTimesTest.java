package io.writeproof.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.service.ingest.IngestStats.Latency;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentTimesTest {

    private final RecentTimes times = new RecentTimes();

    @Test
    void thereAreNoFiguresBeforeTheFirstTime() {
        assertThat(times.latency()).isNull();
    }

    @Test
    void theFiguresOfAHundredTimesAreExact() {
        List<Long> shuffled = LongStream.rangeClosed(1, 100)
                .map(RecentTimesTest::millis)
                .boxed()
                .collect(Collectors.toList());
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(times::add);
        assertThat(times.latency()).isEqualTo(new Latency(50.5, 95, 99));
    }

    @Test
    void fewTimesHaveFiguresToo() {
        times.add(millis(10));
        times.add(millis(30));
        assertThat(times.latency()).isEqualTo(new Latency(20, 30, 30));
    }

    @Test
    void onlyTheLastHundredCount() {
        LongStream.rangeClosed(1, 250).map(RecentTimesTest::millis).forEach(times::add);
        assertThat(times.latency()).isEqualTo(new Latency(200.5, 245, 249));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
