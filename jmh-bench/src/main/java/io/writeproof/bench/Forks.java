package io.writeproof.bench;

import java.util.Arrays;

/** The JVMs that JMH has started from this one. */
final class Forks {

    private static final String MAIN_CLASS = "org.openjdk.jmh.runner.ForkedMain";

    private Forks() {}

    /** Stops those that are still running; JMH leaves them alone when it is interrupted itself. */
    static void destroy() {
        ProcessHandle.current().children().filter(Forks::isFork).forEach(ProcessHandle::destroy);
    }

    private static boolean isFork(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(MAIN_CLASS))
                .isPresent();
    }
}
