package io.writeproof.parity;

/**
 * The three questions that a check asks the database, as written in the element's fields.
 *
 * @param rows one key per row of the run
 * @param orphans one row per orphan: its key, and what is wrong with it
 * @param count one row: how many rows the run has, and how many child rows they have
 */
public record RunQueries(String rows, String orphans, String count) {

    /** Replaces empty texts by the defaults for the tables of the inference gateway. */
    public RunQueries withDefaults(KeySource source) {
        String defaultRows = source == KeySource.RESPONSE ? InferenceSql.ROWS_BY_ID : InferenceSql.ROWS_BY_REQUEST;
        return new RunQueries(
                rows.isBlank() ? defaultRows : rows,
                orphans.isBlank() ? InferenceSql.ORPHANS : orphans,
                count.isBlank() ? InferenceSql.COUNT : count);
    }
}
