package io.writeproof.results.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.RunListing.DamagedRun;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a results directory, read through {@code index.jsonl}. Immutable; reads the disk with each call.
 *
 * <p>The directories say which runs there are; the index only saves reading their {@code run.json}. A run without a line, or
 * whose {@code run.json} has another length than its line says, is read itself. So nothing depends on the index: it may be
 * absent, old, merged from two branches or cut off.
 */
final class RunIndex {

    static final String FILE = "index.jsonl";

    /** What the name of a run's directory begins with; such a directory is expected to hold a run. */
    private static final Pattern RUN_NAME = Pattern.compile("\\d{8}T\\d{6}Z_.+");

    private final Path resultsDirectory;

    RunIndex(Path resultsDirectory) {
        this.resultsDirectory = resultsDirectory;
    }

    /**
     * The runs that are there, oldest first, and what cannot be read.
     *
     * @throws StoreException when the results directory itself cannot be read
     */
    RunListing read() {
        return read(lines(IndexLine::whole));
    }

    /** As {@link #read}, without what is nested in a line. */
    RunListing readHeadlines() {
        return read(lines(IndexLine::headlines));
    }

    /** As {@link #read}, but from the runs alone; the index is then replaced by what was found. */
    RunListing rebuild() {
        RunListing listing = read(Map.of());
        write(listing.runs());
        return listing;
    }

    /** Replaces the index, atomically. A line that another process adds meanwhile may be lost, and is not needed. */
    void write(List<RunSummary> runs) {
        Path file = resultsDirectory.resolve(FILE);
        try {
            AtomicFile.write(
                    file, runs.stream().map(run -> Json.line(run.line())).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e, e);
        }
    }

    private RunListing read(Map<String, ObjectNode> lines) {
        List<RunSummary> runs = new ArrayList<>();
        List<DamagedRun> damaged = new ArrayList<>();
        for (Path suite : directoriesIn(resultsDirectory)) {
            for (Path directory : directoriesIn(suite)) {
                String name = suite.getFileName() + "/" + directory.getFileName();
                if (!lines.containsKey(name) && !isRun(directory)) {
                    continue;
                }
                try {
                    runs.add(summary(directory, lines.get(name)));
                } catch (StoreException unreadable) {
                    damaged.add(new DamagedRun(name, String.valueOf(unreadable.getMessage())));
                }
            }
        }
        runs.sort(Comparator.comparing(RunSummary::startedAt));
        damaged.sort(Comparator.comparing(DamagedRun::directory));
        return new RunListing(runs, damaged);
    }

    private static boolean isRun(Path directory) {
        String name = String.valueOf(directory.getFileName());
        return !name.endsWith(RunStore.PARTIAL)
                && (RUN_NAME.matcher(name).matches() || Files.isRegularFile(directory.resolve(RunStore.RUN_FILE)));
    }

    private static RunSummary summary(Path directory, @Nullable ObjectNode line) {
        // The length of a file that is not there is 0, which no line says.
        long bytes = directory.resolve(RunStore.RUN_FILE).toFile().length();
        return line != null && line.path(IndexLine.BYTES).asLong(-1) == bytes
                ? new RunSummary(directory, line)
                : new RunSummary(directory, IndexLine.of(StoredRun.read(directory)));
    }

    /** Files among them are no directories, and are found out when they are opened; what is gone by then has no entries. */
    private static List<Path> directoriesIn(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NotDirectoryException | NoSuchFileException noDirectory) {
            return List.of();
        } catch (IOException e) {
            throw new StoreException("cannot read the directory " + directory + ": " + e, e);
        }
        return entries;
    }

    private Map<String, ObjectNode> lines(LineReader reader) {
        Map<String, ObjectNode> lines = new HashMap<>();
        Path file = resultsDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return lines;
        }
        try {
            byte[] content = Files.readAllBytes(file);
            int from = 0;
            for (int to = 0; to < content.length; to++) {
                if (content[to] == '\n') {
                    read(reader, content, from, to)
                            .ifPresent(line ->
                                    lines.put(line.path(IndexLine.DIRECTORY).asText(), line));
                    from = to + 1;
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + ": " + e + "; delete it, it can be rebuilt", e);
        }
        return lines;
    }

    /** A line that was cut off, or that a merge left a mark on, is worth no more than a missing one. */
    private static Optional<ObjectNode> read(LineReader reader, byte[] content, int from, int to) {
        try {
            return Optional.of(reader.read(content, from, to - from));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads a line of the index, as far as it is wanted. */
    private interface LineReader {
        ObjectNode read(byte[] content, int from, int length) throws IOException;
    }
}
