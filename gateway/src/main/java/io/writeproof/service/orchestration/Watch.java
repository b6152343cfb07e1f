package io.writeproof.service.orchestration;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Somebody who waits for an instance. The thread that asks the database has it for itself, but for the answer. */
final class Watch {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String instanceId;
    private final long endNanos;
    private final CompletableFuture<InstanceStatus> answer = new CompletableFuture<>();
    private long dueNanos;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    /** Waits from now on, for so long at most; the instants are those of {@link System#nanoTime()}. */
    Watch(String instanceId, long nowNanos, Duration most) {
        this.instanceId = instanceId;
        this.endNanos = nowNanos + most.toNanos();
        this.dueNanos = nowNanos;
    }

    String instanceId() {
        return instanceId;
    }

    /** What is told; whoever does not wait any more cancels it. */
    CompletableFuture<InstanceStatus> answer() {
        return answer;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    /** The database has said how far the instance has come. */
    void heard(InstanceStatus status, long nowNanos) {
        if (status.state() != State.RUNNING || isOver(nowNanos)) {
            answer.complete(status);
        } else {
            pause(nowNanos);
        }
    }

    /** The database could not be asked. */
    void heardNothing(StoreException why, long nowNanos) {
        if (isOver(nowNanos)) {
            answer.completeExceptionally(
                    new ServiceException(Reason.UNAVAILABLE, why.getMessage() + "; ask again later"));
        } else {
            pause(nowNanos);
        }
    }

    private boolean isOver(long nowNanos) {
        return nowNanos - endNanos >= 0;
    }

    private void pause(long nowNanos) {
        dueNanos = nowNanos + Math.min(pauseNanos, Math.max(0, endNanos - nowNanos));
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }
}
