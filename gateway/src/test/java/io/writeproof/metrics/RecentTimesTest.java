package io.writeproof.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentTimesTest {

    private final RecentTimes times = new RecentTimes();

    @Test
    void thereAreNoFiguresBeforeTheFirstTime() {
        assertThat(times.averageNanos()).isNaN();
        assertThat(times.percentileNanos(0.95)).isNaN();
    }

    @Test
    void theFiguresOfAHundredTimesAreExact() {
        List<Long> shuffled = LongStream.rangeClosed(1, 100).boxed().collect(Collectors.toList());
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(times::add);
        assertThat(times.averageNanos()).isEqualTo(50.5);
        assertThat(times.percentileNanos(0.95)).isEqualTo(95);
        assertThat(times.percentileNanos(0.99)).isEqualTo(99);
    }

    @Test
    void fewTimesHaveFiguresToo() {
        times.add(10);
        times.add(30);
        assertThat(times.averageNanos()).isEqualTo(20);
        assertThat(times.percentileNanos(0.95)).isEqualTo(30);
    }

    @Test
    void onlyTheLastHundredCount() {
        LongStream.rangeClosed(1, 250).forEach(times::add);
        assertThat(times.averageNanos()).isEqualTo(200.5);
        assertThat(times.percentileNanos(0.99)).isEqualTo(249);
    }
}
