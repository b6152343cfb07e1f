package io.writeproof.results.compare;

import io.writeproof.results.store.Checkout;
import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the runs that a name means: a directory, a commit, tag or branch, or the id of a run. Immutable.
 *
 * <p>Runs of a changed working tree are not runs of its commit and are left out; so are runs that prove nothing. Both can
 * be asked for by their directory or id.
 */
public final class SideFinder {

    /** What a name of a commit looks like to one who has no repository. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");

    private static final int SHORT_HASH = 7;
    private static final String RUN_FILE = "run.json";
    /** A store has suites, a suite has runs, a run has its file. */
    private static final int DEPTH = 3;

    private final RunStore store;
    private final Checkout checkout;
    private final Optional<String> suite;

    /**
     * @param store where the runs are
     * @param checkout the repository whose commits are meant
     * @param suite the only suite to look at
     */
    public SideFinder(RunStore store, Checkout checkout, Optional<String> suite) {
        this.store = store;
        this.checkout = checkout;
        this.suite = suite;
    }

    /**
     * The side of that name.
     *
     * @throws NoSuchSideException when the name means nothing
     * @throws NotComparableException when there are no runs of it
     * @throws StoreException when a run is damaged
     */
    public Side find(String name) {
        if (Files.exists(Path.of(name))) {
            return given(name, Path.of(name));
        }
        Optional<String> commit = checkout.commitOf(name);
        if (commit.isPresent()) {
            return ofCommit(name, commit.get());
        }
        List<RunSummary> named = store.named(name);
        if (named.size() == 1) {
            return given(name, named.get(0).directory());
        }
        if (HASH.matcher(name).matches()) {
            return ofCommit(name, name);
        }
        throw new NoSuchSideException("'" + name
                + "': expected a commit, a tag, a branch, the id of a run, or a directory"
                + " of runs, found " + (named.isEmpty() ? "nothing of that name" : named.size() + " runs of that name")
                + (checkout.shallow() ? "; this clone is shallow: fetch its history with 'git fetch --unshallow'" : "")
                + "; 'scripts/results list' shows what is stored");
    }

    /** The finished runs in a directory, a suite's directory or a whole store, oldest first. */
    private static List<StoredRun> below(Path directory) {
        try (Stream<Path> files = Files.find(directory, DEPTH, (file, attributes) -> file.endsWith(RUN_FILE))) {
            return files.map(Path::getParent)
                    .filter(run -> !run.toString().endsWith(".partial"))
                    .map(StoredRun::read)
                    .sorted(Comparator.comparing(StoredRun::startedAt))
                    .toList();
        } catch (IOException e) {
            throw new StoreException("cannot read the directory " + directory + ": " + e, e);
        }
    }

    /** What was asked for by its place; even runs of a changed working tree. */
    private Side given(String name, Path place) {
        List<StoredRun> runs = Files.exists(place.resolve(RUN_FILE)) || Files.isRegularFile(place)
                ? List.of(StoredRun.read(place))
                : below(place);
        List<String> warnings = new ArrayList<>();
        runs.stream()
                .filter(run -> run.document().at("/source/dirty").asBoolean())
                .forEach(run -> warnings.add("run " + run.runId() + " was made of a changed working tree"));
        return side(name, runs, warnings, "there are no stored runs below " + place);
    }

    private Side ofCommit(String name, String commit) {
        RunListing listing = store.headlines();
        List<RunSummary> all = listing.runs().stream()
                .filter(run -> run.commit().startsWith(commit))
                .filter(ofSuite(RunSummary::suite))
                .toList();
        List<StoredRun> clean = all.stream()
                .filter(run -> !run.line().path("dirty").asBoolean())
                .map(run -> StoredRun.read(run.directory()))
                .toList();
        String shortName = commit.substring(0, SHORT_HASH);
        List<String> warnings = new ArrayList<>();
        listing.damaged().stream()
                .filter(run -> run.directory().contains("_" + shortName))
                .forEach(run -> warnings.add("left out, because it is damaged: " + run.reason()));
        String title = commit.startsWith(name) ? shortName : name + " " + shortName;
        return side(title, clean, warnings, absence(shortName, all.size()));
    }

    private String absence(String commit, int dirty) {
        String command = suite.filter(kind -> !kind.equals("jmh"))
                .map(kind -> "scripts/load " + kind)
                .orElse("scripts/bench");
        return "there is no stored run of " + commit
                + suite.map(kind -> " in suite " + kind).orElse("")
                + (dirty > 0
                        ? ", only " + dirty + " of a changed working tree: commit the changes, or name a run by id"
                        : "")
                + "; make one with: git switch --detach " + commit + " && " + command;
    }

    private Side side(String name, List<StoredRun> found, List<String> warnings, String absence) {
        List<StoredRun> runs = found.stream().filter(ofSuite(StoredRun::suite)).toList();
        if (runs.isEmpty()) {
            throw new NotComparableException("nothing to compare: " + absence);
        }
        List<StoredRun> valid =
                runs.stream().filter(run -> run.status().valid()).toList();
        List<String> notes = new ArrayList<>(warnings);
        runs.stream()
                .filter(run -> !run.status().valid())
                .forEach(run -> notes.add(
                        "left out: run " + run.runId() + " is " + run.status().label()));
        if (valid.isEmpty()) {
            throw new StoreException("every run of '" + name + "' is invalid or interrupted ("
                    + runs.get(0).directory() + "): repeat it");
        }
        return new Side(name, valid, notes);
    }

    private <R> Predicate<R> ofSuite(Function<R, String> suiteOf) {
        return run -> suite.isEmpty() || suite.get().equals(suiteOf.apply(run));
    }
}
