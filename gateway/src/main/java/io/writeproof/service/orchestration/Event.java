package io.writeproof.service.orchestration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that has happened to an instance; all of them in order are its history.
 *
 * <p>What arrives at an instance is the event that it will be in the history: its start, and the outcomes of its activities.
 * The names are those of the source provider.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.OrchestrationStarted.class, name = "OrchestrationStarted"),
    @JsonSubTypes.Type(value = Event.ActivityScheduled.class, name = "ActivityScheduled"),
    @JsonSubTypes.Type(value = Event.ActivityCompleted.class, name = "ActivityCompleted"),
    @JsonSubTypes.Type(value = Event.ActivityFailed.class, name = "ActivityFailed"),
    @JsonSubTypes.Type(value = Event.OrchestrationCompleted.class, name = "OrchestrationCompleted"),
    @JsonSubTypes.Type(value = Event.OrchestrationFailed.class, name = "OrchestrationFailed")
})
public sealed interface Event {

    /** What an orchestration may decide on. */
    sealed interface Decision extends Event permits ActivityScheduled, OrchestrationCompleted, OrchestrationFailed {}

    /** What has become of an activity. */
    sealed interface Outcome extends Event permits ActivityCompleted, ActivityFailed {

        /** The number of the event that scheduled it. */
        long sourceEventId();
    }

    /** The first event: which orchestration it is, and what it is given. */
    record OrchestrationStarted(String name, String input) implements Event {}

    /** An activity is to be done, with this input. */
    record ActivityScheduled(String name, String input) implements Decision {}

    /** An activity has been done. */
    record ActivityCompleted(long sourceEventId, String result) implements Outcome {}

    /** An activity has been given up. */
    record ActivityFailed(long sourceEventId, Failure failure) implements Outcome {}

    /** The last event of an instance that did what it was for. */
    record OrchestrationCompleted(String output) implements Decision {}

    /** The last event of an instance that did not. */
    record OrchestrationFailed(Failure failure) implements Decision {}
}
