package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.runner.LoadSettings.Extra;
import io.writeproof.runner.process.Ended;
import io.writeproof.runner.process.JMeterProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of JMeter: its properties, its output on the console, its end in every case.
 *
 * <p>An interrupted run still verifies what was acknowledged. A JMeter that does not end is killed. Used by one thread.
 */
final class JMeterRun {

    private static final Duration POLL = Duration.ofMillis(250);
    /** Start of JMeter, the last answers, the comparison of the keys. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final String PROGRESS = "[progress] ";
    /** What JMeter says about itself on every run. */
    private static final List<String> CHATTER = List.of(
            "Created the tree successfully",
            "Starting standalone test",
            "Waiting for possible Shutdown",
            "Command: Shutdown received",
            "Tidying up",
            "WARN StatusConsoleListener",
            "... end of run",
            "Creating summariser");

    private final Home home;
    private final Console console;
    private final LoadSettings settings;
    private final Interruption interruption;

    JMeterRun(Home home, Console console, LoadSettings settings, Interruption interruption) {
        this.home = home;
        this.console = console;
        this.settings = settings;
        this.interruption = interruption;
    }

    /** Loads {@code service} and waits for the verdict. */
    ExitCode run(Service service, RunFiles files) {
        interruption.abandonIfRequested();
        Map<String, String> properties = properties(service, files);
        settings.livePort().ifPresent(port -> properties.putAll(live(port)));
        JMeterProcess jmeter = JMeterProcess.start(
                new JMeterProcess.Settings(
                        home.jmeter(),
                        settings.workload().plan().jmx(),
                        properties,
                        files.jmeterLog(),
                        Optional.of(files.samples()).filter(file -> wanted(Extra.SAMPLES) || wanted(Extra.DASHBOARD)),
                        Optional.of(files.dashboard()).filter(directory -> wanted(Extra.DASHBOARD))),
                this::show);
        return awaitEnd(jmeter, files.report());
    }

    private boolean wanted(Extra extra) {
        return settings.storage().extras().contains(extra);
    }

    private Map<String, String> properties(Service service, RunFiles files) {
        Map<String, String> properties = new LinkedHashMap<>(settings.planProperties());
        properties.putAll(settings.workload().secrets());
        properties.putAll(
                service.database().map(JMeterRun::database).orElse(Map.of("postgres_url", RunOptions.NO_DATABASE)));
        properties.put("target_url", service.url().toString());
        // A service that was given need not have metrics.
        if (service.config().isPresent()) {
            properties.put("metrics_url", service.url() + "/metrics");
        }
        properties.put("run_id", files.runId());
        properties.put("schema", service.schema());
        properties.put("drain_wait_ms", Long.toString(files.drainWait().toMillis()));
        properties.put("benchmark_report_json", files.report().toString());
        properties.put("junit", files.junit().toString());
        properties.put("csv", files.measurements().toString());
        properties.put("writeproof.columns", Integer.toString(console.columns()));
        properties.put("hlog", files.measurements() + ".hlog");
        properties.put("spectrum", files.measurements() + ".hgrm");
        properties.putAll(settings.workload().plan().service().measures());
        properties.putAll(settings.storage().jmeterProperties());
        return properties;
    }

    /** The plugin takes no port of its own choice, so that it is known before JMeter listens. */
    private Map<String, String> live(int port) {
        int chosen = port == LoadSettings.ANY_PORT ? freePort() : port;
        console.fact("live", "http://127.0.0.1:" + chosen + "/");
        return Map.of("writeproof.dashboard.port", Integer.toString(chosen));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free", e);
        }
    }

    private static Map<String, String> database(ConnectionSettings database) {
        return Map.of(
                "postgres_url", database.jdbcUrl(),
                "postgres_user", database.user(),
                "postgres_password", database.password());
    }

    private ExitCode awaitEnd(JMeterProcess jmeter, Path report) {
        Optional<Ended> ended = whileLoading(jmeter);
        if (ended.isEmpty() && interruption.requested()) {
            console.line("    interrupted: no more requests, what was acknowledged is being verified"
                    + " (once more to leave at once)");
            ended = whileStopping(jmeter);
            interruption.stayIfLeaving();
        }
        return ended.map(end -> verdict(end, report)).orElseGet(() -> killed(jmeter));
    }

    private Optional<Ended> whileLoading(JMeterProcess jmeter) {
        long deadline = System.nanoTime() + longest().toNanos();
        Optional<Ended> ended = Optional.empty();
        while (ended.isEmpty() && !interruption.requested() && System.nanoTime() - deadline < 0) {
            ended = jmeter.await(POLL);
        }
        return ended;
    }

    private Optional<Ended> whileStopping(JMeterProcess jmeter) {
        long deadline = System.nanoTime() + afterLoad().toNanos();
        Optional<Ended> ended = Optional.empty();
        while (ended.isEmpty() && System.nanoTime() - deadline < 0) {
            jmeter.askToStop();
            ended = jmeter.await(POLL);
        }
        return ended;
    }

    private ExitCode killed(JMeterProcess jmeter) {
        jmeter.kill();
        console.line("    JMeter did not end and was killed: there is no verdict");
        return ExitCode.INVALID;
    }

    /** JMeter itself ends with 0 when it cannot make sense of a plan; only with a report there was a judgement. */
    private ExitCode verdict(Ended ended, Path report) {
        ExitCode verdict = ExitCode.ofJMeter(ended.code());
        boolean judged = verdict == ExitCode.REFUSED || Files.exists(report);
        if (!judged || (verdict == ExitCode.INVALID && ended.code() != ExitCode.INVALID.code())) {
            console.line("    JMeter ended with " + ended + ": there is no verdict; its log says more");
            return ExitCode.INVALID;
        }
        return verdict;
    }

    private Duration longest() {
        return settings.workload().length().plus(afterLoad());
    }

    private Duration afterLoad() {
        return settings.settling()
                .drainWait()
                .orElseGet(
                        () -> RecommendedDrain.LONGEST.plus(settings.workload().held()))
                .plus(settings.settling().verifyTimeout())
                .plus(MARGIN);
    }

    private void show(String line) {
        if (line.startsWith(PROGRESS)) {
            console.progress(Progress.of(line.substring(PROGRESS.length())));
        } else if (CHATTER.stream().noneMatch(line::startsWith)) {
            console.line(line.isBlank() ? "" : line);
        }
    }

    /** Where the run's files are and what it is called. */
    record RunFiles(Path directory, String runId, Duration drainWait) {

        Path report() {
            return directory.resolve("verdict.json");
        }

        Path junit() {
            return directory.resolve("junit.xml");
        }

        /** What the names of the plugin's own files begin with. */
        Path measurements() {
            return directory.resolve("run");
        }

        Path jmeterLog() {
            return directory.resolve("jmeter.log");
        }

        Path gatewayLog() {
            return directory.resolve("gateway.log");
        }

        Path samples() {
            return directory.resolve("samples.jtl");
        }

        Path dashboard() {
            return directory.resolve("dashboard");
        }

        Path recording() {
            return directory.resolve("gateway.jfr");
        }
    }
}
