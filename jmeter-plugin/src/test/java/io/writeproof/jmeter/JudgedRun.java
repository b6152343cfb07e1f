package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A plan with Thresholds in a JMeter process of its own, without GUI, as a user would run it; {@code judged.jmx} by default. */
final class JudgedRun implements AutoCloseable {

    /** JMeter's own exit at the end of a test; {@code true} or {@code false} follows. */
    static final String FORCED_EXIT = "-Jjmeterengine.force.system.exit=";

    private static final long PATIENCE_S = 120;

    private final Path directory;
    private final Process process;

    private JudgedRun(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts {@code judged.jmx} in the directory against the port, with further arguments of JMeter. */
    static JudgedRun start(Path directory, int port, List<String> arguments) throws IOException {
        return start(directory, plan(), port, arguments);
    }

    /** The text of {@code judged.jmx}. */
    static String plan() throws IOException {
        try (InputStream in = JudgedRun.class.getResourceAsStream("/plans/judged.jmx")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Starts a plan that was made from {@link #plan()}. */
    static JudgedRun start(Path directory, String planText, int port, List<String> arguments) throws IOException {
        List<String> withPort = new ArrayList<>(List.of("-Jport=" + port));
        withPort.addAll(arguments);
        return start(directory, Files.writeString(directory.resolve("plan.jmx"), planText), withPort);
    }

    /** Starts any plan in the directory, with further arguments of JMeter. */
    static JudgedRun start(Path directory, Path plan, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Half the CPU time of a process that lives for seconds is the optimizing compiler's.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JMeterHome.path().resolve("bin/ApacheJMeter.jar").toString(),
                "-n",
                "-t",
                plan.toString(),
                // Tests look for whole sentences.
                "-Jwriteproof.columns=1000"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout.txt").toFile())
                .redirectError(directory.resolve("stderr.txt").toFile())
                .start();
        return new JudgedRun(directory, process);
    }

    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("JMeter is still running: " + stdout() + stderr());
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the process in the middle of what it does, as a shortage of memory or a cancelled build would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String stdout() throws IOException {
        return Files.readString(directory.resolve("stdout.txt"));
    }

    String stderr() throws IOException {
        return Files.readString(directory.resolve("stderr.txt"));
    }

    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
