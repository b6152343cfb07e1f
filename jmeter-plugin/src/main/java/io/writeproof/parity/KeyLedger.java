package io.writeproof.parity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for: the key and outcome of every request of a run.
 *
 * <p>Keys are kept up to a maximum, at about 100 bytes each. Beyond it the requests are still counted, but {@link
 * #problem} says that the ledger is full, and the run proves nothing. Thread-safe: any thread may record at any time; a
 * check must wait until all have.
 */
public final class KeyLedger {

    private final KeySource source;
    private final int maxKeys;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Tally requests = new Tally();
    private final Tally keyless = new Tally();
    private final LongAdder beyondMaximum = new LongAdder();
    private final KeyCollector repeated = new KeyCollector();

    /** One key: its number, counted from 0 without gaps, and what became of its request. */
    record Entry(int number, Outcome outcome) {}

    /**
     * An empty ledger.
     *
     * @param source where the keys come from
     * @param maxKeys how many keys to keep at most, greater than 0
     */
    public KeyLedger(KeySource source, int maxKeys) {
        if (maxKeys <= 0) {
            throw new IllegalArgumentException("maxKeys must be greater than 0, but is " + maxKeys);
        }
        this.source = source;
        this.maxKeys = maxKeys;
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

    private void keep(String key, Outcome outcome) {
        Key known = Key.of(key);
        @Nullable Entry before = entries.get(known);
        if (before == null) {
            before = entries.putIfAbsent(known, new Entry(numbers.getAndIncrement(), outcome));
        }
        if (before != null) {
            synchronized (repeated) {
                repeated.add(key);
            }
        }
    }

    public KeySource source() {
        return source;
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

    /** One more than the highest number of an entry. */
    int size() {
        return numbers.get();
    }

    @Nullable
    Entry find(Key key) {
        return entries.get(key);
    }

    void forEach(BiConsumer<Key, Entry> action) {
        entries.forEach(action);
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
