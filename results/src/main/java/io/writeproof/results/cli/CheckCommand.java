package io.writeproof.results.cli;

import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code results check}: the exit code that a stored verdict deserves.
 *
 * <p>For launchers that lose JMeter's exit code. A verdict that is absent or unreadable is a failure: the run may have
 * died before it could judge.
 */
@Command(
        name = "check",
        description = "Exits as the run did: 0 passed, 99 failed, 104 bad configuration, 105 invalid or no verdict.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR|run.json", description = "A run's directory or its verdict file.")
    private Path run = Path.of(".");

    @Override
    public Integer call() {
        try {
            StoredRun stored = StoredRun.read(run);
            spec.commandLine().getOut().println(stored.status().label());
            spec.commandLine().getOut().flush();
            return stored.exitCode();
        } catch (StoreException noVerdict) {
            spec.commandLine().getErr().println("results: no verdict: " + noVerdict.getMessage());
            spec.commandLine().getErr().flush();
            return RunStatus.INVALID.exitCode();
        }
    }
}
