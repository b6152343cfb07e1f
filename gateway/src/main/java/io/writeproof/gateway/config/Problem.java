package io.writeproof.gateway.config;

/**
 * One thing that is wrong with a configuration, told so that it can be put right.
 *
 * @param key the full key, for example {@code write.queue_capacity}
 * @param expected what may stand there
 * @param found what stands there
 * @param remedy what to do
 */
record Problem(String key, String expected, String found, String remedy) {

    @Override
    public String toString() {
        return key + ": expected " + expected + ", found " + found + "; " + remedy;
    }
}
