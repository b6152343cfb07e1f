package io.writeproof.jmeter;

import io.writeproof.latency.SampleMoments;
import java.util.IdentityHashMap;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;

/**
 * The moments of requests whose results nobody was told of yet: those of a transaction under way.
 *
 * <p>JMeter shows such a request to monitors, but to no listener before its transaction is over, and then as a part of it.
 * When the thread sends again, the result of the request before is the thread's previous one. Each thread has one
 * instance, used over and over. Confined to its thread; a thread without transactions keeps nothing.
 */
final class UntoldRequests {

    /** A transaction of more requests has the moments of so many. */
    private static final int MOST = 10_000;

    private static final ThreadLocal<UntoldRequests> OF_THREAD = ThreadLocal.withInitial(UntoldRequests::new);

    private final IdentityHashMap<SampleResult, SampleMoments> moments = new IdentityHashMap<>();
    private boolean told = true;

    /** Those of the calling thread. */
    static UntoldRequests ofThread() {
        return OF_THREAD.get();
    }

    /** The thread is about to send; {@code latest} are the moments of what it sent before. Of several monitors the first is right. */
    void sending(SampleMoments latest) {
        if (!told) {
            keep(latest);
            return;
        }
        told = false;
        if (!moments.isEmpty()) {
            moments.clear();
        }
    }

    /** A listener is told of a transaction; {@code latest} are the moments of its last part. Of several listeners the first is right. */
    void transactionEnds(SampleMoments latest) {
        if (!told) {
            keep(latest);
        }
    }

    /** A listener was told of the thread's latest result. */
    void told() {
        told = true;
    }

    private void keep(SampleMoments latest) {
        SampleResult result = JMeterContextService.getContext().getPreviousResult();
        if (latest.complete() && result != null && moments.size() < MOST) {
            moments.putIfAbsent(result, latest.copy());
        }
    }

    /** When this part of a transaction was sent and answered; null when no monitor saw it. */
    @Nullable
    SampleMoments of(SampleResult part) {
        return moments.get(part);
    }
}
