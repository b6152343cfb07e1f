package io.writeproof.service.orchestration;

import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.UniqueWrites;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.StoreException;
import io.writeproof.write.WriteFailedException;
import java.util.concurrent.CompletionStage;

/**
 * Writes starts, each instance once.
 *
 * <p>Starting the same again, with the same input, changes nothing and is no error. Thread-safe.
 */
final class Starter {

    private final UniqueWrites<Start> writes;
    private final OrchestrationStore store;

    Starter(HandOff<Start> rows, WriteWatch<Start> watch, OrchestrationStore store, Background readers) {
        this.writes = new UniqueWrites<>(rows, watch, readers, Starter::unacknowledged);
        this.store = store;
    }

    private static String unacknowledged(WriteFailedException why) {
        return "the start was not acknowledged: " + why.getMessage() + "; send it again later, it starts nothing twice";
    }

    /** Completes after the commit. */
    CompletionStage<Start> start(Start start) {
        return writes.write(start, start, () -> settled(start));
    }

    /** Whose start it is that is there. */
    private Start settled(Start start) {
        try {
            boolean same = store.startOf(start.instanceId())
                    .filter(start.message()::equals)
                    .isPresent();
            if (same) {
                return start;
            }
        } catch (StoreException e) {
            throw new ServiceException(Reason.UNAVAILABLE, e.getMessage() + "; send the request again later");
        }
        throw new ServiceException(
                Reason.CONFLICT,
                "instance_id: an instance of this name has been started with another orchestration or input; choose"
                        + " another name");
    }
}
