package io.writeproof.http;

import io.writeproof.write.WriteMode;
import java.util.function.IntSupplier;

/**
 * What {@code /health} and {@code /status} tell.
 *
 * @param version of the gateway
 * @param configHash identifies the text of the configuration
 * @param writeMode the mode of the write path that was opened, not what a file says
 * @param queue rows that wait
 * @param testFault the damage done on purpose, or {@code none}
 */
public record GatewayState(String version, String configHash, WriteMode writeMode, Queue queue, String testFault) {

    /**
     * The rows taken and not yet written.
     *
     * @param depth how many there are now
     * @param capacity how many may wait
     */
    public record Queue(IntSupplier depth, int capacity) {}
}
