package io.writeproof.jmeter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.save.SaveService;
import org.apache.jorphan.collections.HashTree;

/** Runs a plan as a user would: in a JMeter process of its own, without GUI. */
record JMeterProcess(int exitCode, String output, String samples) {

    private static final long PATIENCE_S = 120;

    static JMeterProcess run(Path directory, HashTree tree) throws IOException, InterruptedException {
        Path plan = directory.resolve("plan.jmx");
        try (OutputStream out = Files.newOutputStream(plan)) {
            SaveService.saveTree(tree, out);
        }
        Path output = directory.resolve("output.txt");
        Path samples = directory.resolve("samples.csv");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JMeterHome.path().resolve("bin/ApacheJMeter.jar").toString()));
        command.addAll(List.of("-n", "-t", plan.toString(), "-l", samples.toString(), "-j", directory + "/jmeter.log"));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("JMeter is still running: " + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        String csv = Files.exists(samples) ? Files.readString(samples) : "";
        return new JMeterProcess(process.exitValue(), Files.readString(output), csv);
    }
}
