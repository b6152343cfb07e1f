package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.latency.Latencies;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationCountsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void powersOfTenAreTheLastOfTheirBuckets() {
        assertThat(counts(10_000)).containsExactly(1);
        assertThat(counts(MILLI)).containsExactly(-24, 1);
        assertThat(counts(MILLI + MILLI / 100)).containsExactly(-25, 1);
        assertThat(counts(10 * MILLI)).containsExactly(-36, 1);
    }

    @Test
    void anHourHasABucket() {
        assertThat(counts(TimeUnit.HOURS.toNanos(1), TimeUnit.HOURS.toNanos(2))).containsExactly(-103, 2);
    }

    @Test
    void neighboursStandSideBySideAndGapsAreANumber() {
        assertThat(counts(MILLI, MILLI, MILLI + MILLI / 10, 2 * MILLI, 1000 * MILLI))
                .containsExactly(-24, 2, 1, -2, 1, -31, 1);
    }

    @Test
    void anEmptyBucketBetweenTwoIsAZero() {
        assertThat(counts(MILLI, MILLI + 4 * MILLI / 10)).containsExactly(-24, 1, 0, 1);
    }

    @Test
    void noDurationsAreNoNumbers() {
        assertThat(counts()).isEmpty();
    }

    @Test
    void theNumbersOfASecondCanBeReadAgain() throws JsonProcessingException {
        long[] durations = LongStream.range(0, 1000).map(i -> i * i * i).toArray();

        assertThat(DurationCounts.read(json(Arrays.toString(counts(durations)))).numbers())
                .isEqualTo(counts(durations));
    }

    @Test
    void twoSecondsAddUpBucketByBucket() {
        DurationCounts sum = of(MILLI, 5 * MILLI).plus(of(MILLI, 300 * MILLI));

        assertThat(sum.numbers()).isEqualTo(counts(MILLI, MILLI, 5 * MILLI, 300 * MILLI));
    }

    @Test
    void whatIsNoNumberOrBeyondTheLastBucketCountsNothing() throws JsonProcessingException {
        assertThat(DurationCounts.read(json("[-24, \"x\", 3]")).numbers()).containsExactly(-25, 3);
        assertThat(DurationCounts.read(json("[2, -9223372036854775808, 7]")).numbers())
                .containsExactly(2);
        assertThat(DurationCounts.read(json("{}")).numbers()).isEmpty();
    }

    private static long[] counts(long... nanos) {
        return of(nanos).numbers();
    }

    private static DurationCounts of(long... nanos) {
        SampleRecorder recorder = new SampleRecorder();
        SampleMoments moments = new SampleMoments();
        for (long duration : nanos) {
            moments.planned(0, "steady");
            moments.sent(0);
            moments.ended(duration);
            recorder.succeeded("GET", moments);
        }
        return DurationCounts.of(responseTimes(recorder));
    }

    private static Latencies responseTimes(SampleRecorder recorder) {
        return recorder.byLabel(phase -> true)
                .getOrDefault("GET", SampleStatistics.none())
                .responseTime();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
