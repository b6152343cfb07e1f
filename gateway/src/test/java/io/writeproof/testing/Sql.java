package io.writeproof.testing;

import io.writeproof.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database over a connection of its own, so that tests do not ask the code under test. */
public final class Sql {

    private Sql() {}

    public static void execute(ConnectionSettings settings, String sql) throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static long count(ConnectionSettings settings, String table) throws SQLException {
        return Long.parseLong(column(settings, "SELECT count(*) FROM " + table).get(0));
    }

    /** The first column of all rows, as text. */
    public static List<String> column(ConnectionSettings settings, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
