package io.writeproof.request;

/**
 * How long to wait, in milliseconds; 0 is for ever.
 *
 * @param connectMillis for a connection to each address of the host, TLS included
 * @param responseMillis for the next bytes of an answer
 */
public record Timeouts(int connectMillis, int responseMillis) {

    public Timeouts {
        if (connectMillis < 0 || responseMillis < 0) {
            throw new IllegalArgumentException(
                    "expected timeouts of 0 or more, found " + connectMillis + " ms and " + responseMillis + " ms");
        }
    }
}
