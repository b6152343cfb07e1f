package io.writeproof.fault;

import org.jspecify.annotations.Nullable;

/**
 * One kind of damage, done to every n-th row.
 *
 * @param every 1 or more
 */
public record TestFault(FaultKind kind, int every) {

    public TestFault {
        if (every < 1) {
            throw new IllegalArgumentException("expected a number of 1 or more, found " + every);
        }
    }

    /**
     * Reads {@code kind:n}.
     *
     * @throws IllegalArgumentException if it is something else; the message says what was expected
     */
    public static TestFault parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 2) {
                return new TestFault(FaultKind.of(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "expected KIND:N, KIND one of " + FaultKind.labels() + " and N 1 or more, found '" + text + "'", cause);
    }

    @Override
    public String toString() {
        return kind.label() + ":" + every;
    }
}
