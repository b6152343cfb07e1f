package io.writeproof.parity;

import java.io.Serializable;

/**
 * What a check found in the database.
 *
 * @param rows rows of the run
 * @param childRows rows that hang on them in the child table; -1 when no child rows are counted
 * @param indeterminatePresent indeterminate requests whose row is there
 * @param failedPresent failed requests whose row is there all the same (information, not damage)
 * @param damage the keys of every class of damage
 * @param comparison how rows and requests were compared, in words: by digest, key by key and why, by counts
 */
public record Findings(
        long rows, long childRows, long indeterminatePresent, long failedPresent, Damage damage, String comparison)
        implements Serializable {

    /** Stands for {@code childRows} when the count query has no second column. */
    public static final long NOT_COUNTED = -1;
}
