package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyDigestTest {

    private static final long A = hash("a");
    private static final long B = hash("b");
    private static final long C = hash("c");

    @Test
    void theOrderOfTheKeysDoesNotMatter() {
        assertThat(digest(A, B, C)).isEqualTo(digest(C, A, B)).isNotEqualTo(digest(A, B));
    }

    @Test
    void pairsOfAKeyDoNotVanish() {
        assertThat(digest(A, A)).isNotEqualTo(digest(B, B));
        assertThat(digest(A, B, B)).isNotEqualTo(digest(A));
        assertThat(digest(A, A, B, B)).isNotEqualTo(digest(A, B, C, C));
    }

    @Test
    void whatWasAddedCanBeTakenOutAgain() {
        assertThat(digest(A, B, C).minus(digest(B, C))).isEqualTo(digest(A));
        assertThat(digest(A).minus(digest(A))).isEqualTo(KeyDigest.EMPTY);
    }

    @Test
    void bucketsAddUpToTheWholeAndTellWhichOfThemDiffer() {
        long[] hashes = new Random(1).longs(10_000).toArray();
        DigestBuckets all = buckets(hashes);
        assertThat(all.total()).isEqualTo(digest(hashes));

        DigestBuckets fewer = buckets(hashes);
        List.of(3, 77, 5000).forEach(i -> fewer.subtract(hashes[i]));

        BitSet expected = new BitSet();
        List.of(3, 77, 5000).forEach(i -> expected.set((int) (hashes[i] & 1023)));
        assertThat(fewer.differences(all)).isEqualTo(expected);
    }

    @Test
    void manyThreadsAddWithoutLosingAny() {
        DigestBuckets together = new DigestBuckets();
        long[] hashes = IntStream.range(0, 100_000).mapToLong(i -> A * i).toArray();

        LongStream.of(hashes).parallel().forEach(together::add);

        assertThat(together.differences(buckets(hashes)).isEmpty()).isTrue();
    }

    private static DigestBuckets buckets(long... hashes) {
        DigestBuckets buckets = new DigestBuckets();
        LongStream.of(hashes).forEach(buckets::add);
        return buckets;
    }

    private static KeyDigest digest(long... hashes) {
        return Arrays.stream(hashes).mapToObj(KeyDigest::of).reduce(KeyDigest.EMPTY, KeyDigest::plus);
    }

    private static long hash(String key) {
        return KeyHash.TEXT.of(Key.of(key));
    }
}
