package io.writeproof.jmeter;

import io.writeproof.parity.ParityException;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.ReportText;
import io.writeproof.parity.Requests;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.Interruptible;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows in the database with the requests of the run, and reports the outcome as a sample.
 *
 * <p>Its place is a tearDown thread group: all requests have ended, and the sample still reaches every listener, also
 * on the controller of a distributed test. {@link #interrupt} ends a check at once. When the Postgres Parity is switched
 * off there is nothing to report, so there is no sample.
 */
public final class ParityCheck extends AbstractSampler implements Interruptible {

    private static final long serialVersionUID = 1L;

    private transient volatile @Nullable ParityRun checking;

    @Override
    public @Nullable SampleResult sample(@Nullable Entry entry) {
        long start = System.currentTimeMillis();
        long startNanos = System.nanoTime();
        ParityReport report = report();
        if (report == null) {
            return null;
        }
        SampleResult result = new ParitySampleResult(report);
        result.setStampAndTime(start, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        result.setResponseData(ReportText.of(report), "UTF-8");
        return result;
    }

    private @Nullable ParityReport report() {
        try {
            ParityRun run = ParityRuns.find(
                            getPropertyAsString("ParityCheck.parity").strip())
                    .orElse(null);
            checking = run;
            return run == null ? null : run.check();
        } catch (ParityException e) {
            return ParityReport.invalid("" + e.getMessage(), new Requests(0, 0, 0));
        } finally {
            checking = null;
        }
    }

    @Override
    public boolean interrupt() {
        @Nullable ParityRun run = checking;
        if (run == null) {
            return false;
        }
        run.abort();
        return true;
    }
}
