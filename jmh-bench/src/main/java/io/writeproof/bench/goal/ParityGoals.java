package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.ParityBenchmark;
import io.writeproof.bench.fixture.Handover;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** G10: parity of a million keys against an index-only count of them, the benchmark's own methods in turn. */
final class ParityGoals implements Chapter<Session> {

    private static final int KEYS = 1_000_000;

    /** The first turns compile the code and fill the server's cache. */
    private static final int WARM_UP = 10;

    private static final int TURNS = 20;

    @Override
    public Set<String> goals() {
        return Set.of("G10");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        ParityBenchmark benchmark = new ParityBenchmark();
        benchmark.keys = KEYS;
        // A chapter with a server of its own has handed that one over meanwhile.
        Handover handover = Handover.of(session.server().connection());
        try {
            benchmark.open();
        } finally {
            handover.close();
        }
        ParityBenchmark.Digested requests = new ParityBenchmark.Digested();
        requests.fill(benchmark);
        double[] count = new double[TURNS];
        double[] intact = new double[TURNS];
        double[] damaged = new double[TURNS];
        try {
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                int kept = Math.max(turn, 0);
                count[kept] = millis(benchmark::indexOnlyCount);
                intact[kept] = millis(() -> benchmark.digest(requests)) / count[kept];
                damaged[kept] = millis(() -> benchmark.damageListed(requests)) / count[kept];
            }
        } finally {
            benchmark.close();
        }
        session.out()
                .printf(
                        Locale.ROOT,
                        "%nParity of %,d keys: an index-only count takes %.0f ms%n",
                        KEYS,
                        Ratio.of(count).median());
        return List.of(
                atMost(2, "G10", "parity of 1 M keys, intact / index-only count", Ratio.of(intact)),
                atMost(5, "G10", "parity of 1 M keys, damage listed / index-only count", Ratio.of(damaged)));
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }
}
