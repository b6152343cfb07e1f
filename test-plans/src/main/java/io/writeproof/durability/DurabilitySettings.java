package io.writeproof.durability;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be tried. Immutable.
 *
 * @param root of the repository
 * @param variants ways of writing, in the order of the table
 * @param faults in the order of the table
 * @param kills of each cell
 * @param seed of every delay
 * @param writers threads that post
 * @param results where the run is stored
 */
record DurabilitySettings(
        Path root, List<Variant> variants, List<Fault> faults, int kills, long seed, int writers, Path results) {

    DurabilitySettings {
        variants = List.copyOf(variants);
        faults = List.copyOf(faults);
    }

    /** Without the controls. */
    int cells() {
        return variants.size() * faults.size();
    }
}
