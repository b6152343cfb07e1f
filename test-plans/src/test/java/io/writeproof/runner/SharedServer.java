package io.writeproof.runner;

import io.writeproof.postgres.EmbeddedServer;

/** One embedded server for all tests of the module that need no empty one; each run takes a schema of its own. */
final class SharedServer {

    private static final EmbeddedServer SERVER = EmbeddedServer.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private SharedServer() {}

    static EmbeddedServer server() {
        return SERVER;
    }

    /** The option that lets a run use it. */
    static String option() {
        return "--postgres-url=" + SERVER.connection().url();
    }
}
