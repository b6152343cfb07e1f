package io.writeproof.runner.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as a process of its own, on a free port of the loopback address.
 *
 * <p>Its output goes to a log file; the line that it prints when it is ready, and the one that says what it drained, are
 * picked out. Thread-safe.
 */
public final class GatewayProcess {

    /** Without the environment, which holds the database's URL, and without the command lines of other processes. */
    private static final String RECORDING = "-XX:StartFlightRecording=dumponexit=true,settings=profile,"
            + "jdk.InitialEnvironmentVariable#enabled=false,jdk.SystemProcess#enabled=false,filename=";

    /** All of it held from the start: otherwise the memory of the process grows by what the heap has touched, leak or not. */
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("gateway ready: (\\S+).*");
    private static final String DRAINED = "gateway drained: ";

    private final LogFile log;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private volatile String lastLine = "";
    private volatile @Nullable String drained;
    private final Child child;

    private GatewayProcess(Settings settings) {
        this.log = new LogFile(settings.log());
        this.child = Child.start(settings.launch(), this::line);
    }

    /**
     * Starts the gateway and waits until it says that it is ready.
     *
     * @throws StartFailedException with the gateway's own words if it ends first, or says nothing for a minute
     */
    public static GatewayProcess start(Settings settings) {
        GatewayProcess gateway = new GatewayProcess(settings);
        gateway.awaitReady();
        return gateway;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!ready.isDone() && System.nanoTime() - deadline < 0) {
            Optional<Ended> ended = child.await(Duration.ofMillis(50));
            if (ended.isPresent()) {
                log.close();
                throw new StartFailedException(lastLine.isEmpty() ? "it ended with " + ended.get() : lastLine);
            }
        }
        if (!ready.isDone()) {
            child.kill();
            log.close();
            throw new StartFailedException("it was not ready within " + START_TIMEOUT.toSeconds() + " s");
        }
    }

    private void line(String line) {
        log.accept(line);
        Matcher matcher = READY.matcher(line);
        if (matcher.matches()) {
            ready.complete(URI.create(matcher.group(1)));
        } else if (line.startsWith(DRAINED)) {
            drained = line.substring(DRAINED.length());
        } else if (!line.isBlank()) {
            lastLine = line;
        }
    }

    /** Where it listens. */
    public URI url() {
        return ready.join();
    }

    public long pid() {
        return child.pid();
    }

    /** Drains and stops the gateway, at most {@code grace} long; says how it ended. */
    public GatewayEnd stop(Duration grace) {
        GatewayEnd.Cause cause = child.alive() ? GatewayEnd.Cause.STOPPED : GatewayEnd.Cause.DIED;
        Ended ended = child.stop(grace);
        log.close();
        return new GatewayEnd(cause, ended, Optional.ofNullable(drained));
    }

    /**
     * How to start the gateway. Immutable.
     *
     * @param jar its runnable jar
     * @param config the file with the write mode
     * @param arguments further arguments
     * @param databaseUrl handed over in the environment, since it holds a password
     * @param environment further variables
     * @param log where its output goes
     * @param recording where Java Flight Recorder puts what it saw, at the gateway's end; absent = it does not run
     */
    public record Settings(
            Path jar,
            Path config,
            List<String> arguments,
            String databaseUrl,
            Map<String, String> environment,
            Path log,
            Optional<Path> recording) {

        /** With the configuration alone. */
        public Settings(
                Path jar, Path config, List<String> arguments, String databaseUrl, Path log, Optional<Path> recording) {
            this(jar, config, arguments, databaseUrl, Map.of(), log, recording);
        }

        Launch launch() {
            List<String> command = Java.command();
            command.addAll(HEAP);
            recording.ifPresent(file -> command.add(RECORDING + file));
            command.addAll(List.of("-jar", jar.toString(), "--config", config.toString()));
            command.addAll(List.of("--bind-address", "127.0.0.1:0"));
            command.addAll(arguments);
            // Both names, so that one which the user has set for something else does not win.
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(Map.of("TENSORZERO_POSTGRES_URL", databaseUrl, "DATABASE_URL", databaseUrl));
            return new Launch(command, variables, "");
        }

        /** Leaves the environment out, which has the database's URL. */
        @Override
        public String toString() {
            return launch().toString();
        }
    }
}
