package io.writeproof.results.pairs;

import io.writeproof.results.store.Checkout;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worktree of each commit in a temporary directory, in which its own scripts build and measure it.
 *
 * <p>{@link #close} stops what is running and removes everything; a shutdown hook does so on Ctrl-C and SIGTERM. Used
 * by one thread and that hook.
 */
public final class Worktrees implements PairRunner, AutoCloseable {

    private final Checkout checkout;
    private final RunStore store;
    private final Path results;
    private final ScriptProcess process;
    private final Revisions revisions;
    private final Path directory;
    private final Thread hook = new Thread(this::remove, "remove worktrees");
    private boolean removed;

    private Worktrees(Checkout checkout, Path results, Revisions revisions, Map<String, String> environment) {
        this.checkout = checkout;
        this.results = results.toAbsolutePath().normalize();
        this.store = new RunStore(results);
        this.revisions = revisions;
        try {
            this.directory = Files.createTempDirectory("writeproof-pairs-");
        } catch (IOException e) {
            throw new StoreException("cannot create a directory for the worktrees: " + e, e);
        }
        this.process = new ScriptProcess(directory.resolve("log"), environment);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Checks both commits out.
     *
     * @param results where the runs are stored
     * @param environment what the scripts find in theirs besides ours
     * @throws StoreException when git or the disk refuses
     */
    public static Worktrees of(Checkout checkout, Path results, Revisions revisions, Map<String, String> environment) {
        Worktrees worktrees = new Worktrees(checkout, results, revisions, environment);
        try {
            for (PairSide side : PairSide.values()) {
                checkout.addWorktree(worktrees.of(side), revisions.of(side).commit());
            }
            return worktrees;
        } catch (StoreException e) {
            worktrees.close();
            throw e;
        }
    }

    private Path of(PairSide side) {
        return directory.resolve(side.label());
    }

    /**
     * Builds what the script needs, so that no run has to.
     *
     * @throws PairsException when it cannot be built
     */
    public void build(PairSide side, Script script) {
        int exitCode = process.run(of(side), script.build());
        if (exitCode != 0) {
            throw failed(side, script.build(), "failed with exit code " + exitCode);
        }
    }

    @Override
    public List<String> run(PairSide side, Script script) {
        List<String> command = script.run(results);
        Set<Path> before = directories(side);
        int exitCode = process.run(of(side), command);
        List<String> stored = directories(side).stream()
                .filter(run -> !before.contains(run))
                .map(run -> results.relativize(run.toAbsolutePath().normalize()).toString())
                .sorted()
                .toList();
        if (stored.isEmpty()) {
            throw failed(side, command, "stored no run of this commit and ended with exit code " + exitCode);
        }
        return stored;
    }

    private Set<Path> directories(PairSide side) {
        String commit = revisions.of(side).commit();
        return Files.isDirectory(results)
                ? store.headlines().runs().stream()
                        .filter(run -> run.commit().equals(commit))
                        .map(RunSummary::directory)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private PairsException failed(PairSide side, List<String> command, String how) {
        return new PairsException(side.label() + " " + revisions.of(side).title() + ": " + command.get(0) + " " + how
                + "; the last it said:\n" + process.lastLines().indent(2).stripTrailing());
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is doing this work.
            return;
        }
    }

    private synchronized void remove() {
        if (removed) {
            return;
        }
        removed = true;
        process.stop();
        Stream.of(PairSide.values()).map(this::of).filter(Files::exists).forEach(checkout::removeWorktree);
        try {
            Files.deleteIfExists(directory.resolve("log"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new StoreException("cannot remove " + directory + ": " + e, e);
        }
    }
}
