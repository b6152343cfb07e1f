package io.writeproof.bench.goal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.bench.ServerChoice;
import io.writeproof.bench.TargetServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the goals of the project and prints each with what was reached. */
@Command(
        name = "goals",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures ratios between the write paths, PostgreSQL's own programs and the server's limit, in"
                + " alternated rounds on one server. Exit code 1 when a goal is missed, 2 for a wrong command line, 3 when"
                + " something could not be measured.")
public final class Goals implements Callable<Integer> {

    /** Large enough for no checkpoint to fall into a round; the sustained chapter has them. */
    private static final Map<String, String> BURST = Map.of(
            "max_connections", "400",
            "shared_buffers", "2GB",
            "max_wal_size", "12GB",
            "min_wal_size", "2GB",
            "wal_buffers", "64MB",
            "checkpoint_timeout", "30min",
            "autovacuum", "off",
            "jit", "off");

    private static final int MISSED = 1;
    private static final int USAGE = 2;
    private static final int FAILED = 3;

    private static final List<Chapter> CHAPTERS = List.of(
            new CallerGoals(),
            new SlowDiskGoals(),
            new BatchGoals(),
            new Crossover(),
            new MicroGoals(),
            new ParityGoals(),
            new Sustained());

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "G1",
            description =
                    "Measure only these, with whatever is measured together with them: G1 to G11, crossover, sustained.")
    private Set<String> only = Set.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count, 1 or more. Default: 5.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Seconds of each turn, 1 or more. Default: 2.")
    private int seconds;

    @Option(
            names = "--postgres-url",
            defaultValue = "${env:DATABASE_URL}",
            paramLabel = "URL",
            description = "Measure this server instead of an embedded one (or set DATABASE_URL). Without slow disk.")
    private @Nullable String postgresUrl;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Goals()).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println("goals: " + e.getMessage());
            return e instanceof IllegalArgumentException ? USAGE : FAILED;
        });
    }

    /** Measures and prints; 0 when every goal that was measured is reached. */
    @Override
    public Integer call() throws Exception {
        List<Chapter> chapters = chapters();
        Pace pace = new Pace(
                positive("--rounds", rounds),
                Duration.ofMillis(500),
                Duration.ofSeconds(positive("--seconds", seconds)));
        ServerChoice choice =
                new ServerChoice(Optional.ofNullable(postgresUrl).filter(u -> !u.isEmpty()), BURST, Duration.ZERO);
        try (TargetServer server =
                new TargetServer(choice, UuidCreator.getTimeOrderedEpoch().toString())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
            Session session = new Session(choice, server, pace, peer("pgbench"), peer("psql"), out);
            out.println(Conditions.describe(session));
            List<Finding> findings = new ArrayList<>();
            boolean complete = true;
            for (Chapter chapter : chapters) {
                complete &= measure(chapter, session, findings);
            }
            int exitCode = print(findings);
            return complete ? exitCode : FAILED;
        }
    }

    /** What one chapter cannot measure does not take away what the others have measured. */
    private boolean measure(Chapter chapter, Session session, List<Finding> findings) throws InterruptedException {
        try {
            findings.addAll(chapter.measure(session));
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            out.println("\n" + String.join(", ", chapter.goals()) + " could not be measured: " + e.getMessage());
            return false;
        }
    }

    private List<Chapter> chapters() {
        Set<String> known = new TreeSet<>();
        CHAPTERS.forEach(c -> known.addAll(c.goals()));
        if (!known.containsAll(only)) {
            throw new IllegalArgumentException(
                    "--only expects some of " + String.join(",", known) + ", found " + String.join(",", only));
        }
        return CHAPTERS.stream()
                .filter(c -> only.isEmpty() || c.goals().stream().anyMatch(only::contains))
                .toList();
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " expects 1 or more, found " + value);
        }
        return value;
    }

    private Optional<PeerProgram> peer(String name) {
        Optional<PeerProgram> program = PeerProgram.find(name);
        out.println(program.map(PeerProgram::version).orElseGet(() -> PeerProgram.missing(name)));
        return program;
    }

    private int print(List<Finding> findings) {
        out.println();
        findings.stream()
                .sorted(Comparator.comparingInt(Finding::number))
                .map(Finding::line)
                .forEach(out::println);
        long missed = findings.stream().filter(f -> !f.reached()).count();
        out.println("\n" + (findings.size() - missed) + " reached, " + missed + " missed");
        return missed == 0 ? 0 : MISSED;
    }
}
