package io.writeproof.gateway.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message lists everything that is wrong with it, one line each. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message} has every problem. */
    public ConfigException(String message) {
        super(message);
    }

    static ConfigException of(String source, List<Problem> problems) {
        String lines = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
        return new ConfigException(source + " cannot be used:" + lines);
    }
}
