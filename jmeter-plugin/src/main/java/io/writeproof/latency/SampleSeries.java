package io.writeproof.latency;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What is recorded of the samples of one label in one phase. Thread-safe; recording takes no lock. */
final class SampleSeries {

    private final LongAdder failures = new LongAdder();
    private final LongAccumulator firstSent;
    private final LongAccumulator lastEnded;
    private final LatencyRecorder response = new LatencyRecorder();
    private final LatencyRecorder service = new LatencyRecorder();

    /** The moments of the first sample serve as origin, because nanoTime may be negative and wraps. */
    SampleSeries(SampleMoments first) {
        firstSent = new LongAccumulator((a, b) -> b - a < 0 ? b : a, first.sentNanos());
        lastEnded = new LongAccumulator((a, b) -> b - a > 0 ? b : a, first.endedNanos());
    }

    void succeeded(SampleMoments sample) {
        answered(sample);
    }

    void failed(SampleMoments sample) {
        failures.increment();
        answered(sample);
    }

    private void answered(SampleMoments sample) {
        firstSent.accumulate(sample.sentNanos());
        lastEnded.accumulate(sample.endedNanos());
        service.record(sample.serviceNanos());
        response.record(sample.responseNanos());
    }

    SampleStatistics snapshot() {
        Latencies responses = response.snapshot();
        long failed = Math.min(failures.sum(), responses.count());
        return new SampleStatistics(failed, responses, service.snapshot(), firstSent.get(), lastEnded.get());
    }
}
