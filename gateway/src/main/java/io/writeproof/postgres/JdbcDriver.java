package io.writeproof.postgres;

import org.postgresql.Driver;

/** The JDBC driver that every connection is made with. Stateless. */
public final class JdbcDriver {

    private JdbcDriver() {}

    /** Its version, such as {@code 42.7.8}; {@code unknown} if its jar does not say. */
    public static String version() {
        String version = Driver.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
