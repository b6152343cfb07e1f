package io.writeproof.parity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/**
 * Where the database is and who asks. The text form never shows the password. Immutable.
 *
 * <p>Accepted: {@code postgresql://user:password@host:port/database?parameters}, the same with {@code postgres://}, and
 * {@code jdbc:postgresql://host:port/database?parameters}.
 */
public final class PostgresAddress {

    private static final String EXPECTED = "expected postgresql://user:password@host:port/database";
    private static final String DRIVER = "org.postgresql.Driver";
    /** A host that answers nothing must not hold up a check longer than this. Seconds. */
    private static final String CONNECT_TIMEOUT = "5";
    /** The longest silence of the server while it works on a query. Seconds. */
    private static final String SOCKET_TIMEOUT = "120";

    private final String jdbcUrl;
    private final Properties properties;

    private PostgresAddress(String jdbcUrl, Properties properties) {
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
    }

    /** Parses the URL; the message of the exception does not repeat it, because it may hold a password. */
    public static PostgresAddress parse(String url) throws ParityException {
        String rest = withoutScheme(url.strip());
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "writeproof parity");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT);
        int query = rest.indexOf('?');
        if (query >= 0) {
            readParameters(rest.substring(query + 1), properties);
            rest = rest.substring(0, query);
        }
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            readUser(rest.substring(0, at), properties);
            rest = rest.substring(at + 1);
        }
        int slash = rest.indexOf('/');
        if (slash <= 0 || slash == rest.length() - 1) {
            throw new ParityException("no host or no database in it; " + EXPECTED);
        }
        return new PostgresAddress("jdbc:postgresql://" + rest, properties);
    }

    private static String withoutScheme(String url) throws ParityException {
        if (url.isEmpty()) {
            throw new ParityException("empty; " + EXPECTED);
        }
        for (String scheme : new String[] {"jdbc:postgresql://", "postgresql://", "postgres://"}) {
            if (url.toLowerCase(Locale.ROOT).startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        throw new ParityException("not a PostgreSQL URL; " + EXPECTED);
    }

    private static void readParameters(String query, Properties properties) throws ParityException {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                properties.setProperty(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
            }
        }
    }

    private static void readUser(String userInfo, Properties properties) throws ParityException {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        properties.setProperty("user", decode(user));
        if (colon >= 0) {
            properties.setProperty("password", decode(userInfo.substring(colon + 1)));
        }
    }

    private static String decode(String text) throws ParityException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ParityException("a percent sign that is not followed by two hexadecimal digits; write %25");
        }
    }

    /** The same with another user; an empty one changes nothing. */
    public PostgresAddress withUser(String user) {
        return with("user", user);
    }

    /** The same with another password; an empty one changes nothing. */
    public PostgresAddress withPassword(String password) {
        return with("password", password);
    }

    /** The same with tables looked up in this schema; an empty one leaves the server's search path. */
    public PostgresAddress inSchema(String schema) {
        return with("currentSchema", schema);
    }

    private PostgresAddress with(String property, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Properties changed = new Properties();
        changed.putAll(properties);
        changed.setProperty(property, value);
        return new PostgresAddress(jdbcUrl, changed);
    }

    /** Opens a connection of its own. */
    public Connection connect() throws SQLException {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException e) {
            throw new SQLException("the PostgreSQL driver is missing: put postgresql-*.jar into JMeter's lib", e);
        }
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** Says where, not who: fit for messages and logs. */
    @Override
    public String toString() {
        String where = jdbcUrl.substring("jdbc:".length());
        String schema = properties.getProperty("currentSchema");
        return schema == null ? where : where + " schema " + schema;
    }
}
