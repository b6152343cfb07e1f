package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.httpRequest;
import static io.writeproof.bench.load.PlanText.plan;
import static io.writeproof.bench.load.PlanText.threads;
import static io.writeproof.bench.load.PlanText.thresholds;

import io.writeproof.bench.goal.Chapter;
import io.writeproof.bench.goal.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/**
 * G15: what it costs the load that somebody looks at the live page.
 *
 * <p>One JMeter with the page sends in a closed loop, as fast as it can. A client comes and goes: windows in which it looks
 * alternate with windows in which nobody does, so that both are the same code of the same JVM. Beside the rate, whose noise
 * is often larger than what is looked for, stands the part of JMeter's processor time that the threads of the page took: in a
 * closed loop on one processor what they take is what the load loses.
 */
final class LiveGoals implements Chapter<LoadSession> {

    private static final int THREADS = 16;
    private static final String PREFIX = "/live";
    /** The page itself is drawn in this time, and the client's connection made. */
    private static final double SETTLING_SECONDS = 1;
    /** For the start of JMeter, and what comes between the windows. */
    private static final double SPARE_SECONDS = 120;

    private static final String RULES =
            "p50 &lt;= 1s; p95 &lt;= 1s; p99 &lt;= 1s; error_rate &lt;= 1%; requests &gt;= 1";
    private static final String ALONE = "closed loop, nobody looks: requests/s";
    private static final String WATCHED = "closed loop, one client looks: requests/s";
    private static final String PAGE = "of it the page: % of JMeter's processor time";
    /** Those that draw, and those that send. */
    private static final List<String> PAGE_THREADS = List.of("writeproof-draw", "writeproof-live");

    @Override
    public Set<String> goals() {
        return Set.of("G15");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        session.out().println("\nG15, the live page, HTTP, " + THREADS + " threads");
        int rounds = session.pace().rounds();
        double needed = session.warmUp() + rounds * (3 * SETTLING_SECONDS + 2 * session.seconds()) + SPARE_SECONDS;
        String request = httpRequest(session.target().port(), PREFIX, thresholds(RULES));
        String text = plan(threads(THREADS, (long) Math.ceil(needed), request));
        int port = freePort();
        Figures figures = new Figures();
        try (Generator jmeter =
                new Generator(session, PREFIX, session.jmeterCommand(text, "-Jwriteproof.dashboard.port=" + port))) {
            jmeter.warmUp();
            Window window = new Window(session, jmeter, jmeter.threads(PAGE_THREADS));
            // The first look compiles, and does not count.
            window.watched(port, new Figures());
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    window.watched(port, figures);
                    window.alone(figures);
                } else {
                    window.alone(figures);
                    window.watched(port, figures);
                }
            }
        }
        figures.print(session.out());
        return List.of(
                Finding.atMost(1, "G15", "% of JMeter's processor time, that somebody looks", figures.of(PAGE)),
                Finding.atLeast(
                        0.99, "G15", "requests/s, somebody looks / nobody does", figures.ratio(WATCHED, ALONE)));
    }

    /** A window of measurement that begins when everything has settled. */
    private record Window(LoadSession session, Generator jmeter, ThreadCpu page) {

        void watched(int port, Figures figures) throws IOException, InterruptedException {
            Onlooker onlooker = new Onlooker(port);
            try {
                settle();
                double before = page.seconds();
                long from = System.nanoTime();
                figures.add(WATCHED, rate(from));
                long to = System.nanoTime();
                double taken = page.seconds() - before;
                // What JMeter took as a whole is traced, and the trace must be past the window.
                settle();
                figures.add(PAGE, 100 * taken / jmeter.cpuSeconds(from, to));
            } finally {
                onlooker.leave();
            }
        }

        void alone(Figures figures) throws IOException, InterruptedException {
            settle();
            figures.add(ALONE, rate(System.nanoTime()));
        }

        private static void settle() throws InterruptedException {
            Thread.sleep(Math.round(SETTLING_SECONDS * 1e3));
        }

        /** What reaches the server from this moment on. */
        private double rate(long from) throws IOException, InterruptedException {
            Thread.sleep(Math.round(session.seconds() * 1e3));
            long to = System.nanoTime();
            Arrivals arrivals = jmeter.arrivals("");
            return arrivals.rate((from - arrivals.firstNanos()) / 1e9, (to - arrivals.firstNanos()) / 1e9);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
