package io.writeproof.testing;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server for all tests of the module; each test class takes a schema of its own. */
public final class SharedServer {

    private static final EmbeddedServer SERVER = EmbeddedServer.start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private SharedServer() {}

    public static EmbeddedServer server() {
        return SERVER;
    }

    /** Settings for a new schema with the tables of inference. */
    public static ConnectionSettings newSchema() {
        return newSchema("inference");
    }

    /** Settings for a new schema with the tables of a service. */
    public static ConnectionSettings newSchema(String service) {
        String schema = unusedSchema();
        RunSchema.migrate(SERVER.connection(), schema, service);
        return SERVER.connection().inSchema(schema);
    }

    /** The name of a schema that nobody has made yet. */
    public static String unusedSchema() {
        return "test_" + SCHEMAS.incrementAndGet();
    }
}
