package io.writeproof.runner.process;

import java.util.List;
import java.util.Map;

/**
 * What to start. Immutable.
 *
 * <p>Secrets belong into the environment or the input: a command line can be read by everybody on the machine.
 *
 * @param command program and arguments
 * @param environment variables on top of this process's own
 * @param input what the child reads from its standard input
 */
public record Launch(List<String> command, Map<String, String> environment, String input) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Leaves environment and input out, which may hold a password. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
