package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Optional;

/**
 * Runs of both sides that may be compared: one suite, one variant, one load.
 *
 * @param suite their suite
 * @param variant their variant; empty when the suite has none
 * @param environment the fingerprint that they share; empty when the sides are from different environments
 * @param baseline the baseline's runs, oldest first
 * @param candidate the candidate's runs, oldest first
 * @param design how the runs of one side belong to those of the other
 */
public record Section(
        String suite,
        Optional<String> variant,
        Optional<String> environment,
        List<StoredRun> baseline,
        List<StoredRun> candidate,
        Design design) {

    /** How the runs of one side belong to those of the other. */
    public enum Design {
        INDEPENDENT,
        /** The n-th run of one side was measured beside the n-th of the other. */
        PAIRED
    }

    public Section {
        baseline = List.copyOf(baseline);
        candidate = List.copyOf(candidate);
    }

    /** Runs that have nothing to do with each other. */
    public Section(
            String suite,
            Optional<String> variant,
            Optional<String> environment,
            List<StoredRun> baseline,
            List<StoredRun> candidate) {
        this(suite, variant, environment, baseline, candidate, Design.INDEPENDENT);
    }

    /** The same runs in pairs, unless a run has no partner. */
    Section paired() {
        return baseline.size() == candidate.size()
                ? new Section(suite, variant, environment, baseline, candidate, Design.PAIRED)
                : this;
    }

    /** The suite and the variant. */
    public String title() {
        return suite + variant.map(name -> " " + name).orElse("");
    }
}
