package io.writeproof.bench.load;

import io.writeproof.bench.goal.Pace;
import io.writeproof.runner.process.JMeterProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chapter of the load goals works with.
 *
 * @param target the server, up
 * @param jmeter JMeter's directory, with the plugin
 * @param gatling the runnable jar of the peer
 * @param cores which processor does what
 * @param pace how long and how often
 * @param directory for plans, logs and results; empty at the start
 * @param out for the figures as they come
 */
record LoadSession(Target target, Path jmeter, Path gatling, Cores cores, Pace pace, Path directory, PrintStream out) {

    /** The command of JMeter without GUI, and what is added to it. */
    List<String> jmeterCommand(String plan, String... more) throws IOException {
        Path file = Files.writeString(Files.createTempFile(directory, "plan-", ".jmx"), plan);
        List<String> command = new ArrayList<>(JMeterProcess.launcher(jmeter));
        command.addAll(List.of(
                "-n",
                "-t",
                file.toString(),
                "-j",
                directory.resolve("jmeter.log").toString()));
        // Its thread group of the open model starts a thread per arrival, and each writes two lines.
        command.add("-Lorg.apache.jmeter.threads=WARN");
        command.add("-Jwriteproof.progress=false");
        command.add("-Jsummariser.name=");
        command.addAll(List.of(more));
        return command;
    }

    /** Seconds of a window. */
    double seconds() {
        return pace.measured().toNanos() / 1e9;
    }

    /** Seconds of the warm-up. */
    double warmUp() {
        return pace.warmUp().toNanos() / 1e9;
    }

    /** How long a plan may take to end by itself after its warm-up; none has more than thirty windows. */
    Duration patience() {
        return Duration.ofMinutes(2).plus(pace.measured().multipliedBy(30));
    }
}
