package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.constantThroughput;
import static io.writeproof.bench.load.PlanText.httpRequest;
import static io.writeproof.bench.load.PlanText.openModel;
import static io.writeproof.bench.load.PlanText.plan;
import static io.writeproof.bench.load.PlanText.preciseThroughput;
import static io.writeproof.bench.load.PlanText.threads;

import io.writeproof.runner.process.Java;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the arrival schedule is measured against: stock JMeter's open model and timers, and Gatling. */
final class PeerRuns {

    static final String OPEN_LOW = "Open Model Thread Group, 1,500/s: us CPU per request";
    static final String OPEN_SUSTAINED = "Open Model Thread Group: highest sustained rate, requests/s";
    static final String GATLING_SUSTAINED = "Gatling, shared connections: highest sustained rate, requests/s";

    static final String BARE_CLOSED = "bare socket in a closed loop: us CPU per request";
    static final String BARE_LOW = "bare socket, 1,500/s: us CPU per request";
    static final String BARE_RATE = "bare socket in a closed loop: requests/s";

    /** There is little to compile. */
    private static final Duration BARE_WARM_UP = Duration.ofSeconds(10);

    private static final double OPEN_WARM_UP = ScheduledPlan.LOW_RATE;
    private static final List<Double> OPEN_STEPS =
            List.of(1_500d, 2_000d, 2_500d, 3_000d, 3_500d, 4_000d, 5_000d, 6_000d);

    /** What a slow processor keeps while it still compiles: a backlog from the warm-up would spoil the first step. */
    private static final double GATLING_WARM_UP = 3_000;

    private static final List<Double> GATLING_STEPS = List.of(
            3_000d, 4_000d, 5_000d, 6_000d, 7_000d, 8_000d, 9_000d, 10_000d, 12_000d, 14_000d, 16_000d, 18_000d,
            20_000d, 24_000d, 28_000d);

    private final LoadSession session;
    private final double warmUp;
    private final double seconds;

    PeerRuns(LoadSession session) {
        this.session = session;
        this.warmUp = session.warmUp();
        this.seconds = session.seconds();
    }

    /** One launch of stock JMeter's open model; it warms up at the first of its rates. */
    void openModelThreadGroup(int round, Figures figures) throws IOException, InterruptedException {
        String prefix = "/" + round + "/open";
        Steps steps = new Steps(OPEN_STEPS, seconds);
        String schedule = arrivals(OPEN_WARM_UP, warmUp) + steps.text(rate -> arrivals(rate, seconds), "");
        String plan = plan(openModel(schedule, httpRequest(session.target().port(), prefix + "/", "")));
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(plan))) {
            jmeter.warmUp();
            jmeter.endAfter(steps.total());
            Arrivals arrivals = jmeter.arrivals("/");
            figures.add(OPEN_LOW, jmeter.microsPerRequest(arrivals, warmUp + seconds / 5, warmUp + seconds));
            figures.add(OPEN_SUSTAINED, steps.sustained(arrivals, warmUp));
        }
    }

    private static String arrivals(double perSecond, double time) {
        String rate = String.format(Locale.ROOT, "rate(%.0f/sec)", perSecond);
        return rate + " even_arrivals(" + Math.round(time * 1e3) + " ms) " + rate + " ";
    }

    /** One launch of Gatling. */
    void gatling(int round, Figures figures) throws IOException, InterruptedException {
        String prefix = "/" + round + "/gatling";
        Steps steps = new Steps(GATLING_STEPS, seconds);
        String rates = users(GATLING_WARM_UP, warmUp) + "," + steps.text(rate -> users(rate, seconds), ",");
        // With the collector that JMeter has here: what is compared is two generators, not two collectors.
        List<String> command = Java.command();
        command.addAll(List.of(
                "-Xms1g",
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dpeer.url=http://127.0.0.1:" + session.target().port() + prefix + "/",
                "-Dpeer.body=" + CannedServer.BODY_BYTES,
                "-Dpeer.rates=" + rates,
                "-cp",
                session.gatling().resolve("test-classes") + ":"
                        + session.gatling().resolve("lib/*"),
                "io.writeproof.gatling.GatlingPeer",
                session.directory().toString()));
        try (Generator gatling = new Generator(session, prefix, command)) {
            gatling.warmUp();
            gatling.endAfter(steps.total());
            figures.add(GATLING_SUSTAINED, steps.sustained(gatling.arrivals("/"), warmUp));
        }
    }

    /** One launch of as many threads as the plan has, each with a socket and nothing else: no such generator can cost less. */
    void bareSocket(int round, Figures figures) throws IOException, InterruptedException {
        String prefix = "/" + round + "/bare";
        List<String> command = Java.command();
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path", ""),
                BareSocket.class.getName(),
                Integer.toString(session.target().port()),
                prefix,
                Steps.number(BARE_WARM_UP.toSeconds() + 1.0),
                Steps.number(seconds + 1)));
        try (Generator bare = new Generator(session, prefix, command)) {
            bare.warmUp(BARE_WARM_UP);
            bare.awaitEnd(session.patience());
            double from = seconds / 5;
            Arrivals closed = bare.arrivals("/closed");
            figures.add(BARE_RATE, closed.rate(from, seconds));
            figures.add(BARE_CLOSED, bare.microsPerRequest(closed, from, seconds));
            figures.add(BARE_LOW, bare.microsPerRequest(bare.arrivals("/low"), from, seconds));
        }
    }

    private static String users(double perSecond, double time) {
        return Steps.number(perSecond) + "/s*" + Steps.number(time) + "s";
    }

    /** Both timers of stock JMeter at a rate, a launch each: they count from the start of the test. */
    void timers(int perSecond, Figures figures) throws IOException, InterruptedException {
        long total = (long) Math.ceil(warmUp + SpacingGoals.regular(seconds));
        timer("Constant Throughput Timer", perSecond, constantThroughput(perSecond), figures);
        timer("Precise Throughput Timer", perSecond, preciseThroughput(perSecond, total), figures);
    }

    private void timer(String name, int perSecond, String timer, Figures figures)
            throws IOException, InterruptedException {
        String prefix = "/" + name.replace(' ', '-') + "/" + perSecond;
        double end = warmUp + SpacingGoals.regular(seconds);
        String plan = plan(threads(
                LoadGroups.THREADS,
                (long) Math.ceil(end),
                httpRequest(session.target().port(), prefix + "/", timer)));
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(plan))) {
            jmeter.warmUp();
            jmeter.endAfter(end - warmUp);
            Arrivals arrivals = jmeter.arrivals("/");
            double from = warmUp + (end - warmUp) / 5;
            figures.add(
                    name + ", " + perSecond + "/s: rate error in %",
                    Math.abs(arrivals.rate(from, end) / perSecond - 1) * 100);
            figures.add(name + ", " + perSecond + "/s: sd per 10 ms / sqrt(mean)", arrivals.unevenness(from, end));
        }
    }
}
