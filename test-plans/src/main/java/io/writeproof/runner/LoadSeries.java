package io.writeproof.runner;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.RunSchema;
import io.writeproof.results.report.VariantTable;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.LoadRun.Outcome;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All runs of one invocation: one, or one for each write mode on the same server. Used by one thread. */
final class LoadSeries {

    private final Home home;
    private final Console console;
    private final LoadSettings settings;
    private final Interruption interruption;
    private final LoadRun run;

    LoadSeries(Home home, Console console, LoadSettings settings, Interruption interruption) {
        this.home = home;
        this.console = console;
        this.settings = settings;
        this.interruption = interruption;
        JMeterRun jmeter = new JMeterRun(home, console, settings, interruption);
        this.run = new LoadRun(console, new RunArchive(home, settings), jmeter, interruption);
    }

    /**
     * Runs everything that was asked for.
     *
     * @return the worst outcome
     * @throws RunRefusedException if something is missing before the load
     */
    ExitCode execute() {
        home.requireBuilt();
        return settings.subject() instanceof GivenService given
                ? givenService(given)
                : ownGateway((OwnGateway) settings.subject());
    }

    private ExitCode givenService(GivenService given) {
        FoundService service = FoundService.find(given);
        headline(given.mode().map(WriteMode::label).orElse("service at " + given.url()));
        return run.execute(identity(given.mode(), service.durability()), files -> service)
                .exitCode();
    }

    private ExitCode ownGateway(OwnGateway own) {
        try (RunDatabase server = RunDatabase.open(own.database())) {
            ExitCode worst = ExitCode.PASSED;
            List<StoredRun> stored = new ArrayList<>();
            for (WriteMode mode : own.modes()) {
                Outcome outcome = oneMode(own, server, mode);
                outcome.stored().ifPresent(stored::add);
                worst = worst.worse(outcome.exitCode());
                if (outcome.exitCode() == ExitCode.REFUSED || interruption.requested()) {
                    return worst;
                }
            }
            if (stored.size() > 1) {
                console.line("");
                VariantTable.of(stored).lines().forEach(console::line);
            }
            return worst;
        }
    }

    private Outcome oneMode(OwnGateway own, RunDatabase server, WriteMode mode) {
        interruption.abandonIfRequested();
        headline(mode.label());
        console.fact("database", server.toString());
        RunIdentity identity = identity(Optional.of(mode), server.durability());
        String schema = RunSchema.nameFor(identity.runId());
        return run.execute(
                identity,
                files -> StartedService.start(
                        own, server, new StartedService.Start(home, mode, schema, files.gatewayLog())));
    }

    private RunIdentity identity(Optional<WriteMode> mode, Durability durability) {
        return new RunIdentity(
                mode.map(WriteMode::label),
                settings.storage()
                        .runId()
                        .orElseGet(() -> UuidCreator.getTimeOrderedEpoch().toString()),
                durability,
                settings.settling().drainWait().orElse(RecommendedDrain.of(mode)),
                settings.storage().reportFile().map(file -> summary(file, mode)));
    }

    /** Several runs need several files: {@code report.json} becomes {@code report-sync.json}. */
    private Path summary(Path file, Optional<WriteMode> mode) {
        boolean single =
                !(settings.subject() instanceof OwnGateway own) || own.modes().size() == 1;
        if (single || mode.isEmpty()) {
            return file;
        }
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + "-" + mode.get().label() + name.substring(dot));
    }

    private void headline(String what) {
        console.line("");
        console.line(settings.workload().plan().label() + " " + what + ": "
                + settings.workload().text());
    }
}
