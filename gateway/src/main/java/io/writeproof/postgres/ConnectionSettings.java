package io.writeproof.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL server is and who connects to it.
 *
 * <p>Immutable. {@link #toString()} leaves the password out, so that settings can be printed and logged.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 * @param database the database's name
 * @param user the role that connects
 * @param password empty when none is needed
 * @param parameters driver parameters in the order they were given, for example {@code sslmode}, {@code currentSchema}
 */
public record ConnectionSettings(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {

    /** What our connections are called on the server. */
    static final String APPLICATION = "writeproof";

    private static final int DEFAULT_PORT = 5432;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    public ConnectionSettings {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?parameter=value}, with {@code postgres://} and
     * {@code jdbc:postgresql://} as other spellings.
     *
     * <p>libpq's {@code options=-c search_path=…} is the driver's parameter {@code currentSchema} here.
     *
     * @throws DatabaseException if the text is no such URL; the message does not repeat it, since it may hold a password
     */
    public static ConnectionSettings parse(String url) {
        URI uri = uri(url);
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String[] login = login(uri, parameters);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new ConnectionSettings(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                path.isEmpty() ? login[0] : path,
                login[0],
                login[1],
                parameters);
    }

    private static URI uri(String url) {
        String plain = url.strip().replaceFirst("^jdbc:", "");
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw notAUrl("it does not start with postgresql://");
        }
        try {
            URI uri = URI.create(plain);
            if (uri.getHost() == null) {
                throw notAUrl("the host is missing or holds a character that must be percent-encoded");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw notAUrl("it holds a character that must be percent-encoded");
        }
    }

    private static DatabaseException notAUrl(String found) {
        return new DatabaseException("The PostgreSQL URL cannot be read: " + found
                + ". Expected postgresql://user:password@host:port/database");
    }

    /** User and password: before the host as in libpq, or as the driver's parameters, which are taken out of the map. */
    private static String[] login(URI uri, Map<String, String> parameters) {
        String user = parameters.remove("user");
        String password = parameters.remove("password");
        String info = uri.getRawUserInfo();
        if (info != null) {
            String[] parts = info.split(":", 2);
            user = decode(parts[0]);
            password = parts.length == 2 ? decode(parts[1]) : password;
        }
        String fromEnvironment = System.getenv().getOrDefault("PGPASSWORD", "");
        return new String[] {user == null ? "postgres" : user, password == null ? fromEnvironment : password};
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The same server and role with {@code schema} as the only entry of the search path. */
    public ConnectionSettings inSchema(String schema) {
        return with("currentSchema", schema);
    }

    /** The same settings with one driver parameter set. */
    public ConnectionSettings with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new ConnectionSettings(host, port, database, user, password, changed);
    }

    /** The URL for {@link DriverManager}, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + bracketed(host) + ":" + port + "/" + encode(database) + query();
    }

    /** The URL with user and password, for the environment of a child process; never for a log or a command line. */
    public String url() {
        String login = encode(user) + (password.isEmpty() ? "" : ":" + encode(password));
        return "postgresql://" + login + "@" + bracketed(host) + ":" + port + "/" + encode(database) + query();
    }

    private String query() {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** With the schema, so that everybody on the server sees which one is in use. */
    private String applicationName() {
        String schema = parameters.get("currentSchema");
        return schema == null ? APPLICATION : APPLICATION + " " + schema;
    }

    /** User, password and the time limit of a connection attempt, as the driver's properties. */
    Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("ApplicationName", applicationName());
        // A statement's parameters must not reach a log through an exception's text.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /**
     * Opens one connection.
     *
     * @throws DatabaseException if the server cannot be reached or refuses the login
     */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), driverProperties());
        } catch (SQLException e) {
            throw new DatabaseException("Cannot connect to " + this + ": " + DatabaseException.reason(e), e);
        }
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + bracketed(host) + ":" + port + "/" + database;
    }
}
