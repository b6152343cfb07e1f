package io.writeproof.jmeter;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.parity.ParityReport;
import io.writeproof.schedule.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.jmeter.control.TransactionController;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;

/** What a Thresholds element has recorded of the running test. Thread-safe; recording a success takes no lock. */
final class LoadRun {

    private final Instant startedAt = Instant.now();
    private final SampleRecorder samples = new SampleRecorder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final List<ParityReport> parity = new CopyOnWriteArrayList<>();

    /** Takes a result on the thread that made it. */
    void record(SampleResult result) {
        if (result instanceof ParitySampleResult check) {
            parity.add(check.report());
        } else if (!TransactionController.isFromTransactionController(result)
                && ThreadRole.of(JMeterContextService.getContext().getThreadGroup())
                        .isLoad()) {
            recordRequest(result);
        }
    }

    private void recordRequest(SampleResult result) {
        SampleMoments moments = SampleMoments.ofThread();
        if (!moments.complete()) {
            moments.reconstructed(System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(result.getTime()));
        }
        if (result.isSuccessful()) {
            samples.succeeded(result.getSampleLabel(), moments);
        } else {
            samples.failed(result.getSampleLabel(), moments);
            errors.computeIfAbsent(ErrorClass.of(result), kind -> new LongAdder())
                    .increment();
        }
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The samples of each label, without those of the warm-up. */
    Map<String, SampleStatistics> measured() {
        return samples.byLabel(phase -> !phase.equals(Phase.WARMUP));
    }

    /** All samples of all phases. */
    SampleStatistics total() {
        return sum(samples.byLabel(phase -> true));
    }

    Map<String, Long> errors() {
        Map<String, Long> counts = new TreeMap<>();
        errors.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }

    /** The parity checks that came as samples. */
    List<ParityReport> parity() {
        return parity;
    }

    static SampleStatistics sum(Map<String, SampleStatistics> labels) {
        return labels.values().stream().reduce(SampleStatistics.none(), SampleStatistics::plus);
    }
}
