package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.httpRequest;
import static io.writeproof.bench.load.PlanText.loop;
import static io.writeproof.bench.load.PlanText.meetingPoint;
import static io.writeproof.bench.load.PlanText.noOp;
import static io.writeproof.bench.load.PlanText.plan;
import static io.writeproof.bench.load.PlanText.sampleWriter;
import static io.writeproof.bench.load.PlanText.threadsOnce;
import static io.writeproof.bench.load.PlanText.thresholds;

import io.writeproof.bench.goal.Chapter;
import io.writeproof.bench.goal.Finding;
import io.writeproof.bench.goal.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * G13: what Thresholds adds to a sample, beside what JMeter's own writer of samples adds.
 *
 * <p>Four threads of one JVM take a sampler that does nothing through three loops in turn: bare, with Thresholds, with the
 * writer. Before each they meet, and send a request that tells the server when the loop begins.
 */
final class ListenerGoals implements Chapter<LoadSession> {

    private static final int THREADS = 4;

    /** Samples of a thread in a loop, per second of the pace: about a second of processor time per million. */
    private static final int SAMPLES_PER_SECOND = 300_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String BARE = "no-op sampler: us CPU per sample";
    private static final String THRESHOLDS = "the same with Thresholds";
    private static final String WRITER = "the same with the writer of -l, CSV";
    private static final String ADDED_BY_THRESHOLDS = "added by Thresholds, us";
    private static final String ADDED_BY_WRITER = "added by the writer, us";

    @Override
    public Set<String> goals() {
        return Set.of("G13");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        session.out().println("\nG13, per sample, " + THREADS + " threads");
        int samples = (int) Math.max(1, SAMPLES_PER_SECOND * session.seconds());
        // The first round compiles, and does not count.
        int rounds = session.pace().rounds() + 1;
        Path written = session.directory().resolve("samples.csv");
        long expected = (long) THREADS * samples * rounds;
        String prefix = "/listeners";
        Figures figures = new Figures();
        String text = text(session.target().port(), prefix, samples, rounds, expected, written);
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(text))) {
            jmeter.warmUp();
            jmeter.awaitEnd(PATIENCE);
            requireLines(written, expected);
            for (int round = 1; round < rounds; round++) {
                add(jmeter, round, (double) THREADS * samples, figures);
            }
        } finally {
            Files.deleteIfExists(written);
        }
        figures.print(session.out());
        Ratio ratio = figures.ratio(ADDED_BY_THRESHOLDS, ADDED_BY_WRITER);
        return List.of(Finding.atMost(0.2, "G13", "Thresholds / writer of -l, CPU added per sample", ratio));
    }

    private static void add(Generator jmeter, int round, double samples, Figures figures) throws IOException {
        double bare = micros(jmeter, "/" + round + "/bare", "/" + round + "/thresholds", samples);
        double thresholds = micros(jmeter, "/" + round + "/thresholds", "/" + round + "/writer", samples);
        double writer = micros(jmeter, "/" + round + "/writer", "/" + round + "/end", samples);
        figures.add(BARE, bare);
        figures.add(THRESHOLDS, thresholds);
        figures.add(WRITER, writer);
        figures.add(ADDED_BY_THRESHOLDS, thresholds - bare);
        figures.add(ADDED_BY_WRITER, writer - bare);
    }

    private static double micros(Generator jmeter, String from, String to, double samples) throws IOException {
        long begin = jmeter.arrivals(from).lastNanos();
        return jmeter.cpuSeconds(begin, jmeter.arrivals(to).firstNanos()) * 1e6 / samples;
    }

    private static String text(int port, String prefix, int samples, int rounds, long expected, Path written) {
        String at = prefix + "/${__jm__rounds__idx}";
        String round = mark(port, at + "/bare")
                + loop("bare", samples, noOp(""))
                + mark(port, at + "/thresholds")
                + loop("thresholds", samples, noOp("") + thresholds("requests == " + expected))
                + mark(port, at + "/writer")
                + loop("writer", samples, noOp("") + sampleWriter(written.toString()))
                + mark(port, at + "/end");
        return plan(threadsOnce(THREADS, loop("rounds", rounds, round)));
    }

    private static String mark(int port, String path) {
        return httpRequest(port, path, meetingPoint(THREADS));
    }

    private static void requireLines(Path written, long samples) throws IOException {
        try (Stream<String> lines = Files.lines(written)) {
            long found = lines.count() - 1;
            if (found != samples) {
                throw new IllegalStateException("the writer wrote " + found + " samples instead of " + samples);
            }
        }
    }
}
