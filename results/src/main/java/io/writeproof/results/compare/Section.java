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
 */
public record Section(
        String suite,
        Optional<String> variant,
        Optional<String> environment,
        List<StoredRun> baseline,
        List<StoredRun> candidate) {

    public Section {
        baseline = List.copyOf(baseline);
        candidate = List.copyOf(candidate);
    }

    /** The suite and the variant. */
    public String title() {
        return suite + variant.map(name -> " " + name).orElse("");
    }
}
