package io.writeproof.full;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Plans;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code full}: every benchmark, every load plan, what the database and the gateway say about them, one report. */
@Command(
        name = "full",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Runs all benchmarks and all load plans, measures the database and the gateway meanwhile, and writes one"
                        + " report. Without options, the load plans run as they are, which takes hours.",
        footer = {
            "",
            "Exit codes, the worst of all parts: 0 everything passed, 99 an SLO is broken or a benchmark failed, 105 no"
                    + " verdict, 104 refused, 130 interrupted."
        })
public final class Full implements Callable<Integer> {

    private static final BigDecimal LARGEST_FACTOR = BigDecimal.TEN;

    @Option(
            names = "--quick",
            description = "Minutes instead of hours: --scale 0.1 --time-scale 0.02, fewer benchmarks.")
    private boolean quick;

    @Option(names = "--benchmarks-only", description = "No load plans.")
    private boolean benchmarksOnly;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Factor on the rates and users of the load plans. Default: 1.")
    private @Nullable BigDecimal scale;

    @Option(names = "--time-scale", paramLabel = "X", description = "Factor on their lengths. Default: 1.")
    private @Nullable BigDecimal timeScale;

    @Option(
            names = "--plans",
            paramLabel = "PLAN",
            split = ",",
            description = "Only these load plans, by label or system: inference,schema-registry/baseline.")
    private List<String> plans = List.of();

    @Option(
            names = "--jmh",
            paramLabel = "OPTIONS",
            description = "Options of JMH instead of the short settings, for instance \"-f 3 JsonBenchmark\".")
    private @Nullable String jmh;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report's own directory is made. Default: results/full.")
    private @Nullable Path out;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "A PostgreSQL server of yours. Default: TENSORZERO_POSTGRES_URL, then DATABASE_URL, then an"
                    + " embedded server that counts statements.")
    private @Nullable String postgresUrl;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Full()).setParameterExceptionHandler((e, line) -> {
            e.getCommandLine().getErr().println("full: " + e.getMessage() + "; see --help");
            return Outcome.REFUSED.code();
        });
    }

    /** Runs everything; the exit code is the verdict. */
    @Override
    public Integer call() throws IOException {
        FullSettings settings =
                settings(Path.of(System.getProperty("writeproof.home", "")).toAbsolutePath());
        Ending ending = Ending.ofThisProcess();
        try {
            PrintStream terminal = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            return new FullRun(settings, terminal, ending).execute().code();
        } finally {
            ending.reached();
        }
    }

    private FullSettings settings(Path root) {
        Pace usual = quick ? Pace.QUICK : Pace.FULL;
        Pace pace = new Pace(
                factor("--scale", scale, usual.scale()),
                factor("--time-scale", timeScale, usual.timeScale()),
                jmh == null ? usual.jmh() : List.of(jmh.strip().split("\\s+")));
        List<Plan> chosen = benchmarksOnly ? List.of() : chosen(all(root.resolve("test-plans")));
        Path reports = out == null ? root.resolve("results/full") : out.toAbsolutePath();
        if (Files.exists(reports) && !Files.isDirectory(reports)) {
            throw wrong("--out: expected a directory, found the file " + reports);
        }
        return new FullSettings(root, pace, chosen, reports, database(System.getenv()));
    }

    private BigDecimal factor(String option, @Nullable BigDecimal given, BigDecimal usual) {
        BigDecimal factor = given == null ? usual : given;
        if (factor.signum() <= 0 || factor.compareTo(LARGEST_FACTOR) > 0) {
            throw wrong(option + ": expected more than 0 and at most " + LARGEST_FACTOR + ", found " + factor);
        }
        return factor;
    }

    private List<Plan> all(Path directory) {
        try {
            return Plans.in(directory).all();
        } catch (RunRefusedException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private List<Plan> chosen(List<Plan> all) {
        for (String name : plans) {
            if (all.stream().noneMatch(plan -> isCalled(plan, name))) {
                throw wrong("--plans: expected "
                        + all.stream().map(Plan::label).collect(Collectors.joining(", "))
                        + ", or a system of them; found "
                        + name);
            }
        }
        return plans.isEmpty()
                ? all
                : all.stream()
                        .filter(plan -> plans.stream().anyMatch(name -> isCalled(plan, name)))
                        .toList();
    }

    private static boolean isCalled(Plan plan, String name) {
        return name.equals(plan.label()) || name.equals(plan.service().label());
    }

    private Optional<ConnectionSettings> database(Map<String, String> environment) {
        try {
            return Stream.of(postgresUrl, environment.get("TENSORZERO_POSTGRES_URL"), environment.get("DATABASE_URL"))
                    .filter(url -> url != null && !url.isBlank())
                    .findFirst()
                    .map(ConnectionSettings::parse);
        } catch (DatabaseException e) {
            throw wrong("--postgres-url: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
