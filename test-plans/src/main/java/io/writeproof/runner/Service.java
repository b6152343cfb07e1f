package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.runner.process.GatewayEnd;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The service under load, ready, and the database that it writes to. Used by one thread. */
interface Service extends AutoCloseable {

    URI url();

    /** Where its rows are; absent when nobody is to look. */
    Optional<ConnectionSettings> database();

    /** The durability that its database keeps; absent without one. */
    Optional<Durability> durability();

    String schema();

    Health health();

    /** The configuration that it was started with; absent when it was running already. */
    Optional<Path> config();

    /** Stops what was started for the run; absent when nothing was. */
    Optional<GatewayEnd> stop();

    /** Stops the service if that has not been done, and removes what was made for the run. */
    @Override
    void close();
}
