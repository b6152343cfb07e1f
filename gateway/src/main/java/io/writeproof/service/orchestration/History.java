package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.Event.ActivityCompleted;
import io.writeproof.service.orchestration.Event.ActivityFailed;
import io.writeproof.service.orchestration.Event.ActivityScheduled;
import io.writeproof.service.orchestration.Event.OrchestrationCompleted;
import io.writeproof.service.orchestration.Event.OrchestrationFailed;
import io.writeproof.service.orchestration.Event.OrchestrationStarted;
import io.writeproof.service.orchestration.Event.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has happened to an instance; event 1 is the first. Not thread-safe. */
public final class History {

    private final List<Event> events = new ArrayList<>();
    private final Set<Long> awaited = new HashSet<>();
    private int scheduled;
    private int completed;
    private Optional<Failure> failure = Optional.empty();
    private boolean ended;

    History(List<Event> events) {
        events.forEach(this::add);
    }

    void add(Event event) {
        events.add(event);
        if (event instanceof ActivityScheduled) {
            scheduled++;
            awaited.add((long) events.size());
        } else if (event instanceof Outcome outcome) {
            awaited.remove(outcome.sourceEventId());
            completed += outcome instanceof ActivityCompleted ? 1 : 0;
            failure = failure.isEmpty() && outcome instanceof ActivityFailed failed
                    ? Optional.of(failed.failure())
                    : failure;
        }
        ended |= event instanceof OrchestrationCompleted || event instanceof OrchestrationFailed;
    }

    /** Whether something that arrives is news: whatever is delivered twice counts once, and nothing happens after the end. */
    boolean isNews(Event arrived) {
        if (arrived instanceof Outcome outcome) {
            return !ended && awaited.contains(outcome.sourceEventId());
        }
        return arrived instanceof OrchestrationStarted && events.isEmpty();
    }

    List<Event> since(int size) {
        return List.copyOf(events.subList(size, events.size()));
    }

    int size() {
        return events.size();
    }

    boolean hasEnded() {
        return ended;
    }

    Optional<OrchestrationStarted> start() {
        return events.isEmpty() ? Optional.empty() : Optional.of((OrchestrationStarted) events.get(0));
    }

    /** Activities scheduled. */
    public int scheduled() {
        return scheduled;
    }

    /** Activities done. */
    public int completed() {
        return completed;
    }

    /** Why the first activity that has been given up has been. */
    public Optional<Failure> failure() {
        return failure;
    }
}
