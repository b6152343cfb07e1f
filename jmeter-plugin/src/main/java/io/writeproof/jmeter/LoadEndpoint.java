package io.writeproof.jmeter;

import io.writeproof.export.LoadFigures;
import io.writeproof.export.LoadFigures.LastSecond;
import io.writeproof.export.LoadFigures.PhaseState;
import io.writeproof.export.LoadPage;
import io.writeproof.export.PageServer;
import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleStatistics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;

/**
 * Where Prometheus can read the running test, from its start until its end; off unless a JMeter property has a port.
 *
 * <p>Everything on the page was recorded for the verdict already; the page is made when it is asked for. Thread-safe.
 */
final class LoadEndpoint implements RunClock.Listener {

    /** Where to listen; 0 or none for nowhere. */
    static final String PORT = "writeproof.prometheus.port";

    /** The address to listen on; the loopback address when there is none. */
    static final String ADDRESS = "writeproof.prometheus.address";

    /** What is left of the last second when the test ends has no rate worth showing. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final OfTest<AtomicBoolean> TAKEN = new OfTest<>(AtomicBoolean::new);

    private final String runId;
    private final RecordedSamples samples;
    private volatile Interval latest;
    private @Nullable PageServer server;

    private LoadEndpoint(String runId, RecordedSamples samples, long nowNanos) {
        this.runId = runId;
        this.samples = samples;
        this.latest = new Interval(nowNanos, nowNanos, Map.of());
    }

    /**
     * Begins to answer, if the properties say so. There is one page per test: of two Thresholds elements the first has it.
     *
     * @throws IllegalArgumentException when a property is wrong or its port cannot be had; names it
     */
    static LoadEndpoint open(String runId, RecordedSamples samples, LoadRun run) {
        LoadEndpoint endpoint = new LoadEndpoint(runId, samples, run.startNanos());
        ListenAddress at = ListenAddress.read(PORT, ADDRESS);
        if (at != null && TAKEN.get().getAndSet(true)) {
            run.warn("the page at " + PORT + " is about another Thresholds element of the plan");
        } else if (at != null) {
            endpoint.listen(at);
        }
        return endpoint;
    }

    private void listen(ListenAddress at) {
        try {
            server = PageServer.start(at.address(), () -> LoadPage.of(figures()));
        } catch (IOException e) {
            throw at.refused(e);
        }
    }

    @Override
    public void second(Interval second) {
        if (second.toNanos() - second.fromNanos() >= SHORTEST_NANOS) {
            latest = second;
        }
    }

    /** The test is over: nobody is answered any more. */
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private LoadFigures figures() {
        Interval second = latest;
        RunPhases places = samples.places();
        return new LoadFigures(
                runId,
                samples.totals(),
                phases(places.namesAt(second.toNanos())),
                lastSecond(places, second),
                JMeterContextService.getNumberOfThreads());
    }

    private Map<String, PhaseState> phases(List<String> underWay) {
        Map<String, PhaseState> states = new TreeMap<>();
        samples.phases()
                .forEach(phase -> states.put(phase, underWay.contains(phase) ? PhaseState.UNDER_WAY : PhaseState.IDLE));
        return states;
    }

    private static LastSecond lastSecond(RunPhases places, Interval second) {
        SampleStatistics all = second.sum(any -> true);
        double seconds = (second.toNanos() - second.fromNanos()) / 1e9;
        return new LastSecond(
                places.plannedRate(second.fromNanos(), second.toNanos()),
                seconds == 0 ? 0 : all.successes() / seconds,
                all.lag().maxNanos() / 1e9);
    }
}
