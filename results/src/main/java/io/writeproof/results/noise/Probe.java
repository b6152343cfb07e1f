package io.writeproof.results.noise;

/** Something short that takes as long each time, as long as the machine is the same. */
@FunctionalInterface
public interface Probe {

    /**
     * Does it once.
     *
     * @throws Exception when it cannot be done; the check then goes without it
     */
    void once() throws Exception;
}
