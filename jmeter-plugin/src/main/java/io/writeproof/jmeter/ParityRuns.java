package io.writeproof.jmeter;

import io.writeproof.parity.ParityException;
import io.writeproof.parity.PostgresAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The Postgres Parity elements of the running test by name, where a Parity Check finds them. Thread-safe. */
final class ParityRuns {

    /**
     * Of the running test alone: one that broke off while it started never says that it ended. An element that is switched
     * off has no run.
     */
    private static final OfTest<Map<String, Optional<ParityRun>>> RUNS = new OfTest<>(ConcurrentHashMap::new);

    private ParityRuns() {}

    /**
     * Takes note of an element.
     *
     * @param run null when it is switched off
     * @return false when another element has this name
     */
    static boolean add(String name, @Nullable ParityRun run) {
        return RUNS.get().putIfAbsent(name, Optional.ofNullable(run)) == null;
    }

    static void remove(String name, ParityRun run) {
        RUNS.get().remove(name, Optional.of(run));
    }

    /** The element with this name; with an empty name, the only one. Empty when that is switched off. */
    static Optional<ParityRun> find(String name) throws ParityException {
        Map<String, Optional<ParityRun>> runs = new TreeMap<>(RUNS.get());
        if (name.isEmpty() && runs.size() == 1) {
            return runs.values().iterator().next();
        }
        Optional<ParityRun> run = runs.get(name);
        if (run != null) {
            return run;
        }
        throw new ParityException(
                name.isEmpty()
                        ? "ParityCheck.parity is empty, which needs exactly one working Postgres Parity in the plan; found "
                                + runs.keySet()
                        : "ParityCheck.parity names \"" + name + "\", but the plan has " + runs.keySet());
    }

    /** Whether one of them is as described. */
    static boolean any(Predicate<ParityRun> described) {
        return RUNS.get().values().stream().flatMap(Optional::stream).anyMatch(described);
    }

    /** The database of the first by name that has one. */
    static Optional<PostgresAddress> database() {
        return new TreeMap<>(RUNS.get())
                .values().stream()
                        .flatMap(Optional::stream)
                        .map(ParityRun::database)
                        .findFirst();
    }

    /** What those that are switched off leave unknown, in one sentence each without full stop. */
    static List<String> warnings() {
        return RUNS.get().entrySet().stream()
                .filter(run -> run.getValue().isEmpty())
                .map(run -> notChecked(run.getKey()))
                .sorted()
                .toList();
    }

    /** That nothing is known of the rows, and why. */
    static String notChecked(String element) {
        return "parity was not checked: the URL of `" + element + "` is `" + PostgresParitySettings.NO_DATABASE + "`";
    }
}
