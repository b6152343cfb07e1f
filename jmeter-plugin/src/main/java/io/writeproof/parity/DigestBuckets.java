package io.writeproof.parity;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Digests of keys in {@value #COUNT} buckets chosen by the hash: 16 kB, however many keys.
 *
 * <p>Any thread may add and subtract without waiting for another; whoever reads must wait until all have.
 */
final class DigestBuckets {

    static final int COUNT = 1024;

    private final AtomicLongArray counts = new AtomicLongArray(COUNT);
    private final AtomicLongArray sums = new AtomicLongArray(COUNT);

    /** The bucket of a hash: its lowest bits, which SQL takes as {@code hash & 1023}. */
    static int of(long hash) {
        return (int) hash & (COUNT - 1);
    }

    void add(long hash) {
        add(of(hash), KeyDigest.of(hash));
    }

    void subtract(long hash) {
        add(of(hash), KeyDigest.EMPTY.minus(KeyDigest.of(hash)));
    }

    void add(int bucket, KeyDigest digest) {
        counts.getAndAdd(bucket, digest.count());
        sums.getAndAdd(bucket, digest.sum());
    }

    KeyDigest get(int bucket) {
        return new KeyDigest(counts.get(bucket), sums.get(bucket));
    }

    KeyDigest total() {
        return IntStream.range(0, COUNT).mapToObj(this::get).reduce(KeyDigest.EMPTY, KeyDigest::plus);
    }

    /** The buckets whose keys are not the same in both. */
    BitSet differences(DigestBuckets other) {
        return IntStream.range(0, COUNT)
                .filter(bucket -> !get(bucket).equals(other.get(bucket)))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }
}
