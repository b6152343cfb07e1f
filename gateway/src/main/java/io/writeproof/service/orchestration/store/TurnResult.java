package io.writeproof.service.orchestration.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn adds to an instance.
 *
 * @param started the orchestration's name if this is the first turn, else null
 * @param events what goes into the history; the work of those of the type {@value #SCHEDULED} goes to the workers
 * @param end how the instance has ended, or null if it has not
 */
public record TurnResult(
        @Nullable String started,
        List<StoredEvent> events,
        @Nullable InstanceStatus end) {

    /** The type of an event that schedules an activity. */
    public static final String SCHEDULED = "ActivityScheduled";

    /** An event as it is stored. */
    public record StoredEvent(String type, String data) {}

    public TurnResult {
        events = List.copyOf(events);
    }

    /** Whether there is something for the workers in it. */
    public boolean schedules() {
        return events.stream().anyMatch(event -> event.type().equals(SCHEDULED));
    }
}
