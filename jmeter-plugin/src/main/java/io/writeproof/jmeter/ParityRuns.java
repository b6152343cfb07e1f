package io.writeproof.jmeter;

import io.writeproof.parity.ParityException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The Postgres Parity elements of the running test by name, where a Parity Check finds them. Thread-safe. */
final class ParityRuns {

    /** Of the running test alone: one that broke off while it started never says that it ended. */
    private static final OfTest<Map<String, ParityRun>> RUNS = new OfTest<>(ConcurrentHashMap::new);

    private ParityRuns() {}

    /** Returns false when another element has this name. */
    static boolean add(String name, ParityRun run) {
        return RUNS.get().putIfAbsent(name, run) == null;
    }

    static void remove(String name, ParityRun run) {
        RUNS.get().remove(name, run);
    }

    /** The element with this name; with an empty name, the only one. */
    static ParityRun find(String name) throws ParityException {
        Map<String, ParityRun> runs = new TreeMap<>(RUNS.get());
        if (name.isEmpty() && runs.size() == 1) {
            return runs.values().iterator().next();
        }
        @Nullable ParityRun run = runs.get(name);
        if (run != null) {
            return run;
        }
        throw new ParityException(
                name.isEmpty()
                        ? "ParityCheck.parity is empty, which needs exactly one working Postgres Parity in the plan; found "
                                + runs.keySet()
                        : "ParityCheck.parity names \"" + name + "\", but the plan has " + runs.keySet());
    }
}
