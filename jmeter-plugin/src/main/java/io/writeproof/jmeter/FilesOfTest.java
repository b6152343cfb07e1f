package io.writeproof.jmeter;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files that the elements of the running test want to write, so that no two write the same. Thread-safe. */
final class FilesOfTest {

    private static final OfTest<Map<Path, String>> OWNERS = new OfTest<>(ConcurrentHashMap::new);

    private FilesOfTest() {}

    /** Reserves files for an element; one that is reserved already is a configuration problem. */
    static void reserve(String element, Stream<Path> files) {
        files.forEach(file -> {
            String other = OWNERS.get().putIfAbsent(file.toAbsolutePath().normalize(), element);
            if (other != null) {
                ConfigurationProblems.add(
                        element, file + " is to be written by `" + other + "` already; give each file its own name");
            }
        });
    }
}
