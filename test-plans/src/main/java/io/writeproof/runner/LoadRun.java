package io.writeproof.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.results.page.StoredReport;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.Interruption.AbandonedException;
import io.writeproof.runner.JMeterRun.RunFiles;
import io.writeproof.runner.LoadSettings.Extra;
import io.writeproof.runner.StatementWatch.Counted;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.process.GatewayEnd;
import java.util.Optional;

/** One run from the start of the service to the stored verdict. Used by one thread. */
final class LoadRun {

    private final Console console;
    private final LoadSettings settings;
    private final RunArchive archive;
    private final JMeterRun jmeter;
    private final KeyCheck keyCheck;
    private final Interruption interruption;
    private final RunWarnings warnings;

    LoadRun(Home home, Console console, LoadSettings settings, Interruption interruption) {
        this.console = console;
        this.settings = settings;
        this.archive = new RunArchive(home, settings);
        this.jmeter = new JMeterRun(home, console, settings, interruption);
        this.keyCheck = new KeyCheck(settings.workload());
        this.interruption = interruption;
        this.warnings = new RunWarnings(console);
    }

    /**
     * Starts the service, loads it, stops it and stores what came of it.
     *
     * @throws RunRefusedException if there was no load; then nothing is stored
     */
    Outcome execute(RunIdentity identity, ServiceStart start) {
        PendingRun pending = archive.begin(identity);
        RunFiles files = new RunFiles(pending.directory(), identity.runId(), identity.drainWait());
        try {
            Service service = start.start(files);
            try {
                return load(identity, service, files, pending);
            } finally {
                leave(service);
            }
        } catch (RunRefusedException | AbandonedException e) {
            archive.discard(pending);
            throw e;
        }
    }

    private Outcome load(RunIdentity identity, Service service, RunFiles files, PendingRun pending) {
        try (NoiseWatch noise = NoiseWatch.begin(pending.directory(), service, warnings);
                StatementWatch statements = StatementWatch.begin(watched(service), warnings)) {
            announce(service);
            keyCheck.require(service.url());
            ExitCode verdict = jmeter.run(service, files);
            if (verdict == ExitCode.REFUSED) {
                archive.discard(pending);
                return new Outcome(verdict, Optional.empty());
            }
            console.line("");
            Optional<GatewayEnd> end = service.stop();
            end.ifPresent(gateway -> console.fact("gateway", gateway.toString()));
            ExitCode result = interruption.requested() ? ExitCode.INTERRUPTED : verdict;
            Optional<Counted> counted = statements.read();
            ObjectNode noiseCheck = noise.end(result);
            StoredRun stored = archive.finish(
                    pending,
                    new RunArchive.Finding(identity, service, files, result, end, counted, noiseCheck, warnings.all()));
            ServerTime.lines(stored.document().path("server_time")).forEach(line -> console.line("    " + line));
            if (result != ExitCode.INTERRUPTED) {
                Relief.of(stored, settings.workload().plan().service())
                        .forEach(advice -> console.fact("to do", advice));
            }
            console.fact("stored", stored.directory());
            report(stored);
            track(stored);
            return new Outcome(result, Optional.of(stored));
        }
    }

    /** The run is stored, or was refused, whatever its schema has become. */
    private void leave(Service service) {
        try {
            service.close();
        } catch (DatabaseException e) {
            warnings.add("the schema " + service.schema() + " is left behind (" + e.getMessage()
                    + "); the gateway's drop-schemas removes it");
        }
    }

    /** Nor does the verdict depend on the page that shows it. */
    private void report(StoredRun stored) {
        try {
            console.fact("report", StoredReport.write(stored));
        } catch (StoreException e) {
            console.fact("warning", "there is no page of this run: " + e.getMessage());
        }
    }

    /** The run is stored, whatever becomes of the file that is made of all runs. */
    private void track(StoredRun stored) {
        try {
            archive.track(stored).ifPresent(file -> console.fact("tracked", file));
        } catch (StoreException e) {
            console.fact("warning", "the file of this database host is not up to date: " + e.getMessage());
        }
    }

    /** The database that is to count its statements; absent when nobody asked for that. */
    private Optional<ConnectionSettings> watched(Service service) {
        return service.database().filter(database -> settings.storage().extras().contains(Extra.STATEMENTS));
    }

    private void announce(Service service) {
        console.fact("gateway", service.url() + ", " + service.health());
        if (service.database().isPresent()) {
            console.fact("schema", service.schema());
        } else {
            console.fact("database", "none: nobody looks whether the rows are there");
        }
        service.durability()
                .filter(durability -> !durability.durable())
                .ifPresent(weak -> console.fact("warning", "an acknowledged commit may not be on disk: " + weak));
        console.line("");
    }

    /** Makes the service of a run ready. */
    @FunctionalInterface
    interface ServiceStart {
        Service start(RunFiles files);
    }

    /** What came of a run; nothing is stored when it was refused. */
    record Outcome(ExitCode exitCode, Optional<StoredRun> stored) {}
}
