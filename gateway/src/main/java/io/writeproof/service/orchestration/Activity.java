package io.writeproof.service.orchestration;

import java.time.Duration;

/**
 * Work that an orchestration has scheduled; it may be done more than once, but its outcome counts once.
 *
 * @implSpec Thread-safe.
 */
public interface Activity {

    /** What orchestrations schedule. */
    String name();

    /**
     * Does the work.
     *
     * @throws ActivityFailedException if it could not be done; it is tried again
     */
    String run(String input, Context context) throws ActivityFailedException;

    /** What an activity must know of where it runs. */
    interface Context {

        /** How often this has been begun, this time included; 1 or more. */
        int attempt();

        /**
         * Waits.
         *
         * @throws WorkAbandonedException if the process is told to stop meanwhile; not to be caught
         */
        void pause(Duration duration);
    }

    /** The work could not be done; the message is for the caller of the orchestration and holds no payload. */
    final class ActivityFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        public ActivityFailedException(String message) {
            super(message);
        }
    }

    /** The process stops; somebody else is to do the work. */
    final class WorkAbandonedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WorkAbandonedException() {
            super("the process stops", null, false, false);
        }
    }
}
