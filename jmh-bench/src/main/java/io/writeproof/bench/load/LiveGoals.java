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
 * G15: how much of the highest rate is left while somebody looks at the live page.
 *
 * <p>One JMeter with the page sends in a closed loop, as fast as it can. A client comes and goes: windows in which it looks
 * alternate with windows in which nobody does, so that both are the same code of the same JVM.
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

    @Override
    public Set<String> goals() {
        return Set.of("G15");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        session.out().println("\nG15, the live page, HTTP, " + THREADS + " threads");
        int rounds = session.pace().rounds();
        double needed = session.warmUp() + 2 * rounds * (SETTLING_SECONDS + session.seconds()) + SPARE_SECONDS;
        String request = httpRequest(session.target().port(), PREFIX, thresholds(RULES));
        String text = plan(threads(THREADS, (long) Math.ceil(needed), request));
        int port = freePort();
        Figures figures = new Figures();
        try (Generator jmeter =
                new Generator(session, PREFIX, session.jmeterCommand(text, "-Jwriteproof.dashboard.port=" + port))) {
            jmeter.warmUp();
            // The first look compiles, and does not count.
            watched(session, jmeter, port);
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    figures.add(WATCHED, watched(session, jmeter, port));
                    figures.add(ALONE, rate(session, jmeter));
                } else {
                    figures.add(ALONE, rate(session, jmeter));
                    figures.add(WATCHED, watched(session, jmeter, port));
                }
            }
        }
        figures.print(session.out());
        return List.of(Finding.atLeast(
                0.99, "G15", "requests/s, somebody looks / nobody does", figures.ratio(WATCHED, ALONE)));
    }

    private static double watched(LoadSession session, Generator jmeter, int port)
            throws IOException, InterruptedException {
        Onlooker onlooker = new Onlooker(port);
        try {
            return rate(session, jmeter);
        } finally {
            onlooker.leave();
        }
    }

    /** What reaches the server in a window that begins when everything has settled. */
    private static double rate(LoadSession session, Generator jmeter) throws IOException, InterruptedException {
        Thread.sleep(Math.round(SETTLING_SECONDS * 1e3));
        long from = System.nanoTime();
        Thread.sleep(Math.round(session.seconds() * 1e3));
        long to = System.nanoTime();
        Arrivals arrivals = jmeter.arrivals("");
        return arrivals.rate((from - arrivals.firstNanos()) / 1e9, (to - arrivals.firstNanos()) / 1e9);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
