package io.writeproof.results.report;

import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The load runs of each database host as a Markdown file, {@code stress-test-results-<host>.md}, beside the runs.
 *
 * <p>A file is always made anew of all stored runs, so that nothing is lost when it is. Runs that name no database host
 * are in none. Immutable; of processes that write at the same time the last one counts.
 */
public final class HostReports {

    private final RunStore store;
    private final Path checkout;

    /**
     * The reports of a store.
     *
     * @param checkout a directory of the repository whose commits the runs name
     */
    public HostReports(RunStore store, Path checkout) {
        this.store = store;
        this.checkout = checkout;
    }

    /**
     * Writes the file of the host that a run's database is on.
     *
     * @return the file; empty when the run names no host
     * @throws io.writeproof.results.store.StoreException when a run cannot be read or the file cannot be written
     */
    public Optional<Path> update(StoredRun run) {
        return run.databaseHost().map(DatabaseHost::of).map(host -> write(host, byHost()));
    }

    /**
     * Writes the files of all hosts.
     *
     * @return the files, by name
     * @throws io.writeproof.results.store.StoreException when a run cannot be read or a file cannot be written
     */
    public List<Path> updateAll() {
        Map<DatabaseHost, List<StoredRun>> runs = byHost();
        return runs.keySet().stream().map(host -> write(host, runs)).toList();
    }

    private Path write(DatabaseHost host, Map<DatabaseHost, List<StoredRun>> runs) {
        HostReport report = new HostReport(host.label(), runs.getOrDefault(host, List.of()), checkout);
        return store.publish(host.fileName(), report.text());
    }

    /** The runs of each host, oldest first. */
    private Map<DatabaseHost, List<StoredRun>> byHost() {
        Map<DatabaseHost, List<StoredRun>> hosts = new TreeMap<>(Comparator.comparing(DatabaseHost::label));
        for (StoredRun run : store.list(Optional.empty())) {
            run.databaseHost()
                    .map(DatabaseHost::of)
                    .ifPresent(host -> hosts.computeIfAbsent(host, first -> new ArrayList<>())
                            .add(run));
        }
        return hosts;
    }
}
