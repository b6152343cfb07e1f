package io.writeproof.jmeter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.save.SaveService;
import org.apache.jorphan.collections.HashTree;

/** What a {@link JudgedRun} left when it had come to its end. */
record JMeterProcess(int exitCode, String output, String samples) {

    /** Runs a plan that is made of elements. */
    static JMeterProcess run(Path directory, HashTree tree) throws IOException, InterruptedException {
        return run(directory, tree, List.of());
    }

    /** Runs a plan that is made of elements, with further arguments of JMeter. */
    static JMeterProcess run(Path directory, HashTree tree, List<String> arguments)
            throws IOException, InterruptedException {
        Path plan = directory.resolve("plan.jmx");
        try (OutputStream out = Files.newOutputStream(plan)) {
            SaveService.saveTree(tree, out);
        }
        return run(directory, plan, arguments);
    }

    /** Runs a plan with further arguments of JMeter. */
    static JMeterProcess run(Path directory, Path plan, List<String> arguments)
            throws IOException, InterruptedException {
        Path samples = directory.resolve("samples.csv");
        List<String> withSamples = new ArrayList<>(List.of("-l", samples.toString()));
        withSamples.addAll(arguments);
        try (JudgedRun run = JudgedRun.start(directory, plan, withSamples)) {
            int exitCode = run.exitCode();
            String csv = Files.exists(samples) ? Files.readString(samples) : "";
            return new JMeterProcess(exitCode, run.stdout() + run.stderr(), csv);
        }
    }
}
