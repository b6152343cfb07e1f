package io.writeproof.write;

/** What happens to a row whose key is in the table already. */
enum Conflict {
    /** It is rejected: on the first attempt an existing key is an error of the caller. */
    REJECT(""),
    /** It is left as it is: after an unknown commit outcome the row may be there because we wrote it. */
    SKIP(" ON CONFLICT DO NOTHING");

    private final String clause;

    Conflict(String clause) {
        this.clause = clause;
    }

    String clause() {
        return clause;
    }
}
