package io.writeproof.runner;

import java.util.Arrays;
import java.util.Comparator;

/** What the exit code of a load run says; ordered from the best to the worst. Immutable. */
enum ExitCode {
    /** Every gate held. */
    PASSED(0),
    /** A threshold or the parity failed. */
    FAILED(99),
    /** There is no verdict: no sample, or keys that could not be checked. */
    INVALID(105),
    /** Refused before any load: something is wrong with an option or with what it names. */
    REFUSED(104),
    /** Stopped by Ctrl-C or SIGTERM; what had been acknowledged was still verified. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The meaning of JMeter's own exit code; everything the plugin does not use means that there is no verdict. */
    static ExitCode ofJMeter(int code) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.code == code && candidate != INTERRUPTED)
                .findFirst()
                .orElse(INVALID);
    }

    ExitCode worse(ExitCode other) {
        return Comparator.<ExitCode>naturalOrder().compare(this, other) >= 0 ? this : other;
    }
}
