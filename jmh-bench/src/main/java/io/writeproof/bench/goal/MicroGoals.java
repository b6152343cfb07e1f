package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.AllocationProfiler;
import io.writeproof.bench.HandoverQueueBenchmark;
import io.writeproof.bench.HistogramBenchmark;
import io.writeproof.bench.queue.QueueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** G8 and G9: recording a latency and handing over a row, by JMH, each round a fork of each benchmark. */
final class MicroGoals implements Chapter<Session> {

    private static final TimeValue ITERATION = TimeValue.milliseconds(500);
    private static final int ITERATIONS = 3;

    /** The row that is handed over is an object of this size, contained in what is measured. */
    private static final int ROW_BYTES = 16;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public Set<String> goals() {
        return Set.of("G8", "G9");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        session.out().println("\nRecording a latency and handing over a row, by JMH");
        Map<String, List<RunResult>> results = new LinkedHashMap<>();
        for (int round = 0; round < session.pace().rounds(); round++) {
            for (RunResult result : round()) {
                results.computeIfAbsent(nameOf(result), name -> new ArrayList<>())
                        .add(result);
            }
        }
        results.forEach((name, all) -> session.out()
                .printf(
                        "  %-34s %9.2f %-7s %6.1f B/op%n",
                        name,
                        over(all, MicroGoals::score).median(),
                        all.get(0).getPrimaryResult().getScoreUnit(),
                        over(all, MicroGoals::bytes).median()));
        return findings(results);
    }

    private static List<Finding> findings(Map<String, List<RunResult>> results) {
        List<Finding> findings = new ArrayList<>();
        List<RunResult> baselines = results.getOrDefault("baseline", List.of());
        results.forEach((name, all) -> {
            if (name.startsWith("latencyRecorder")) {
                double[] nanos = new double[all.size()];
                for (int i = 0; i < nanos.length; i++) {
                    nanos[i] = score(all.get(i)) - score(baselines.get(i));
                }
                findings.add(atMost(5, "G8", "recording a latency, ns beyond the clock", Ratio.of(nanos)));
                findings.add(atMost(0.5, "G8", "recording a latency, bytes", over(all, MicroGoals::bytes)));
            } else if (name.startsWith("producers")) {
                String producers = name.replace("producers", "") + " to 1 threads";
                findings.add(atMost(50, "G9", "hand-over of a row, ns, " + producers, over(all, r -> 1e3 / score(r))));
                Ratio bytes = over(all, r -> bytes(r) - ROW_BYTES);
                findings.add(atMost(16, "G9", "hand-over of a row, bytes beyond it, " + producers, bytes));
            }
        });
        return findings;
    }

    private static Iterable<RunResult> round() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(HistogramBenchmark.class.getSimpleName() + "\\.(baseline|latencyRecorder)")
                        .include(HandoverQueueBenchmark.class.getSimpleName())
                        .param("queue", QueueKind.ROW_QUEUE.name())
                        .forks(1)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(ITERATION)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(ITERATION)
                        .addProfiler(AllocationProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static String nameOf(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static Ratio over(List<RunResult> rounds, ToDoubleFunction<RunResult> figure) {
        return Ratio.of(rounds.stream().mapToDouble(figure).toArray());
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double bytes(RunResult result) {
        for (String label : result.getSecondaryResults().keySet()) {
            if (label.contains(ALLOCATED)) {
                return result.getSecondaryResults().get(label).getScore();
            }
        }
        return Double.NaN;
    }
}
