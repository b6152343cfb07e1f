package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.Event.OrchestrationCompleted;
import io.writeproof.service.orchestration.Event.OrchestrationFailed;
import io.writeproof.service.orchestration.Event.OrchestrationStarted;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.OrchestrationItem;
import io.writeproof.service.orchestration.store.TurnResult;
import io.writeproof.service.orchestration.store.TurnResult.StoredEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of an instance: what has arrived goes into its history, and its orchestration decides what follows.
 *
 * <p>Pure: no database, no clock. The same item gives the same result.
 */
final class Turn {

    private Turn() {}

    /** The item holds what cannot be read, or its orchestration has a defect; the message quotes nothing of it. */
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        private UnfitException(RuntimeException why) {
            super("no turn can be taken: " + Defect.of(why));
        }
    }

    /** Takes it. */
    static TurnResult of(OrchestrationItem item, Catalogue catalogue) throws UnfitException {
        try {
            return taken(item, catalogue);
        } catch (RuntimeException e) {
            throw new UnfitException(e);
        }
    }

    private static TurnResult taken(OrchestrationItem item, Catalogue catalogue) {
        History history = new History(EventJson.events(item.history()));
        int before = history.size();
        EventJson.events(item.messages()).stream().filter(history::isNews).forEach(history::add);
        if (history.size() > before) {
            history.start().ifPresent(start -> decide(start, history, catalogue));
        }
        return result(history.since(before));
    }

    private static void decide(OrchestrationStarted start, History history, Catalogue catalogue) {
        Orchestration orchestration = catalogue.orchestration(start.name()).orElse(null);
        if (orchestration == null) {
            history.add(misconfigured("orchestration: expected one of " + catalogue.orchestrationNames()
                    + ", found another; start it where it is known"));
            return;
        }
        try {
            orchestration.check(start.input());
        } catch (IllegalArgumentException e) {
            history.add(misconfigured(String.valueOf(e.getMessage())));
            return;
        }
        orchestration.next(start.input(), history).forEach(history::add);
    }

    private static Event misconfigured(String message) {
        return new OrchestrationFailed(new Failure(FailureClass.CONFIGURATION, message));
    }

    /** Ends an instance whose turn cannot be taken; one that has ended stays as it is. */
    static TurnResult givenUp(OrchestrationItem item, Failure failure) {
        OrchestrationFailed end = new OrchestrationFailed(failure);
        if (item.history().isEmpty()) {
            OrchestrationStarted start = readable(item.messages())
                    .filter(OrchestrationStarted.class::isInstance)
                    .map(OrchestrationStarted.class::cast)
                    .findFirst()
                    .orElse(new OrchestrationStarted("unknown", ""));
            return result(List.of(start, end));
        }
        History history = new History(readable(item.history()).toList());
        return result(history.hasEnded() ? List.of() : List.of(end));
    }

    private static Stream<Event> readable(List<String> texts) {
        return texts.stream().flatMap(text -> {
            try {
                return Stream.of(EventJson.event(text));
            } catch (IllegalArgumentException e) {
                return Stream.empty();
            }
        });
    }

    private static TurnResult result(List<Event> events) {
        String started = !events.isEmpty() && events.get(0) instanceof OrchestrationStarted start ? start.name() : null;
        List<StoredEvent> stored = events.stream()
                .map(event -> new StoredEvent(event.getClass().getSimpleName(), EventJson.of(event)))
                .toList();
        return new TurnResult(started, stored, events.isEmpty() ? null : end(events.get(events.size() - 1)));
    }

    private static @Nullable InstanceStatus end(Event last) {
        if (last instanceof OrchestrationCompleted completed) {
            return new InstanceStatus(State.COMPLETED, completed.output());
        }
        return last instanceof OrchestrationFailed failed
                ? new InstanceStatus(State.FAILED, EventJson.of(failed.failure()))
                : null;
    }
}
