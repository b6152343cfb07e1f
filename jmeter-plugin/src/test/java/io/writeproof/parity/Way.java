package io.writeproof.parity;

/** How the check is made to compare. */
enum Way {
    BY_DIGEST,
    KEY_BY_KEY;

    KeyLedger ledger(PostgresAddress address, KeySource source) {
        try {
            RunQueries queries = new RunQueries("", "", "").withDefaults(source);
            KeyHashing hashing = new RunRows(address, queries).preflight(source);
            return new KeyLedger(source, 1_000_000, this == BY_DIGEST ? hashing : KeyHashing.none("for the test"));
        } catch (ParityException e) {
            throw new AssertionError(e);
        }
    }
}
