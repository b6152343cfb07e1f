package io.writeproof.service.orchestration.store;

import java.sql.SQLException;
import java.util.Set;

/** The database did not do what it was asked to; the message names no values. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Connection, resources, operator intervention, transaction rollback: "Error Codes" appendix of PostgreSQL, classes by two
     * characters. What has no SQLSTATE is the driver's or the pool's own, so it is about the connection too.
     */
    private static final Set<String> CLASSES_OF_INFRASTRUCTURE = Set.of("", "08", "53", "57", "40");

    private final FailureClass failureClass;

    private StoreException(FailureClass failureClass, String message) {
        super(message);
        this.failureClass = failureClass;
    }

    static StoreException of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean infrastructure = CLASSES_OF_INFRASTRUCTURE.contains(state.substring(0, Math.min(2, state.length())));
        String said = isAboutValues(state) ? "it refused a value" : String.valueOf(e.getMessage());
        return new StoreException(
                infrastructure ? FailureClass.INFRASTRUCTURE : FailureClass.CONFIGURATION,
                "the database did not answer as it should: "
                        + said.lines().findFirst().orElse("unknown error")
                        + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")"));
    }

    /** Only then can the server's message quote a value. */
    private static boolean isAboutValues(String state) {
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Whether the same statement may succeed at once: it lost against another transaction (deadlock, serialization). */
    static boolean isOfRivals(SQLException e) {
        return "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
    }

    /** {@link FailureClass#INFRASTRUCTURE} or {@link FailureClass#CONFIGURATION}. */
    public FailureClass failureClass() {
        return failureClass;
    }
}
