package io.writeproof.bench.load;

import io.writeproof.bench.goal.Chapters;
import io.writeproof.bench.goal.Pace;
import io.writeproof.results.store.FileTree;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the goals for load generation beside stock JMeter and Gatling and prints each with what was reached. */
@Command(
        name = "load-goals",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures this project's JMeter elements beside stock JMeter and Gatling, on one small server of this"
                        + " machine. Exit code 1 when a goal is missed, 2 for a wrong command line, 3 when something could not be"
                        + " measured.")
public final class LoadGoals implements Callable<Integer> {

    private static final Chapters<LoadSession> CHAPTERS = new Chapters<>(List.of(
            new ScheduleGoals(), new SpacingGoals(), new ListenerGoals(), new ControllerGoals(), new LiveGoals()));

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "G12",
            description = "Measure only these: G12 to G15, G12.rates, G12.spacing.")
    private Set<String> only = Set.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count, 1 or more. Default: 5.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Seconds of each window, more than 0; a part of a second measures nothing. Default: 2.")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            paramLabel = "S",
            description = "Seconds before the first window of each launch, on all processors, 1 or more. Default: 60.")
    private int warmUp;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadGoals()).setExecutionExceptionHandler(Chapters.failures("load-goals"));
    }

    /** Measures and prints; 0 when every goal that was measured is reached. */
    @Override
    public Integer call() throws Exception {
        Chapters<LoadSession> chapters = CHAPTERS.only(only);
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("--seconds expects more than 0, found " + seconds);
        }
        Pace pace = new Pace(
                Chapters.positive("--rounds", rounds),
                Duration.ofSeconds(Chapters.positive("--warm-up", warmUp)),
                Duration.ofMillis(Math.round(seconds * 1e3)));
        Path home = Path.of(System.getProperty("writeproof.home", "")).toAbsolutePath();
        Path jmeter = built(home.resolve("jmeter-plugin/target/apache-jmeter-5.6.3"));
        Path gatling = built(home.resolve("jmh-bench/gatling/target"));
        Cores cores = Cores.find();
        Path directory = Files.createTempDirectory("writeproof-load-goals-");
        try (Target target = Target.start(cores)) {
            LoadSession session = new LoadSession(target, jmeter, gatling, cores, pace, directory, out);
            out.println(conditions(session));
            return chapters.measure(session, out);
        } finally {
            FileTree.delete(directory);
        }
    }

    private static Path built(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + " is missing; build it: mvn -DskipTests package");
        }
        return directory;
    }

    private static String conditions(LoadSession session) {
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s, Java %s, JMeter 5.6.3, Gatling beside it; loopback, %s%n"
                        + "requests of %d bytes, %d threads; %d rounds, windows of %.1f s after a warm-up of %.0f s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                session.cores().describe(),
                CannedServer.BODY_BYTES,
                LoadGroups.THREADS,
                session.pace().rounds(),
                session.seconds(),
                session.warmUp());
    }
}
