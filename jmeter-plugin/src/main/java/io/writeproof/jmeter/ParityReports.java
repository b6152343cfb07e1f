package io.writeproof.jmeter;

import io.writeproof.parity.ParityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The reports of checks that were made at the end of the test, when no sample can carry them any more.
 *
 * <p>A plan with a Parity Check sampler leaves this empty: its report travels in a {@link ParitySampleResult}. The
 * verdict of a test reads both. Thread-safe.
 */
public final class ParityReports {

    private static final Queue<ParityReport> REPORTS = new ConcurrentLinkedQueue<>();

    private ParityReports() {}

    static void publish(ParityReport report) {
        REPORTS.add(report);
    }

    /** Takes every report published since the last call. */
    public static List<ParityReport> drain() {
        List<ParityReport> drained = new ArrayList<>();
        @Nullable ParityReport next;
        while ((next = REPORTS.poll()) != null) {
            drained.add(next);
        }
        return drained;
    }
}
