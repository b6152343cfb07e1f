package io.writeproof.durability;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.OptionReader.Range;
import io.writeproof.runner.option.RunRefusedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code durability}: how many acknowledged writes are gone after a fault, for each write mode. */
@Command(
        name = "durability",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Kills the gateway and its PostgreSQL amid writes, again and again, and counts the acknowledged rows"
                        + " that are gone, for each write mode and fault.",
        footer = {
            "",
            "Exit codes: 0 every cell within its bound and the controls hold, 99 not so, 104 refused, 105 no verdict, 130"
                    + " interrupted."
        })
public final class DurabilityCommand implements Callable<Integer> {

    private static final int REFUSED = 104;
    private static final Range KILLS = new Range(1, 1_000);
    private static final Range WRITERS = new Range(1, 64);

    @Option(names = "--list", description = "List write modes and faults, with what each may lose, and end.")
    private boolean list;

    @Option(names = "--modes", paramLabel = "MODE", split = ",", description = "Only these. Default: all.")
    private List<String> modes = List.of();

    @Option(names = "--faults", paramLabel = "FAULT", split = ",", description = "Only these. Default: all.")
    private List<String> faults = List.of();

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills of each cell, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private String kills = "20";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the moments of the kills. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--writers",
            paramLabel = "N",
            description = "Threads that write, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private String writers = "16";

    @Option(names = "--results-dir", paramLabel = "DIR", description = "Where the run is stored. Default: results.")
    private @Nullable String resultsDir;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DurabilityCommand())
                .setParameterExceptionHandler((e, line) -> {
                    e.getCommandLine().getErr().println("durability: " + e.getMessage() + "; see --help");
                    return REFUSED;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof RunRefusedException refused) {
                        refused.problems()
                                .forEach(problem -> line.getErr()
                                        .println("durability: " + problem.subject() + ": " + problem.finding() + "; "
                                                + problem.remedy()));
                        return REFUSED;
                    }
                    throw e;
                });
    }

    /** Runs the matrix; the exit code is the verdict. */
    @Override
    public Integer call() {
        DurabilitySettings settings =
                settings(Path.of(System.getProperty("writeproof.home", "")).toAbsolutePath());
        if (list) {
            spec.commandLine().getOut().print(MatrixList.text());
            spec.commandLine().getOut().flush();
            return 0;
        }
        PrintStream terminal = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new DurabilityRun(settings, terminal, System.err).execute();
    }

    private DurabilitySettings settings(Path root) {
        OptionReader reader = new OptionReader();
        DurabilitySettings settings = new DurabilitySettings(
                root,
                new Choice<>("--modes", Variant.ALL).named(modes, reader),
                new Choice<>("--faults", List.of(Fault.values())).named(faults, reader),
                reader.count("--kills", kills, KILLS),
                seed,
                reader.count("--writers", writers, WRITERS),
                resultsDir == null ? root.resolve("results") : reader.directory("--results-dir", resultsDir));
        Path gateway = new Rig.Place(root, root).gatewayJar();
        if (!list && !Files.exists(gateway)) {
            reader.problem(gateway.toString(), "expected this file, found none", "build it: mvn -DskipTests package");
        }
        reader.refuseIfWrong();
        return settings;
    }

    /**
     * What an option chooses from.
     *
     * @param all by the names that their texts are
     */
    private record Choice<T>(String option, List<T> all) {

        /** Those that were named, in the order of the table and once each; all when none was. */
        List<T> named(List<String> names, OptionReader reader) {
            List<String> known = all.stream().map(Object::toString).toList();
            names.stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> reader.problem(
                            option, "there is no \"" + name + "\"", "expected some of " + String.join(", ", known)));
            return names.isEmpty()
                    ? all
                    : all.stream().filter(one -> names.contains(one.toString())).toList();
        }
    }
}
