package io.writeproof.runner.process;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How a process ended. Immutable.
 *
 * @param code the exit code; 128 and more is a signal's number plus 128
 */
public record Ended(int code) {

    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> NAMES =
            Map.of(1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

    /** The signal that ended the process, if one did. */
    public OptionalInt signal() {
        return code > SIGNAL_BASE ? OptionalInt.of(code - SIGNAL_BASE) : OptionalInt.empty();
    }

    /** {@code signal 9 (KILL)} or {@code exit code 1}. */
    @Override
    public String toString() {
        if (code <= SIGNAL_BASE) {
            return "exit code " + code;
        }
        String name = NAMES.getOrDefault(code - SIGNAL_BASE, "");
        return "signal " + (code - SIGNAL_BASE) + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
