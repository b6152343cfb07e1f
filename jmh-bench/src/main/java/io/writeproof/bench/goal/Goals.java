package io.writeproof.bench.goal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.bench.ServerChoice;
import io.writeproof.bench.TargetServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Chapters<Session> CHAPTERS = new Chapters<>(List.of(
            new CallerGoals(),
            new SlowDiskGoals(),
            new BatchGoals(),
            new Crossover(),
            new MicroGoals(),
            new ParityGoals(),
            new Sustained()));

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
        return new CommandLine(new Goals()).setExecutionExceptionHandler(Chapters.failures("goals"));
    }

    /** Measures and prints; 0 when every goal that was measured is reached. */
    @Override
    public Integer call() throws Exception {
        Chapters<Session> chapters = CHAPTERS.only(only);
        Pace pace = new Pace(
                Chapters.positive("--rounds", rounds),
                Duration.ofMillis(500),
                Duration.ofSeconds(Chapters.positive("--seconds", seconds)));
        ServerChoice choice =
                new ServerChoice(Optional.ofNullable(postgresUrl).filter(u -> !u.isEmpty()), BURST, Duration.ZERO);
        try (TargetServer server =
                new TargetServer(choice, UuidCreator.getTimeOrderedEpoch().toString())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
            Session session = new Session(choice, server, pace, peer("pgbench"), peer("psql"), out);
            out.println(Conditions.describe(session));
            return chapters.measure(session, out);
        }
    }

    private Optional<PeerProgram> peer(String name) {
        Optional<PeerProgram> program = PeerProgram.find(name);
        out.println(program.map(PeerProgram::version).orElseGet(() -> PeerProgram.missing(name)));
        return program;
    }
}
