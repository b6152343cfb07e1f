package io.writeproof.service.orchestration;

import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/**
 * Starts orchestrations, tells how far they have come, and has dispatchers that bring them further.
 *
 * <p>Never blocks its caller. Stages fail with a {@link ServiceException}. Thread-safe.
 */
public final class Orchestrations {

    private static final int READERS = 2;

    private final Catalogue catalogue;
    private final OrchestrationListener listener;
    private final Background readers = new Background("orchestration-read", READERS);
    private final Watches watches;
    private final Dispatchers dispatchers;
    private final Starter starter;

    /**
     * Where instances are kept.
     *
     * @param connections for the dispatchers and for reading
     * @param starts takes what is started; its promise must be that of a commit
     * @param watch hears from the path behind {@code starts}
     */
    public record Storage(DataSource connections, HandOff<Start> starts, WriteWatch<Start> watch) {}

    /** Starts the dispatchers. */
    public Orchestrations(
            Dispatchers.Settings settings, Catalogue catalogue, Storage storage, OrchestrationListener listener) {
        OrchestrationStore store = new OrchestrationStore(storage.connections());
        this.catalogue = catalogue;
        this.listener = listener;
        this.watches = new Watches(store).start();
        this.dispatchers = Dispatchers.start(settings, store, catalogue, listener, watches);
        this.starter = new Starter(storage.starts(), storage.watch(), store, readers);
    }

    /**
     * Starts an instance; starting the same again changes nothing.
     *
     * @param input text of JSON
     * @return completes after the commit
     * @throws ServiceException if there is no such orchestration, or it cannot work with the input
     */
    public CompletionStage<Void> start(String instanceId, String orchestration, String input) {
        Orchestration known = catalogue
                .orchestration(orchestration)
                .orElseThrow(() -> new ServiceException(
                        Reason.UNUSABLE,
                        "orchestration: expected one of " + catalogue.orchestrationNames() + ", found another"));
        try {
            known.check(input);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Reason.UNUSABLE, String.valueOf(e.getMessage()));
        }
        return starter.start(Start.of(instanceId, orchestration, input)).thenAccept(start -> {
            listener.started();
            dispatchers.messageArrived();
        });
    }

    /**
     * How far an instance has come when it has ended or is not found, but not later than this.
     *
     * @param most zero for how far it has come now
     * @return what {@link CompletableFuture#cancel} ends when nobody wants to know it any more
     */
    public CompletableFuture<InstanceStatus> status(String instanceId, Duration most) {
        return watches.status(instanceId, most);
    }

    /** Why an instance has failed, by its status. */
    public static Optional<Failure> failure(InstanceStatus status) {
        return status.state() == State.FAILED
                ? Optional.of(EventJson.failure(String.valueOf(status.output())))
                : Optional.empty();
    }

    /** What waits in the queues, not older than a second or two. */
    public OrchestrationStore.Depths depths() {
        return dispatchers.depths();
    }

    /** The dispatchers take nothing more, and whoever waits for an instance is told what is known. */
    public void stop() {
        dispatchers.stop();
        watches.close();
    }

    /** Waits until what the dispatchers had in hand has ended or been given back, within the deadline. */
    public void drain(Duration deadline) {
        dispatchers.drain(deadline);
        readers.close();
    }
}
