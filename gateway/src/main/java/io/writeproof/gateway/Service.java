package io.writeproof.gateway;

import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.ConfigException;
import io.writeproof.http.Routes;
import io.writeproof.write.Destination;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the gateway must know of a service to put its parts together.
 *
 * @param <R> what one request writes
 */
interface Service<R> {

    /** Its name in a configuration, and the directory of its migrations below {@code db}. */
    String name();

    /** The schema of its tables unless the command line says otherwise. */
    String defaultSchema();

    /** Where its rows go. */
    Destination<R> destination();

    /**
     * Opens a write path that does this damage.
     *
     * @param opener opens an undamaged one
     * @throws ConfigException if the damage is not known for this service's rows
     */
    default WritePath<R> damaged(TestFault fault, Function<Destination<R>, WritePath<R>> opener) {
        throw new ConfigException("--test-fault " + fault + " cannot be done by service \"" + name()
                + "\"; expected service \"inference\" or \"ingestor\"");
    }

    /** Puts a listener of its own before the one that hears what becomes of its rows. */
    default WriteListener<R> listening(WriteListener<R> next) {
        return next;
    }

    /** Starts it. */
    Served serve(Serving<R> serving);

    /**
     * A service that has been started.
     *
     * @param routes who answers what
     * @param stopping begins the end: told before the last request
     * @param drain ends its own work within the time given, after the last request and before the last row
     */
    record Served(Routes routes, Runnable stopping, Consumer<Duration> drain) {

        /** Without anything that must end before the last request. */
        Served(Routes routes, Consumer<Duration> drain) {
            this(routes, () -> {}, drain);
        }

        /** Without work of its own between a request and its row. */
        static Served direct(Routes routes) {
            return new Served(routes, deadline -> {});
        }
    }
}
