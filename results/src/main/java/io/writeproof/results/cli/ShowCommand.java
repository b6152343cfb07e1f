package io.writeproof.results.cli;

import io.writeproof.results.report.RunDetails;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code results show}: what one run was, under which conditions, and its figures. */
@Command(
        name = "show",
        description = "Shows one stored run: its conditions, figures and files.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(paramLabel = "RUN", description = "Its directory, its id, or the beginning of its id.")
    private String run = "";

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(RunDetails.of(store.run(run)));
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }
}
