package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.Activity.ActivityFailedException;
import io.writeproof.service.orchestration.Activity.WorkAbandonedException;
import io.writeproof.service.orchestration.Event.ActivityCompleted;
import io.writeproof.service.orchestration.Event.ActivityFailed;
import io.writeproof.service.orchestration.Event.ActivityScheduled;
import io.writeproof.service.orchestration.OrchestrationListener.Queue;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.WorkItem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one activity, without a connection while that takes its time; false if there is none. Thread-safe. */
record WorkerStep(Dispatching shared) implements BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerStep.class);

    @Override
    public boolean getAsBoolean() {
        Duration lease = shared.settings().workerLease();
        Optional<WorkItem> fetched = shared.store().fetchWork(lease);
        fetched.ifPresent(item ->
                shared.leases().during(lease, () -> shared.store().renew(item, lease), () -> work(item)));
        return fetched.isPresent();
    }

    private void work(WorkItem item) {
        shared.listener().fetched(Queue.WORKER, item.attempt());
        try {
            end(item, shared.isBeyond(item.attempt()) ? givenUp(item) : outcome(item));
        } catch (WorkAbandonedException e) {
            heard(shared.store().giveBack(item));
        } catch (ActivityFailedException e) {
            if (shared.isLast(item.attempt())) {
                end(item, failed(item, FailureClass.APPLICATION, String.valueOf(e.getMessage())));
            } else {
                heard(shared.store().abandon(item, Dispatching.pauseAfter(item.attempt())));
            }
        }
    }

    private Event givenUp(WorkItem item) {
        return new ActivityFailed(item.activityId(), shared.givenUp("activity " + item.activityId()));
    }

    private Event outcome(WorkItem item) throws ActivityFailedException {
        try {
            ActivityScheduled work = (ActivityScheduled) EventJson.event(item.work());
            Optional<Activity> activity = shared.catalogue().activity(work.name());
            return activity.isEmpty()
                    ? failed(
                            item,
                            FailureClass.CONFIGURATION,
                            "there is no activity " + work.name() + " in this gateway")
                    : new ActivityCompleted(
                            item.activityId(), activity.get().run(work.input(), new Attempt(item.attempt(), shared)));
        } catch (WorkAbandonedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Activity {} of instance {}: {}", item.activityId(), item.instanceId(), Defect.of(e));
            throw new ActivityFailedException("unexpected " + e.getClass().getName());
        }
    }

    private static Event failed(WorkItem item, FailureClass failureClass, String message) {
        return new ActivityFailed(
                item.activityId(),
                new Failure(
                        failureClass,
                        "activity " + item.activityId() + ", attempt " + item.attempt() + ": " + message));
    }

    private void end(WorkItem item, Event outcome) {
        if (heard(shared.store().complete(item, EventJson.of(outcome)))) {
            shared.listener().activityEnded();
            shared.messages().ring();
        }
    }

    /** What is said about an item that somebody else holds by now is counted, and nothing else. */
    private boolean heard(boolean held) {
        if (!held) {
            shared.listener().tooLate(Queue.WORKER);
        }
        return held;
    }

    /** What an activity knows of where it runs. */
    private record Attempt(int attempt, Dispatching shared) implements Activity.Context {

        @Override
        public void pause(Duration duration) {
            if (shared.isStoppedWithin(duration)) {
                throw new WorkAbandonedException();
            }
        }
    }
}
