package io.writeproof.durability;

import java.util.Map;

/**
 * What is in the tables. Immutable.
 *
 * @param copies how often each id is there
 * @param halves rows of one of the two tables without the row of the other that was committed with them
 */
record Rows(Map<String, Integer> copies, long halves) {

    Rows {
        copies = Map.copyOf(copies);
    }

    boolean has(String id) {
        return copies.containsKey(id);
    }

    /** Rows beyond the first of an id. */
    long duplicates() {
        return copies.values().stream().mapToLong(count -> count - 1L).sum();
    }
}
