package io.writeproof.parity;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for: the key and outcome of every request of a run.
 *
 * <p>Keys are kept up to a maximum, at about 100 bytes each, to name those that are damaged; to find that none is, their
 * digest suffices. Beyond the maximum the requests are still counted, but {@link #problem} says that the ledger is full,
 * and the run proves nothing. Thread-safe: any thread may record at any time; a
 * check must wait until all have.
 */
public final class KeyLedger {

    private final KeySource source;
    private final int maxKeys;
    private final KeyHashing hashing;
    /** One for every bucket of the digest, so that what is damaged is found without going through everything. */
    private final List<Map<Key, Entry>> buckets;

    private final DigestBuckets acknowledged = new DigestBuckets();
    private final Queue<Key> unacknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Tally requests = new Tally();
    private final Tally keyless = new Tally();
    private final LongAdder beyondMaximum = new LongAdder();
    private final KeyCollector repeated = new KeyCollector();

    /** One key: its number, counted from 0 without gaps, its bucket, and what became of its request. */
    record Entry(int number, int bucket, Outcome outcome) {}

    /**
     * An empty ledger.
     *
     * @param source where the keys come from
     * @param maxKeys how many keys to keep at most, greater than 0
     * @param hashing how to digest them, as found out by {@link RunRows#preflight}
     */
    public KeyLedger(KeySource source, int maxKeys, KeyHashing hashing) {
        if (maxKeys <= 0) {
            throw new IllegalArgumentException("maxKeys must be greater than 0, but is " + maxKeys);
        }
        this.source = source;
        this.maxKeys = maxKeys;
        this.hashing = hashing;
        int count = hashing.function().isPresent() ? DigestBuckets.COUNT : 1;
        this.buckets = Stream.<Map<Key, Entry>>generate(ConcurrentHashMap::new)
                .limit(count)
                .toList();
    }

    /**
     * Notes one request.
     *
     * @param key null or empty when the request has none
     */
    public void record(@Nullable String key, Outcome outcome) {
        requests.add(outcome);
        if (source == KeySource.NONE) {
            return;
        }
        if (key == null || key.isEmpty()) {
            keyless.add(outcome);
        } else if (numbers.get() >= maxKeys) {
            beyondMaximum.increment();
        } else {
            keep(key, outcome);
        }
    }

    private void keep(String text, Outcome outcome) {
        Key key = Key.of(text);
        long hash = hash(key);
        int bucket = DigestBuckets.of(hash);
        Map<Key, Entry> entries = buckets.get(bucket);
        @Nullable Entry before = entries.get(key);
        if (before == null) {
            before = entries.putIfAbsent(key, new Entry(numbers.getAndIncrement(), bucket, outcome));
        }
        if (before != null) {
            synchronized (repeated) {
                repeated.add(text);
            }
        } else if (outcome == Outcome.ACKNOWLEDGED) {
            acknowledged.add(hash);
        } else {
            unacknowledged.add(key);
        }
    }

    /** Without a function all keys are in bucket 0. */
    private long hash(Key key) {
        return hashing.function().map(function -> function.of(key)).orElse(0L);
    }

    public KeySource source() {
        return source;
    }

    KeyHashing hashing() {
        return hashing;
    }

    /** The digest of the acknowledged keys. */
    DigestBuckets acknowledged() {
        return acknowledged;
    }

    /** The keys of failed and indeterminate requests: they may have a row or not. */
    Collection<Key> unacknowledged() {
        return unacknowledged;
    }

    /** What became of the requests so far. */
    public Requests requests() {
        return new Requests(
                requests.get(Outcome.ACKNOWLEDGED), requests.get(Outcome.FAILED), requests.get(Outcome.INDETERMINATE));
    }

    /** How many requests with this outcome have no key. */
    long keyless(Outcome outcome) {
        return keyless.get(outcome);
    }

    @Nullable
    Entry find(Key key) {
        return buckets.get(DigestBuckets.of(hash(key))).get(key);
    }

    /** The numbers of all buckets. */
    BitSet buckets() {
        BitSet all = new BitSet();
        all.set(0, buckets.size());
        return all;
    }

    void forEachIn(int bucket, BiConsumer<Key, Entry> action) {
        buckets.get(bucket).forEach(action);
    }

    /** Why a comparison with this ledger would prove nothing; null when it would. */
    public @Nullable String problem() {
        if (requests().sent() == 0) {
            return "no request was seen: Postgres Parity must be below, or beside, the sampler whose rows it checks";
        }
        if (beyondMaximum.sum() > 0) {
            return "the ledger is full: it keeps " + maxKeys + " keys, and " + beyondMaximum.sum()
                    + " requests came after; raise the JMeter property writeproof.parity.max_keys"
                    + " (about 100 bytes of heap per key)";
        }
        KeyList twice = repeatedKeys();
        if (!twice.isEmpty()) {
            return "the plan sent " + twice.total() + " requests with a key it had used before, first "
                    + twice.keys().get(0) + "; every request needs a key of its own";
        }
        return keylessProblem();
    }

    private @Nullable String keylessProblem() {
        long withoutKey = keyless(Outcome.ACKNOWLEDGED);
        if (source == KeySource.REQUEST) {
            withoutKey += keyless(Outcome.FAILED) + keyless(Outcome.INDETERMINATE);
        }
        return withoutKey == 0
                ? null
                : withoutKey + " requests had no key: the key variable was not set,"
                        + " or the answer has nothing at the JSON pointer";
    }

    /** Keys that came with more than one request. */
    public KeyList repeatedKeys() {
        synchronized (repeated) {
            return repeated.toList();
        }
    }
}
