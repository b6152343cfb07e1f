package io.writeproof.results.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory with all that is in it. Stateless. */
public final class FileTree {

    private FileTree() {}

    /**
     * Deletes a directory and what is in it, but not what links in it lead to; one that is not there is left at that.
     *
     * @throws IOException if a file cannot be deleted; those before it are gone
     */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
