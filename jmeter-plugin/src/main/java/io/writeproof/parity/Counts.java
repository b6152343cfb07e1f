package io.writeproof.parity;

/**
 * How many rows of the run there are at one moment.
 *
 * @param childRows {@link Findings#NOT_COUNTED} when the count query has no second column
 */
record Counts(long rows, long childRows) {

    /** Rows whose child row is missing, as far as counts can tell. */
    long missingChildren() {
        return childRows == Findings.NOT_COUNTED ? 0 : Math.max(0, rows - childRows);
    }

    /** So many acknowledged requests at least have no row yet, or half of one. */
    long missingFrom(Requests requests) {
        return Math.max(0, requests.acknowledged() - rows + missingChildren());
    }

    /** Whether a check could succeed. */
    boolean sufficeFor(Requests requests) {
        return rows >= requests.acknowledged() && missingChildren() == 0;
    }
}
