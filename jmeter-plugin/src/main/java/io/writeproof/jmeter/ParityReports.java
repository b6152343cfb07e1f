package io.writeproof.jmeter;

import io.writeproof.parity.ParityReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The reports of checks that were made at the end of the running test, when no sample can carry them any more.
 *
 * <p>A plan with a Parity Check sampler leaves this empty: its report travels in a {@link ParitySampleResult}. The
 * verdict of every Thresholds element reads both. Thread-safe.
 */
public final class ParityReports {

    private static final OfTest<List<ParityReport>> REPORTS = new OfTest<>(CopyOnWriteArrayList::new);

    private ParityReports() {}

    static void publish(ParityReport report) {
        REPORTS.get().add(report);
    }

    /** Every report published in the running test. */
    public static List<ParityReport> all() {
        return List.copyOf(REPORTS.get());
    }
}
