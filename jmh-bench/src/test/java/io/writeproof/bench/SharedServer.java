package io.writeproof.bench;

import io.writeproof.postgres.EmbeddedServer;

/** One server for all tests of the module; it ends with the JVM. */
public final class SharedServer {

    private static final EmbeddedServer SERVER = EmbeddedServer.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private SharedServer() {}

    public static String url() {
        return SERVER.connection().url();
    }

    static EmbeddedServer server() {
        return SERVER;
    }
}
