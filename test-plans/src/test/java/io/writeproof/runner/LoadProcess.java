package io.writeproof.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command {@code load} as a process of its own, as {@code scripts/load} starts it, with its output. */
public final class LoadProcess implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LIMIT_SECONDS = 300;
    private static final Pattern SCHEMA = Pattern.compile("(?m)^ {4}schema +(\\S+)$");
    private static final Pattern GATEWAY = Pattern.compile("(?m)^ {4}gateway +http://(\\S+:\\d+),");

    private final Process process;
    private final Path results;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread reader = new Thread(this::read, "output of load");

    private LoadProcess(Process process, Path results) {
        this.process = process;
        this.results = results;
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code load inference} with runs stored in {@code results}; no database comes from the environment. */
    public static LoadProcess start(Path results, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("inference"));
        command.addAll(List.of(arguments));
        return start(ROOT, results, command);
    }

    /** Starts {@code load} with a plan and its options, and with the plans of {@code home}. */
    static LoadProcess start(Path home, Path results, List<String> arguments) throws IOException {
        return new LoadProcess(builder(home, results, arguments).start(), results);
    }

    /** Starts {@code load inference} from a shell whose processes may have no more than {@code openFiles} files open. */
    static LoadProcess startLimited(int openFiles, Path results, String... arguments) throws IOException {
        List<String> plan = new ArrayList<>(List.of("inference"));
        plan.addAll(List.of(arguments));
        ProcessBuilder builder = builder(ROOT, results, plan);
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + openFiles + "; exec \"$@\"", "sh"));
        command.addAll(builder.command());
        return new LoadProcess(builder.command(command).start(), results);
    }

    private static ProcessBuilder builder(Path home, Path results, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                // Not of the runner: other modules have its tests alone.
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwriteproof.home=" + home,
                "-jar",
                ROOT.resolve("test-plans/target/load.jar").toString()));
        command.addAll(arguments);
        if (arguments.stream().noneMatch(argument -> argument.contains("min_samples"))) {
            // Runs of seconds have fewer samples than a percentile takes; their tests are about other things.
            command.add("-J=min_samples=1");
        }
        command.add("--results-dir=" + results);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("DATABASE_URL", "TENSORZERO_POSTGRES_URL", "API_URL", "API_KEY"));
        // For the processes that it starts too: in seconds of life, the optimizing compiler costs more than it gains.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return builder;
    }

    /** Waits for the end of a run that is expected to end by itself. */
    public LoadProcess await() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("load did not end within " + LIMIT_SECONDS + " s:\n" + output());
        }
        reader.join();
        return this;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** What it has printed until now. */
    public String output() {
        return String.join("\n", output);
    }

    /** The output as if its lines had not been broken. */
    String sentences() {
        return output().replaceAll("\\s+", " ");
    }

    /** The schema of the run, as soon as it was told. */
    Optional<String> schema() {
        Matcher matcher = SCHEMA.matcher(output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Where the gateway of the run listens, {@code host:port}, once that was told. */
    String gatewayAddress() {
        Matcher matcher = GATEWAY.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("no gateway was told:\n" + output());
        }
        return matcher.group(1);
    }

    /** The process of the gateway that the run started. */
    ProcessHandle gateway() {
        return process.descendants()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.endsWith("gateway.jar")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no gateway runs:\n" + output()));
    }

    /** Everything that the run has started and that still runs. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Sends a signal to the command alone, as {@code kill} does. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The directories of the stored runs, by suite and then oldest first. */
    public List<Path> stored() throws IOException {
        try (Stream<Path> directories = Files.find(results, 2, (path, attributes) -> isRun(path))) {
            return directories.sorted().toList();
        }
    }

    private boolean isRun(Path path) {
        return results.relativize(path).getNameCount() == 2;
    }

    /** The {@code run.json} of the only stored run. */
    public JsonNode run() throws IOException {
        List<JsonNode> runs = runs();
        if (runs.size() != 1) {
            throw new AssertionError("expected one stored run, found " + stored() + ":\n" + output());
        }
        return runs.get(0);
    }

    /** The {@code run.json} of each stored run, in the order of {@link #stored}. */
    List<JsonNode> runs() throws IOException {
        List<JsonNode> runs = new ArrayList<>();
        for (Path directory : stored()) {
            runs.add(new ObjectMapper().readTree(directory.resolve("run.json").toFile()));
        }
        return runs;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
