package io.writeproof.write;

/**
 * The PostgreSQL types that rows use, with the text form in which values travel.
 *
 * <p>Values are sent as text and cast by the server. Binary forms are no faster for rows of this size once a statement is
 * prepared, and the text form is the same for a single row and for an array.
 */
public enum PgType {
    BOOLEAN("boolean"),
    INTEGER("int4"),
    JSONB("jsonb"),
    TEXT("text"),
    TIMESTAMPTZ("timestamptz"),
    UUID("uuid");

    private final String sqlName;

    PgType(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The name to cast to. */
    public String sqlName() {
        return sqlName;
    }
}
