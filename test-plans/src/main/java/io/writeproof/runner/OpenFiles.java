package io.writeproof.runner;

import com.sun.management.UnixOperatingSystemMXBean;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.Workload;
import java.lang.management.ManagementFactory;

/**
 * How many files a process may have open, of which every connection is one. Immutable.
 *
 * @param limit the hard limit: a JVM raises its own, and that of the processes that it starts, to it
 */
record OpenFiles(long limit) {

    /** Jars, logs and libraries of JMeter or the gateway, and the gateway's connections to the database. */
    static final long BESIDES = 300;

    /** The limit of this process, which is that of the processes that it starts. */
    static OpenFiles ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? new OpenFiles(system.getMaxFileDescriptorCount())
                : new OpenFiles(Long.MAX_VALUE);
    }

    /**
     * Makes sure that each thread of the load can have a connection.
     *
     * @throws RunRefusedException if generator and gateway may not open that many files
     */
    void require(Workload workload) {
        long needed = workload.threads() + BESIDES;
        if (needed > limit) {
            throw new RunRefusedException(new Problem(
                    "open files",
                    "expected room for " + needed + " in each process (" + workload.threads()
                            + " threads with a connection each, and " + BESIDES + " others), found a limit of " + limit,
                    "raise it with ulimit -n " + needed
                            + ", for good in /etc/security/limits.conf or with LimitNOFILE=,"
                            + " or load with fewer threads"));
        }
    }
}
