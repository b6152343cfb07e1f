package io.writeproof.bench.load;

import io.writeproof.runner.process.Child;
import io.writeproof.runner.process.Ended;
import io.writeproof.runner.process.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A load generator as a process, watched from outside. Used by one thread. */
final class Generator implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LAST_WORDS = 15;

    private final LoadSession session;
    private final String prefix;
    private final Deque<String> words = new ConcurrentLinkedDeque<>();
    private final Child child;
    private final CpuTrace cpu;

    /** Starts it; every path that it asks for begins with {@code prefix}, which nobody used before. */
    Generator(LoadSession session, String prefix, List<String> command) {
        this.session = session;
        this.prefix = prefix;
        this.child = Child.start(new Launch(command, Map.of(), ""), this::line);
        this.cpu = new CpuTrace(ProcessHandle.of(child.pid()).orElseThrow());
    }

    private void line(String line) {
        words.add(line);
        if (words.size() > LAST_WORDS) {
            words.poll();
        }
    }

    /** Lets it warm up on all processors, from its first request on, and pins it then. */
    void warmUp() throws IOException, InterruptedException {
        warmUp(session.pace().warmUp());
    }

    /** Lets it warm up so long, and pins it then. */
    void warmUp(Duration time) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (session.target().arrivals(prefix).isEmpty()) {
            if (System.nanoTime() - deadline > 0 || child.await(POLL).isPresent()) {
                throw failure("sent nothing");
            }
        }
        Thread.sleep(time.toMillis());
        session.cores().pinGenerator(child.pid());
    }

    /** Waits for its own end. */
    void awaitEnd(Duration atMost) {
        Ended ended = child.await(atMost).orElseThrow(() -> failure("did not end within " + atMost.toSeconds() + " s"));
        if (ended.code() != 0) {
            throw failure("ended with " + ended);
        }
    }

    /** Lets it go on for so long, and ends it. */
    void endAfter(double seconds) throws InterruptedException {
        Thread.sleep(Math.round(seconds * 1e3));
        child.kill();
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("the generator of " + prefix + " " + what + ":\n" + String.join("\n", words));
    }

    /** What reached the server, by the path without the prefix. */
    Arrivals arrivals(String path) throws IOException {
        Arrivals arrivals = session.target().arrivals(prefix).get(prefix + path);
        if (arrivals == null) {
            throw failure("sent nothing to " + path);
        }
        return arrivals;
    }

    /** Microseconds of processor time per request, from so many seconds after the path's first request until so many. */
    double microsPerRequest(Arrivals arrivals, double from, double to) {
        return cpu.between(arrivals.at(from), arrivals.at(to)) * 1e6 / arrivals.count(from, to);
    }

    /** Seconds of processor time between two moments. */
    double cpuSeconds(long from, long to) {
        return cpu.between(from, to);
    }

    /** Processor time of its threads that have one of these names. */
    ThreadCpu threads(List<String> names) {
        return new ThreadCpu(child.pid(), names);
    }

    @Override
    public void close() {
        cpu.close();
        if (child.alive()) {
            child.kill();
        }
    }
}
