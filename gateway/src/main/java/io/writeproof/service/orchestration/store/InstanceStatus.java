package io.writeproof.service.orchestration.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far an instance has come.
 *
 * @param output what it has ended with, or null
 */
public record InstanceStatus(State state, @Nullable String output) {

    /** Nobody has started it. */
    public static final InstanceStatus NOT_FOUND = new InstanceStatus(State.NOT_FOUND, null);

    /** It has been started and has not ended. */
    public static final InstanceStatus RUNNING = new InstanceStatus(State.RUNNING, null);

    /** The words of the source provider. */
    public enum State {
        NOT_FOUND("NotFound"),
        RUNNING("Running"),
        COMPLETED("Completed"),
        FAILED("Failed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        static State of(String label) {
            return Arrays.stream(values())
                    .filter(state -> state.label.equals(label))
                    .findFirst()
                    .orElseThrow();
        }

        /** Its name in the database and in answers. */
        public String label() {
            return label;
        }
    }

    public boolean hasEnded() {
        return state == State.COMPLETED || state == State.FAILED;
    }
}
