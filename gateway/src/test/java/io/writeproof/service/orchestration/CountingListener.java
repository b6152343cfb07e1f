package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.FailureClass;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what dispatchers tell. */
final class CountingListener implements OrchestrationListener {

    final AtomicInteger redelivered = new AtomicInteger();
    final AtomicInteger completed = new AtomicInteger();
    final AtomicInteger tooLate = new AtomicInteger();
    final List<FailureClass> failed = new CopyOnWriteArrayList<>();
    final List<FailureClass> storeFailures = new CopyOnWriteArrayList<>();

    @Override
    public void started() {}

    @Override
    public void fetched(Queue queue, int attempt) {
        redelivered.addAndGet(attempt > 1 ? 1 : 0);
    }

    @Override
    public void activityEnded() {}

    @Override
    public void completed(long micros) {
        completed.incrementAndGet();
    }

    @Override
    public void failed(FailureClass failureClass) {
        failed.add(failureClass);
    }

    @Override
    public void tooLate(Queue queue) {
        tooLate.incrementAndGet();
    }

    @Override
    public void storeFailed(FailureClass failureClass) {
        storeFailures.add(failureClass);
    }
}
