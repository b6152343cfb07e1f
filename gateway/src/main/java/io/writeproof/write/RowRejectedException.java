package io.writeproof.write;

/** PostgreSQL refused the row, or a value of it cannot be stored as it is; trying again would not help. */
public final class RowRejectedException extends WriteException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final String column;

    RowRejectedException(String key, SqlFailure failure) {
        super("Row " + key + " was rejected: " + failure.description());
        this.sqlState = failure.sqlState();
        this.column = failure.column();
    }

    /** The five characters of PostgreSQL's "Error Codes" appendix. */
    public String sqlState() {
        return sqlState;
    }

    /** The column or constraint at fault, or empty when the server named none. */
    public String column() {
        return column;
    }
}
