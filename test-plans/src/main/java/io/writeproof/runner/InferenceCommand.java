package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.InferenceOptions;
import io.writeproof.runner.plan.InferenceWorkload;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code load inference}: loads an LLM gateway and proves its writes. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        name = "inference",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Loads POST /inference at a fixed rate and proves that every acknowledged write is in PostgreSQL.",
        footer = {
            "",
            "Exit codes: 0 all gates held, 99 a gate failed, 104 refused before any load, 105 no verdict, 130 interrupted."
        })
final class InferenceCommand implements Callable<Integer> {

    private final Home home;
    private final Map<String, String> environment;
    private final OptionReader reader;

    @Mixin
    private final InferenceOptions workload = new InferenceOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    InferenceCommand(Home home, Map<String, String> environment, OptionReader reader) {
        this.home = home;
        this.environment = environment;
        this.reader = reader;
    }

    @Override
    public Integer call() {
        LoadSettings settings =
                LoadSettings.read(options, InferenceWorkload.read(workload, reader), environment, reader);
        Console console = new Console(System.out, Console.Screen.fromProperties(), System::nanoTime);
        Interruption interruption = Interruption.ofThisProcess();
        try {
            return new LoadSeries(home, console, settings, interruption)
                    .execute()
                    .code();
        } catch (Interruption.AbandonedException e) {
            console.line("  " + e.getMessage());
            return ExitCode.INTERRUPTED.code();
        }
    }
}
