package io.writeproof.full;

import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where things are. Immutable.
 *
 * @param root of the repository
 * @param report the report's own directory, which holds everything that it tells of
 */
record Place(Path root, Path report) {

    private static final int LAST_WORDS = 3;

    Path script(String name) {
        return root.resolve("scripts/" + name);
    }

    /** What a part printed; {@code name} may have slashes. */
    Path log(String name) {
        return logs().resolve(name.replace('/', '-') + ".log");
    }

    Path logs() {
        return report.resolve("logs");
    }

    /** Where the parts store their runs, laid out as {@code results/} is. */
    Path runs() {
        return report.resolve("runs");
    }

    Path benchmarks() {
        return report.resolve("benchmarks");
    }

    /** The finished runs, of one suite or of all. */
    List<StoredRun> stored(Optional<String> suite) {
        return Files.isDirectory(runs()) ? new RunStore(runs()).list(suite) : List.of();
    }

    String relative(Path file) {
        return report.relativize(file).toString();
    }

    /** The last words of a part that left nothing else. */
    String lastWords(Path log) {
        try (Stream<String> text = Files.lines(log)) {
            List<String> lines =
                    text.map(String::strip).filter(line -> !line.isEmpty()).toList();
            return lines.isEmpty()
                    ? "it said nothing"
                    : String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies in the report's directory; of a stored run, its directory. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(report, 3)) {
            return files.filter(file -> Files.isRegularFile(file) || isStoredRun(file))
                    .map(file -> relative(file) + (Files.isDirectory(file) ? "/" : ""))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private boolean isStoredRun(Path directory) {
        return directory.startsWith(runs()) && runs().relativize(directory).getNameCount() == 2;
    }
}
