package io.writeproof.jmeter;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the configuration of the plan, found before any load.
 *
 * <p>An element adds what it finds in {@code testStarted} and returns normally: an exception there would end the run
 * with exit code 0. Adding a problem says so on standard error, in JMeter's log and in a window of JMeter's, if it has one,
 * and stops the test before its first thread. {@link TestExit} turns it into exit code 104. Thread-safe.
 */
public final class ConfigurationProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationProblems.class);
    private static final Queue<Problem> PROBLEMS = new ConcurrentLinkedQueue<>();

    /**
     * One thing to mend.
     *
     * @param element the name of the element in the plan
     * @param message what was expected, what was found, which field to change
     */
    public record Problem(String element, String message) {
        @Override
        public String toString() {
            return element + ": " + message;
        }
    }

    private ConfigurationProblems() {}

    /** Reports a problem and stops the test; to be called from {@code testStarted}. */
    public static void add(String element, String message) {
        Problem problem = new Problem(element, message);
        PROBLEMS.add(problem);
        System.err.println(line(problem));
        LOG.error(line(problem));
        VerdictWindow.tell("Nothing was loaded", text());
        EngineStop.beforeLoad();
    }

    /** All of them, as JMeter's window shows them. */
    static String text() {
        return PROBLEMS.stream().map(ConfigurationProblems::line).collect(Collectors.joining("\n\n"));
    }

    private static String line(Problem problem) {
        return "Configuration error in " + problem;
    }

    /** The problems found so far, which stay. */
    public static List<Problem> all() {
        return List.copyOf(PROBLEMS);
    }

    /** Takes every problem, so that the next test in this process starts clean. */
    public static List<Problem> drain() {
        List<Problem> drained = new ArrayList<>();
        @Nullable Problem next;
        while ((next = PROBLEMS.poll()) != null) {
            drained.add(next);
        }
        return drained;
    }
}
