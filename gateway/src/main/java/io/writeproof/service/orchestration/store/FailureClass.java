package io.writeproof.service.orchestration.store;

import java.util.Locale;

/** Whom a failure is for. */
public enum FailureClass {
    /** The database or a machine: nothing is wrong with what was asked for. */
    INFRASTRUCTURE,
    /** What was asked for is not there, or cannot be worked with: an orchestration, an activity, an input, a table. */
    CONFIGURATION,
    /** The work itself. */
    APPLICATION;

    /** Its name in answers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
