package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.List;

/**
 * The runs that one side of a comparison means.
 *
 * @param name how it was asked for, with the commit that it meant, such as {@code main a1b2c3d}
 * @param runs its runs, oldest first; at least one, all valid
 * @param warnings what a reader must know about them
 */
public record Side(String name, List<StoredRun> runs, List<String> warnings) {

    public Side {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }
}
