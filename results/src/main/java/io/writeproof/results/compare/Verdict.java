package io.writeproof.results.compare;

import java.util.Locale;

/** What a comparison says about a row. */
public enum Verdict {
    /** Worse by more than the gate, and not by chance. */
    REGRESSED,
    /** More faults than before; no statistics. */
    FAILED,
    /** In the baseline, not in the candidate. */
    MISSING,
    /** Nothing can be concluded: the note says why. */
    INVALID,
    /** Too few replicates for any p to pass. */
    UNDERPOWERED,
    /** Neither a change nor equality is shown. */
    INCONCLUSIVE,
    /** Better by more than the gate, and not by chance. */
    IMPROVED,
    /** In the candidate, not in the baseline. */
    NEW,
    /** The whole interval lies inside the gate; of faults: no more than before. */
    UNCHANGED,
    /** From different environments, or for information: the numbers are shown, nothing is judged. */
    NOT_JUDGED;

    /** Whether it fails a build. */
    public boolean fails() {
        return this == REGRESSED || this == FAILED || this == MISSING;
    }

    /** As tables show it: in capitals when somebody must look at it. */
    public String label() {
        return fails() || this == INVALID
                ? name()
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
