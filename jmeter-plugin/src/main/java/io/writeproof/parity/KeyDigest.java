package io.writeproof.parity;

/**
 * What a multiset of keys boils down to, in whatever order they come: how many, and the sum of their hashes.
 *
 * <p>Equal multisets have equal digests. Different ones have the same digest only if their 64-bit hashes happen to add up
 * to the same, once in 2<sup>64</sup> pairs of damage. An exclusive or instead of the sum would be blind to pairs of a key.
 * Immutable.
 *
 * @param count how many keys; less than 0 when more were taken out than put in
 * @param sum of the hashes as numbers with sign, modulo 2<sup>64</sup>
 */
record KeyDigest(long count, long sum) {

    static final KeyDigest EMPTY = new KeyDigest(0, 0);

    static KeyDigest of(long hash) {
        return new KeyDigest(1, hash);
    }

    KeyDigest plus(KeyDigest other) {
        return new KeyDigest(count + other.count, sum + other.sum);
    }

    KeyDigest minus(KeyDigest other) {
        return new KeyDigest(count - other.count, sum - other.sum);
    }
}
