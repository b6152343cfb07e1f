package io.writeproof.jmeter;

import io.writeproof.latency.BoundedNames.Folded;
import io.writeproof.latency.Interval;
import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.parity.ParityReport;
import io.writeproof.schedule.Phase;
import io.writeproof.summary.RunReport.FirstError;
import io.writeproof.summary.SampleLog;
import io.writeproof.summary.SampleLog.Success;
import io.writeproof.watch.ClockWatch;
import io.writeproof.watch.MachineWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jmeter.control.TransactionController;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;

/** What a Thresholds element has recorded of the running test. Thread-safe; recording a success takes no lock. */
final class LoadRun {

    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();
    private final SampleRecorder samples;
    /** What was sent within a transaction that stands for it. */
    private final SampleRecorder parts;

    private final ErrorCounts errors;
    private final ErrorCounts errorsOfParts;
    private final FirstErrors firstErrors = new FirstErrors();
    private final List<ParityReport> parity = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final LongAdder inFlight = new LongAdder();
    private final MachineTime machine = new MachineTime(new MachineWatch()::take);
    private final ClockWatch clock = new ClockWatch(System::nanoTime, InstantSource.system());
    private volatile @Nullable SampleLog log;

    /** @param bounds how many labels and errors are recorded by name */
    LoadRun(RunBounds bounds) {
        samples = new SampleRecorder(bounds.maxLabels());
        parts = new SampleRecorder(bounds.maxLabels());
        errors = new ErrorCounts(bounds.maxErrors());
        errorsOfParts = new ErrorCounts(bounds.maxErrors());
    }

    /** A request goes out on this thread. */
    void requestBegins() {
        if (ofLoad()) {
            inFlight.increment();
        }
    }

    /** The request of this thread was answered, or given up. */
    void requestEnds() {
        if (ofLoad()) {
            inFlight.decrement();
        }
    }

    private static boolean ofLoad() {
        return ThreadRole.of(JMeterContextService.getContext().getThreadGroup()).isLoad();
    }

    /** Requests that were sent and not answered. */
    long inFlight() {
        return Math.max(0, inFlight.sum());
    }

    /** Takes a result on the thread that made it. */
    void record(SampleResult result) {
        if (result instanceof ParitySampleResult check) {
            parity.add(check.report());
        } else if (ofLoad()) {
            recordLoad(result);
        }
        UntoldRequests.ofThread().told();
    }

    /** A transaction is a sample beside its requests, which it repeats, or the parent of them, which it stands for. */
    private void recordLoad(SampleResult result) {
        SampleMoments moments = SampleMoments.ofThread();
        if (!TransactionController.isFromTransactionController(result)) {
            recordRequest(result, moments.complete() ? moments : reconstructed(result, moments));
        } else if (result.getSubResults().length > 0) {
            UntoldRequests untold = UntoldRequests.ofThread();
            untold.transactionEnds(moments);
            recordParts(result, untold);
            recordRequest(result, reconstructed(result, moments));
        }
    }

    private static SampleMoments reconstructed(SampleResult result, SampleMoments moments) {
        moments.reconstructed(System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(result.getTime()));
        return moments;
    }

    /** What a request consists of, such as redirects, is no part: only a transaction may have transactions in it. */
    private void recordParts(SampleResult transaction, UntoldRequests untold) {
        for (SampleResult part : transaction.getSubResults()) {
            if (TransactionController.isFromTransactionController(part)) {
                recordParts(part, untold);
            }
            SampleMoments seen = untold.of(part);
            recordPart(
                    part,
                    seen == null ? reconstructed(part, SampleMoments.ofThread().copy()) : seen);
        }
    }

    private void recordPart(SampleResult part, SampleMoments moments) {
        String label = part.getSampleLabel();
        if (part.isSuccessful()) {
            parts.succeeded(label, moments);
        } else {
            parts.failed(label, moments);
            errorsOfParts.add(parts.nameOf(label), ErrorClass.of(part));
        }
    }

    private void recordRequest(SampleResult result, SampleMoments moments) {
        SampleLog singles = log;
        if (singles != null) {
            singles.add(moments, answer(result));
        }
        if (result.isSuccessful()) {
            samples.succeeded(result.getSampleLabel(), moments);
        } else {
            samples.failed(result.getSampleLabel(), moments);
            firstErrors.add(result, at(moments.endedNanos()));
            errors.add(samples.nameOf(result.getSampleLabel()), ErrorClass.of(result));
        }
    }

    private static SampleLog.Answer answer(SampleResult result) {
        Success success = result.isSuccessful() ? Success.OK : Success.FAILED;
        return new SampleLog.Answer(result.getSampleLabel(), success, ErrorClass.responseCode(result));
    }

    /** From now on, each sample goes to the log too. */
    void logTo(SampleLog samplesLog) {
        log = samplesLog;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** {@link #startedAt()} on the clock of {@link System#nanoTime()}. */
    long startNanos() {
        return startNanos;
    }

    /** A moment on the clock of {@link System#nanoTime()} on the calendar, whatever the calendar did since the start. */
    Instant at(long nanos) {
        return startedAt.plusNanos(nanos - startNanos);
    }

    /** The samples since the last call; for the clock alone. */
    Interval interval(long fromNanos, long toNanos) {
        Map<SeriesName, SampleStatistics> requests =
                samples.interval(fromNanos, toNanos).series();
        Map<SeriesName, SampleStatistics> ofParts =
                parts.interval(fromNanos, toNanos).series();
        return new Interval(fromNanos, toNanos, new Recorded<>(requests, ofParts));
    }

    /** The samples of each label, without those of the warm-up. */
    Recorded<String> measured() {
        Predicate<String> measured = phase -> !phase.equals(Phase.WARMUP);
        return new Recorded<>(samples.byLabel(measured), parts.byLabel(measured));
    }

    /** The samples of each label in each phase. */
    Recorded<SeriesName> bySeries() {
        return new Recorded<>(samples.bySeries(), parts.bySeries());
    }

    /** All requests of all phases. */
    SampleStatistics total() {
        return SampleStatistics.sum(samples.byLabel(phase -> true).values().stream());
    }

    /** How many requests failed in which way. */
    Map<String, Long> errors() {
        return errors.byKind();
    }

    /** How many samples of each label failed in which way, parts of transactions included. */
    Map<String, Map<String, Long>> errorsByLabel() {
        Map<String, Map<String, Long>> labels = errors.byLabel();
        errorsOfParts.byLabel().forEach((label, kinds) -> {
            Map<String, Long> all = labels.computeIfAbsent(label, any -> new TreeMap<>());
            kinds.forEach((kind, count) -> all.merge(kind, count, Long::sum));
        });
        return labels;
    }

    /** The first requests that failed, oldest first. */
    List<FirstError> firstErrors() {
        return firstErrors.all();
    }

    /** The parity checks that came as samples. */
    List<ParityReport> parity() {
        return parity;
    }

    /** What the processors of the machine did meanwhile. */
    MachineTime machine() {
        return machine;
    }

    /** Compares the wall clock with the other; due once per second. */
    void lookAtClock() {
        clock.look();
    }

    /** How the wall clock kept step until now; empty before the first look. */
    Optional<ClockFigures> clock() {
        return clock.apart().map(ClockFigures::new);
    }

    /** Takes note of something that limits what the run tells, in one sentence without full stop. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** What limits what the run tells. */
    List<String> warnings() {
        List<String> all = new ArrayList<>(ParityRuns.warnings());
        all.addAll(warnings);
        machine.warning().ifPresent(all::add);
        clock().flatMap(ClockFigures::warning).ifPresent(all::add);
        advice(LoadRun::adviceOnLabels, samples.folded(), parts.folded()).forEach(all::add);
        advice(LoadRun::adviceOnErrors, errors.folded(), errorsOfParts.folded()).forEach(all::add);
        return List.copyOf(all);
    }

    private static Stream<String> advice(Function<Folded, String> words, Folded ofRequests, Folded ofParts) {
        return Stream.of(ofRequests, ofParts)
                .filter(folded -> folded.others() > 0)
                .map(words)
                .distinct();
    }

    private static String adviceOnLabels(Folded folded) {
        return "the samples of " + folded.othersInWords() + " labels are recorded together as `" + SampleRecorder.OTHERS
                + "`, because only the first " + folded.own() + " are recorded by name: keep ids out of the names of"
                + " samplers, or set " + RunBounds.MAX_LABELS + " to " + folded.enoughInWords();
    }

    private static String adviceOnErrors(Folded folded) {
        return "the failures of " + folded.othersInWords() + " response codes are counted together as `"
                + ErrorCounts.OTHERS + "`, because only the first " + folded.own() + " are counted by name: keep ids"
                + " out of response codes, or set " + RunBounds.MAX_ERRORS + " to " + folded.enoughInWords();
    }
}
