package io.writeproof.durability;

import io.writeproof.postgres.DatabaseException;
import io.writeproof.results.store.FileTree;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.option.LineBreaks;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One run of the matrix from the server's start to the stored verdict. Used by one thread, once. */
final class DurabilityRun {

    private static final int INTERRUPTED = 130;
    private static final int WIDTH = 80;

    private final DurabilitySettings settings;
    private final PrintStream out;
    private final PrintStream err;
    private int complete;

    DurabilityRun(DurabilitySettings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** Runs everything; the exit code is the verdict. */
    int execute() {
        Leave leave = Leave.ofThisThread();
        try {
            return verdict();
        } catch (RigException | DatabaseException | StoreException | IllegalStateException | UncheckedIOException e) {
            if (leave.requested()) {
                err.println("durability: interrupted; nothing is stored");
                return INTERRUPTED;
            }
            err.println("durability: no verdict, nothing is stored: " + e.getMessage());
            return RunStatus.INVALID.exitCode();
        } finally {
            leave.cleared();
        }
    }

    private int verdict() {
        DurabilityArchive archive = new DurabilityArchive(settings);
        out.printf(
                Locale.ROOT,
                "%d variants x %d faults x %d kills, and two controls of each variant, seed %d; about %d min%n",
                settings.variants().size(),
                settings.faults().size(),
                settings.kills(),
                settings.seed(),
                Math.max(1, Experiment.planned(settings).toMinutes()));
        Path logs = temporaryDirectory();
        try (KillableServer server = KillableServer.start(logs.resolve("postgres.log"))) {
            out.println("on an embedded " + server.durability());
            if (!server.storageWarning().isEmpty()) {
                out.println("warning: " + server.storageWarning());
            }
            List<Cell> cells = new Experiment(settings, server, logs, this::progress).run();
            report(cells);
            StoredRun stored =
                    archive.store(cells, server.durability(), new Rig.Place(settings.root(), logs).gatewayJar());
            out.println("stored " + stored.directory());
            return stored.status().exitCode();
        } finally {
            delete(logs);
        }
    }

    private void progress(Cell cell) {
        complete++;
        out.printf(
                Locale.ROOT,
                "%3d/%d  %s %-16s %-18s %7d acked %6d lost%n",
                complete,
                settings.cells() + Control.values().length * settings.variants().size(),
                cell.passed() ? "✓" : "✗",
                cell.variant(),
                cell.treatment().label(),
                cell.acknowledged(),
                cell.lost());
    }

    private void report(List<Cell> cells) {
        out.println();
        out.print(MatrixText.of(cells));
        out.println();
        Caveats.ALL.forEach(caveat -> out.println(bullet(caveat)));
        out.println();
        cells.stream().flatMap(cell -> cell.problems().stream()).forEach(problem -> out.println("✗ " + problem));
        out.println(
                MatrixDocument.status(cells) == RunStatus.PASSED
                        ? "PASSED: every cell is within its bound, and the controls hold"
                        : "FAILED");
    }

    /** Broken at blanks, so that no terminal breaks it within a word. */
    private static String bullet(String sentence) {
        return "- " + String.join("\n  ", LineBreaks.inText(sentence, WIDTH - 2));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("writeproof-durability-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory", e);
        }
    }

    private static void delete(Path directory) {
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
