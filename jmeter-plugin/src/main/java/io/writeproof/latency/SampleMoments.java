package io.writeproof.latency;

import java.time.Duration;

/**
 * The moments of the sample that a thread is working on, on the clock of {@link System#nanoTime()}.
 *
 * <p>The stages of one sample happen on one thread but in different classes: a timer plans it, a monitor sees it sent
 * and answered, a listener learns whether it succeeded. Each thread has one instance, used over and over. Confined to
 * its thread.
 */
public final class SampleMoments {

    /** A sample counts as late when it is sent more than this after its planned moment; less is the jitter of any timer. */
    public static final Duration LATE_AFTER = Duration.ofMillis(1);

    /** The phase of a sample that no schedule planned, on a thread that was not told what it belongs to. */
    public static final String NO_PHASE = "";

    private static final ThreadLocal<SampleMoments> OF_THREAD = ThreadLocal.withInitial(SampleMoments::new);

    private String phase = NO_PHASE;
    private boolean planPending;
    private boolean underWay;
    private boolean complete;
    /** Of the next sample: what is known of the latest stays until that is sent. */
    private String nextPhase = NO_PHASE;

    private long nextPlannedNanos;
    private long plannedNanos;
    private long sentNanos;
    private long endedNanos;

    /** The record of the calling thread. */
    public static SampleMoments ofThread() {
        return OF_THREAD.get();
    }

    /** The thread begins its work: its samples belong to this phase, until a schedule plans one for another. */
    public void begin(String inPhase) {
        phase = inPhase;
        planPending = false;
        underWay = false;
        complete = false;
    }

    /** The thread's next sample is planned for this moment, in this phase. */
    public void planned(long nanos, String inPhase) {
        nextPlannedNanos = nanos;
        nextPhase = inPhase;
        planPending = true;
        underWay = false;
    }

    /**
     * The sample goes out now. Without a plan for it, this is its planned moment too. Of several monitors that see the same
     * sample, the first is right.
     */
    public void sent(long nanos) {
        if (underWay) {
            return;
        }
        plannedNanos = planPending ? nextPlannedNanos : nanos;
        phase = planPending ? nextPhase : phase;
        planPending = false;
        underWay = true;
        complete = false;
        sentNanos = nanos;
    }

    /** The sample was answered, or given up, now. Of several monitors, the first is right. */
    public void ended(long nanos) {
        if (underWay) {
            endedNanos = nanos;
            complete = true;
            underWay = false;
        }
    }

    /** For a sample that was not watched: it ended now, having taken this long. */
    public void reconstructed(long nowNanos, long tookNanos) {
        underWay = false;
        sent(nowNanos - tookNanos);
        ended(nowNanos);
    }

    /** The moments as they are now, for somebody who keeps them. */
    public SampleMoments copy() {
        SampleMoments copy = new SampleMoments();
        copy.phase = phase;
        copy.complete = complete;
        copy.plannedNanos = plannedNanos;
        copy.sentNanos = sentNanos;
        copy.endedNanos = endedNanos;
        return copy;
    }

    /** Whether both the sending and the end of the thread's latest sample were seen. */
    public boolean complete() {
        return complete;
    }

    /** The phase of the latest sample that was planned and sent; until there is one, that of the thread. */
    public String phase() {
        return phase;
    }

    /** When the sample was to be sent. */
    public long plannedNanos() {
        return plannedNanos;
    }

    public long sentNanos() {
        return sentNanos;
    }

    public long endedNanos() {
        return endedNanos;
    }

    /** From the planned moment until the sending; 0 without a plan. */
    public long lagNanos() {
        return sentNanos - plannedNanos;
    }

    /** From the planned moment until the answer. */
    public long responseNanos() {
        return endedNanos - plannedNanos;
    }

    /** From the actual sending until the answer. */
    public long serviceNanos() {
        return endedNanos - sentNanos;
    }
}
