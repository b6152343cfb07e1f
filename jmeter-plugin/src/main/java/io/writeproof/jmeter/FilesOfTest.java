package io.writeproof.jmeter;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jmeter.threads.JMeterContextService;

/** The files that the elements of the running test want to write, so that no two write the same. Thread-safe. */
final class FilesOfTest {

    private static final Map<Path, String> OWNERS = new HashMap<>();
    private static long testStart;

    private FilesOfTest() {}

    /** Reserves files for an element; one that is reserved already is a configuration problem. */
    static synchronized void reserve(String element, Stream<Path> files) {
        long thisTest = JMeterContextService.getTestStartTime();
        if (testStart != thisTest) {
            OWNERS.clear();
            testStart = thisTest;
        }
        files.forEach(file -> {
            String other = OWNERS.putIfAbsent(file.toAbsolutePath().normalize(), element);
            if (other != null) {
                ConfigurationProblems.add(
                        element, file + " is to be written by `" + other + "` already; give each file its own name");
            }
        });
    }
}
