package io.writeproof.runner;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.postgres.RunSchema;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.page.VariantPage;
import io.writeproof.results.report.OrchestrationTable;
import io.writeproof.results.report.SeriesTable;
import io.writeproof.results.report.SuiteTable;
import io.writeproof.results.report.VariantTable;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.JMeterRun.RunFiles;
import io.writeproof.runner.LoadRun.Outcome;
import io.writeproof.runner.LoadSettings.Extra;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.statistics.CountingServer;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All runs of one invocation, one after the other: one, or one for each scenario of a suite and each write mode, on the
 * same server. Used by one thread.
 */
final class LoadSeries {

    private final Home home;
    private final Console console;
    private final List<LoadSettings> series;
    private final Interruption interruption;

    /** A series whose runs differ in nothing but the plan and what the gateway is told. */
    LoadSeries(Home home, Console console, List<LoadSettings> series, Interruption interruption) {
        this.home = home;
        this.console = console;
        this.series = List.copyOf(series);
        this.interruption = interruption;
    }

    /**
     * Runs everything that was asked for.
     *
     * @return the worst outcome
     * @throws io.writeproof.runner.option.RunRefusedException if something is missing before the load
     */
    ExitCode execute() {
        home.requireBuilt();
        series.forEach(settings -> OpenFiles.ofThisProcess().require(settings.workload()));
        if (series.get(0).subject() instanceof OwnGateway first) {
            try (RunDatabase server = RunDatabase.open(first.database(), embedded())) {
                return inSequence(series.stream().flatMap(settings -> ownGateway(settings, server)));
            }
        }
        return inSequence(series.stream().map(settings -> () -> givenService(settings)));
    }

    private Supplier<EmbeddedServer> embedded() {
        return series.get(0).storage().extras().contains(Extra.STATEMENTS)
                ? CountingServer::start
                : EmbeddedServer::start;
    }

    private ExitCode inSequence(Stream<Supplier<Outcome>> runs) {
        ExitCode worst = ExitCode.PASSED;
        List<StoredRun> stored = new ArrayList<>();
        try {
            for (Supplier<Outcome> run : runs.toList()) {
                Outcome outcome = run.get();
                outcome.stored().ifPresent(stored::add);
                worst = worst.worse(outcome.exitCode());
                if (outcome.exitCode() == ExitCode.REFUSED || interruption.requested()) {
                    break;
                }
            }
        } finally {
            sideBySide(stored);
        }
        return worst;
    }

    /** What has been measured is shown, even when a later run was refused. */
    private void sideBySide(List<StoredRun> stored) {
        if (stored.size() > 1 || OrchestrationTable.fits(stored)) {
            console.line("");
            table(stored).lines().forEach(console::line);
        }
        if (differInMode(stored)) {
            page(stored);
        }
    }

    /** Whether these are runs of one plan, on gateways that were told the same, in several write modes. */
    private boolean differInMode(List<StoredRun> stored) {
        return stored.stream().map(StoredRun::variant).distinct().count() > 1
                && !differ(one -> one.workload().plan().label())
                && toldDifferently().isEmpty();
    }

    private void page(List<StoredRun> stored) {
        console.line("");
        try {
            console.fact("report", VariantPage.write(stored));
        } catch (StoreException | NotComparableException e) {
            console.fact("warning", "there is no page of these runs: " + e.getMessage());
        }
    }

    /** Orchestrations have a table of their own; else what differs decides: the plan, what the gateway was told, or the write mode. */
    private String table(List<StoredRun> stored) {
        if (OrchestrationTable.fits(stored)) {
            return OrchestrationTable.of(stored);
        }
        if (differ(one -> one.workload().plan().label())) {
            return SuiteTable.of(stored);
        }
        List<String> figures = series.get(0).workload().plan().service().figures();
        return figures.isEmpty() ? VariantTable.of(stored) : SeriesTable.of(stored, toldDifferently(), figures);
    }

    /** The names of what the gateways of the series are told, each something else. */
    private List<String> toldDifferently() {
        return series.stream()
                .flatMap(settings -> settings.workload().gateway().shown().keySet().stream())
                .distinct()
                .filter(name -> differ(one -> one.workload().gateway().shown().getOrDefault(name, "")))
                .toList();
    }

    private Outcome givenService(LoadSettings settings) {
        GivenService given = (GivenService) settings.subject();
        FoundService service = FoundService.find(given);
        headline(settings, given.mode().map(WriteMode::label).orElse("service at " + given.url()));
        return run(settings).execute(identity(settings, given.mode(), service.durability()), files -> service);
    }

    private Stream<Supplier<Outcome>> ownGateway(LoadSettings settings, RunDatabase server) {
        OwnGateway own = (OwnGateway) settings.subject();
        return own.modes().stream().map(mode -> () -> oneMode(settings, server, mode));
    }

    private Outcome oneMode(LoadSettings settings, RunDatabase server, WriteMode mode) {
        OwnGateway own = (OwnGateway) settings.subject();
        interruption.abandonIfRequested();
        headline(settings, mode.label());
        console.fact("database", server.toString());
        own.config().ifPresent(file -> console.fact("configuration", file.toString()));
        if (!settings.workload().gateway().shown().isEmpty()) {
            console.fact("settings", settings.workload().gateway().toString());
        }
        RunIdentity identity = identity(settings, Optional.of(mode), Optional.of(server.durability()));
        return run(settings)
                .execute(identity, files -> StartedService.start(own, server, start(settings, mode, identity, files)));
    }

    private StartedService.Start start(LoadSettings settings, WriteMode mode, RunIdentity identity, RunFiles files) {
        return new StartedService.Start(
                home,
                mode,
                settings.gatewayConfig()
                        .orElseGet(() -> home.gatewayConfig(settings.subject().service(), mode)),
                settings.workload().gateway().environment(),
                RunSchema.nameFor(identity.runId()),
                files.gatewayLog(),
                Optional.of(files.recording())
                        .filter(file -> settings.storage().extras().contains(Extra.PROFILE)));
    }

    private LoadRun run(LoadSettings settings) {
        return new LoadRun(home, console, settings, interruption);
    }

    private RunIdentity identity(LoadSettings settings, Optional<WriteMode> mode, Optional<Durability> durability) {
        return new RunIdentity(
                mode.map(WriteMode::label),
                settings.storage()
                        .runId()
                        .orElseGet(() -> UuidCreator.getTimeOrderedEpoch().toString()),
                durability,
                settings.settling()
                        .drainWait()
                        .orElseGet(() -> RecommendedDrain.of(mode)
                                .plus(settings.workload().held())),
                settings.storage().reportFile().map(file -> summary(file, settings, mode)));
    }

    /** Several runs need several files: {@code report.json} becomes {@code report-cache.json}, {@code report-sync.json}. */
    private Path summary(Path file, LoadSettings settings, Optional<WriteMode> mode) {
        StringBuilder suffix = new StringBuilder();
        if (differ(one -> one.workload().plan().label())) {
            suffix.append('-').append(settings.workload().plan().shortLabel());
        }
        Map<String, String> told = settings.workload().gateway().shown();
        toldDifferently()
                .forEach(name ->
                        suffix.append('-').append(told.getOrDefault(name, "").replaceAll("\\W+", "-")));
        if (settings.subject() instanceof OwnGateway own && own.modes().size() > 1) {
            mode.ifPresent(one -> suffix.append('-').append(one.label()));
        }
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + suffix + name.substring(dot));
    }

    private boolean differ(Function<LoadSettings, String> what) {
        return series.stream().map(what).distinct().count() > 1;
    }

    private void headline(LoadSettings settings, String what) {
        console.line("");
        console.line(settings.workload().plan().label() + " " + what + ": "
                + settings.workload().text());
    }
}
