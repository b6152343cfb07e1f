package io.writeproof.http;

import java.time.Duration;

/**
 * How the door is set up.
 *
 * @param bindAddress where to listen
 * @param maxBodyBytes the longest body taken, after decompression
 * @param drainDeadline how long requests and rows under way may take at shutdown
 */
public record HttpSettings(BindAddress bindAddress, int maxBodyBytes, Duration drainDeadline) {

    /** The same at another address. */
    public HttpSettings at(BindAddress address) {
        return new HttpSettings(address, maxBodyBytes, drainDeadline);
    }
}
