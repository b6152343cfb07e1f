package io.writeproof.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema that one run writes into: made by migrations before it, dropped after it. */
public final class RunSchema {

    /** What PostgreSQL takes as an identifier without quoting, so that users can type it as they see it. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final String PREFIX = "writeproof_";

    /** What the comment on the schema of a run begins with; the time when it was made follows. */
    static final String MARK = "the schema of one WriteProof run, made at ";

    /** Only once, also when several processes of one run begin together, and only by whom it belongs to. */
    private static final String MARKING = """
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(hashtext('%1$s'));
                IF EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = '%1$s' AND pg_has_role(n.nspowner, 'USAGE')
                           AND obj_description(n.oid, 'pg_namespace') IS NULL) THEN
                    EXECUTE format('COMMENT ON SCHEMA %1$s IS %%L', '%2$s' || now());
                END IF;
            END $$
            """;

    private RunSchema() {}

    /** The name of the schema of a run, derived from its identifier: {@code writeproof_0198…}. */
    public static String nameFor(String runId) {
        String safe = runId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        String name = PREFIX + safe;
        return name.substring(0, Math.min(name.length(), 63));
    }

    /**
     * Creates the schema where it is missing and brings its tables to the newest version.
     *
     * <p>That of a run, known by its name, is marked, so that {@link LeftoverSchemas} finds what a run has left behind.
     *
     * @param migrations whose tables: a directory below {@code db} on the class path
     * @throws DatabaseException if the name is no plain identifier, or a migration fails
     */
    public static void migrate(ConnectionSettings settings, String schema, String migrations) {
        check(schema);
        try {
            Flyway.configure()
                    .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                    .schemas(schema)
                    .locations("classpath:db/" + migrations)
                    .load()
                    .migrate();
            if (schema.startsWith(PREFIX)) {
                execute(settings, MARKING.formatted(schema, MARK));
            }
        } catch (FlywayException | SQLException e) {
            throw new DatabaseException(
                    "Cannot prepare schema " + schema + " on " + settings + ": " + DatabaseException.reason(e), e);
        }
    }

    /**
     * Drops the schema with everything in it; nothing happens when it does not exist.
     *
     * @throws DatabaseException if the name is no plain identifier, or the server refuses
     */
    public static void drop(ConnectionSettings settings, String schema) {
        check(schema);
        try {
            execute(settings, "DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        } catch (SQLException e) {
            throw new DatabaseException("Cannot drop schema " + schema + ": " + DatabaseException.reason(e), e);
        }
    }

    private static void execute(ConnectionSettings settings, String sql) throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void check(String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new DatabaseException("The schema name '" + schema
                    + "' is not usable: expected a lower-case identifier such as writeproof_1 (letters, digits, _)");
        }
    }
}
