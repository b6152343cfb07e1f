package io.writeproof.results.pairs;

import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stores runs with scores that the test chooses, instead of measuring; each takes a minute of a clock that it moves. */
final class FakeRunner implements PairRunner {

    private static final double NOISE = 0.01;

    private final Path results;
    private final Random random = new Random(5);
    private final List<Script> scripts = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Speeds speeds;
    private int forks = 1;
    private int failing = Integer.MAX_VALUE;

    FakeRunner(Path results, Speeds speeds) {
        this.results = results;
        this.speeds = speeds;
    }

    /** So many forks in each run. */
    FakeRunner withForks(int perRun) {
        forks = perRun;
        return this;
    }

    /** The run of this number, from 1, fails. */
    FakeRunner failingAt(int run) {
        failing = run;
        return this;
    }

    @Override
    public List<String> run(PairSide side, Script script) {
        scripts.add(script);
        now = now.plus(Duration.ofMinutes(1));
        if (scripts.size() >= failing) {
            throw new PairsException(side.label() + ": it failed");
        }
        String commit = side == PairSide.BASE ? JmhRuns.BASE_COMMIT : JmhRuns.HEAD_COMMIT;
        List<String> benchmarks = new ArrayList<>();
        for (String name : List.of("Writer.sync", "Writer.async")) {
            benchmarks.add(JmhRuns.benchmark(
                    name, JmhRuns.forks(random.nextLong(), forks, speeds.of(side, name, scripts.size()), NOISE)));
        }
        StoredRun run = JmhRuns.store(
                results, "run-" + scripts.size(), commit, JmhRuns.file(benchmarks.toArray(String[]::new)));
        return List.of(results.relativize(run.directory()).toString());
    }

    /** What was run, in its order. */
    List<Script> scripts() {
        return scripts;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** How fast a benchmark is. */
    interface Speeds {

        /**
         * Operations per second.
         *
         * @param run the number of the run, from 1
         */
        double of(PairSide side, String benchmark, int run);
    }
}
