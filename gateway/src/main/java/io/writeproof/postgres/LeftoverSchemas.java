package io.writeproof.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The schemas that runs have left on a server, known by the mark that {@link RunSchema} puts on them and on nothing else.
 *
 * <p>A schema is in use while a connection of ours names it; those of other roles are seen only by a superuser or a member of
 * {@code pg_read_all_stats}, as {@code pg_stat_activity} has it.
 */
public final class LeftoverSchemas {

    private static final String FIND =
            """
            SELECT n.nspname,
                   right(d.description, -%d)::timestamptz,
                   (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)
                    FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'),
                   EXISTS (SELECT FROM pg_stat_activity a
                           WHERE a.datname = current_database() AND a.application_name = left('%s' || n.nspname, 63))
            FROM pg_namespace n
            JOIN pg_description d ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass
            WHERE starts_with(d.description, '%s')
            ORDER BY 2, 1
            """.formatted(RunSchema.MARK.length(), ConnectionSettings.APPLICATION + " ", RunSchema.MARK);

    private LeftoverSchemas() {}

    /**
     * A schema that was made for one run.
     *
     * @param bytes its tables with their indexes
     * @param inUse whether a process of ours is connected for it
     */
    public record Leftover(String name, Instant madeAt, long bytes, boolean inUse) {}

    /**
     * All of them, the oldest first.
     *
     * @throws DatabaseException if the server cannot be asked
     */
    public static List<Leftover> find(ConnectionSettings server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FIND)) {
            List<Leftover> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Leftover(
                        rows.getString(1), rows.getTimestamp(2).toInstant(), rows.getLong(3), rows.getBoolean(4)));
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("Cannot list the schemas of " + server + ": " + DatabaseException.reason(e), e);
        }
    }
}
