package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.noOp;
import static io.writeproof.bench.load.PlanText.plan;
import static io.writeproof.bench.load.PlanText.threads;
import static io.writeproof.bench.load.PlanText.thresholds;

import io.writeproof.bench.goal.Chapter;
import io.writeproof.bench.goal.Finding;
import io.writeproof.runner.process.Child;
import io.writeproof.runner.process.JMeterProcess;
import io.writeproof.runner.process.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * G14: how many samples per second the controller of a distributed run receives, with Thresholds in the plan and without.
 *
 * <p>Two engines take a sampler that does nothing, as fast as they can, and send its results to the controller, where JMeter's
 * own Summariser counts them. Thresholds stays on the engines: what it costs there is missing at the controller.
 */
final class ControllerGoals implements Chapter<LoadSession> {

    private static final int ENGINES = 2;
    private static final int THREADS = 2;
    /** Beside the test itself, for what starts and ends around it. */
    private static final long WAIT_SECONDS = 60;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String ENGINE_READY = "Created remote object";
    private static final Pattern TOTAL = Pattern.compile("summary = +\\d+ in .*? = +([0-9.]+)/s .*");
    private static final String LOOPBACK = "-Djava.rmi.server.hostname=127.0.0.1";
    private static final String PLAIN = "-Jserver.rmi.ssl.disable=true";

    private static final String WITHOUT = "without Thresholds: samples/s at the controller";
    private static final String WITH = "with Thresholds: samples/s at the controller";

    @Override
    public Set<String> goals() {
        return Set.of("G14");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        session.out().println("\nG14, distributed, " + ENGINES + " engines of " + THREADS + " threads, no-op sampler");
        List<Child> engines = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        Figures figures = new Figures();
        try {
            for (int i = 0; i < ENGINES; i++) {
                int port = freePort();
                addresses.add("127.0.0.1:" + port);
                engines.add(startEngine(session, port));
            }
            String hosts = String.join(",", addresses);
            // The engines compile in a round that does not count.
            run(session, hosts, thresholds(""));
            for (int round = 0; round < session.pace().rounds(); round++) {
                measure(session, hosts, round % 2 == 0 ? List.of(WITH, WITHOUT) : List.of(WITHOUT, WITH), figures);
            }
        } finally {
            engines.forEach(engine -> engine.stop(GRACE));
        }
        figures.print(session.out());
        return List.of(
                Finding.atLeast(0.97, "G14", "distributed: samples/s with / without", figures.ratio(WITH, WITHOUT)));
    }

    private static void measure(LoadSession session, String hosts, List<String> order, Figures figures)
            throws Exception {
        for (String name : order) {
            figures.add(name, run(session, hosts, name.equals(WITH) ? thresholds("") : ""));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Child startEngine(LoadSession session, int port) throws Exception {
        List<String> command = new ArrayList<>(session.cores().forServer(JMeterProcess.launcher(session.jmeter())));
        command.addAll(List.of(
                "-s",
                "-j",
                session.directory().resolve("engine-" + port + ".log").toString()));
        command.addAll(List.of("-Dserver_port=" + port, LOOPBACK, PLAIN, "-Jwriteproof.progress=false"));
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child engine = Child.start(new Launch(command, Map.of(), ""), line -> {
            if (line.startsWith(ENGINE_READY)) {
                ready.complete(line);
            }
        });
        await(ready, WAIT_SECONDS, "an engine did not start");
        return engine;
    }

    /** One test; returns samples per second, over the whole of it. */
    private static double run(LoadSession session, String hosts, String listener) throws Exception {
        long seconds = (long) Math.ceil(session.warmUp() / 2 + session.seconds());
        String plan = plan(threads(THREADS, seconds, noOp("") + listener));
        List<String> command = session.jmeterCommand(plan, "-R", hosts, LOOPBACK, PLAIN, "-Jsummariser.name=summary");
        CompletableFuture<Double> total = new CompletableFuture<>();
        StringBuilder words = new StringBuilder();
        Child controller = Child.start(new Launch(command, Map.of(), ""), line -> {
            words.append(line).append('\n');
            Matcher matcher = TOTAL.matcher(line);
            if (matcher.matches()) {
                total.complete(Double.parseDouble(matcher.group(1)));
            }
        });
        try {
            session.cores().pinGenerator(controller.pid());
            return await(total, seconds + WAIT_SECONDS, "the controller gave no total:\n" + words);
        } finally {
            controller.stop(GRACE);
        }
    }

    private static <T> T await(CompletableFuture<T> result, long seconds, String failure)
            throws InterruptedException, ExecutionException {
        try {
            return result.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(failure, e);
        }
    }
}
