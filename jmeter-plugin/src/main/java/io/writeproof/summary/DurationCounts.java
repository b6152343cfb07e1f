package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.latency.Latencies;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How many durations lie in each of a fixed row of buckets, as the few numbers that the timeline has of them. Immutable.
 *
 * <p>There are {@value #PER_DECADE} buckets for each factor of ten, so that a bucket's durations differ by a fifth and powers of
 * ten are bounds: bucket 0 has the durations up to 0.01 ms, bucket {@code i} those above the bucket before and up to {@code 0.01 *
 * 10^(i/12)} ms, the last one everything longer than its predecessor. The numbers are the counts of the buckets in turn; a
 * negative number {@code -n} stands for {@code n} buckets that are empty, and after the last number all are.
 */
public final class DurationCounts {

    static final int PER_DECADE = 12;

    private static final double FIRST_NANOS = 10_000;
    /** The longest bound is just above the hour, which no recorded duration exceeds. */
    private static final int BOUNDS = 104;

    private static final long[] BOUNDS_NANOS = LongStream.range(0, BOUNDS)
            .map(bound -> Math.round(FIRST_NANOS * Math.pow(10, (double) bound / PER_DECADE)))
            .toArray();

    private static final int BUCKETS = BOUNDS + 1;

    private final long[] counts;

    private DurationCounts(long[] counts) {
        this.counts = counts;
    }

    /** The counts of a distribution, each duration in the bucket of its three digits. */
    public static DurationCounts of(Latencies durations) {
        return new DurationCounts(durations.between(BOUNDS_NANOS));
    }

    /** The counts that these numbers stand for; what is no number, or beyond the last bucket, counts nothing. */
    public static DurationCounts read(JsonNode numbers) {
        long[] counts = new long[BUCKETS];
        long bucket = 0;
        for (JsonNode node : numbers) {
            long number = node.asLong();
            if (number >= 0 && bucket < BUCKETS) {
                counts[(int) bucket] = number;
            }
            bucket += number < 0 ? -Math.max(number, -BUCKETS) : 1;
        }
        return new DurationCounts(counts);
    }

    /** Both as one. */
    public DurationCounts plus(DurationCounts other) {
        long[] sums = counts.clone();
        Arrays.setAll(sums, bucket -> counts[bucket] + other.counts[bucket]);
        return new DurationCounts(sums);
    }

    /** As they are stored. */
    @JsonValue
    public long[] numbers() {
        LongStream.Builder numbers = LongStream.builder();
        int empty = 0;
        for (long count : counts) {
            if (count == 0) {
                empty++;
                continue;
            }
            // One empty bucket is shorter as what it is.
            if (empty > 0) {
                numbers.add(empty == 1 ? 0 : -empty);
            }
            numbers.add(count);
            empty = 0;
        }
        return numbers.build().toArray();
    }
}
