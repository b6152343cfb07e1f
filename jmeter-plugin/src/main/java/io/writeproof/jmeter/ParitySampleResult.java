package io.writeproof.jmeter;

import io.writeproof.parity.ParityReport;
import org.apache.jmeter.samplers.SampleResult;

/** The result of a Parity Check: a sample like any other, which carries the report. */
public final class ParitySampleResult extends SampleResult {

    /** The label of every parity sample, whatever the sampler is called. */
    public static final String LABEL = "Parity";

    private static final long serialVersionUID = 1L;

    private final ParityReport report;

    public ParitySampleResult(ParityReport report) {
        this.report = report;
        setSampleLabel(LABEL);
        setDataType(TEXT);
        setSuccessful(report.passed());
        setResponseCode(report.verdict().name());
        setResponseMessage(report.reason());
    }

    public ParityReport report() {
        return report;
    }
}
