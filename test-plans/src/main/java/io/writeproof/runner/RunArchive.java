package io.writeproof.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.JdbcDriver;
import io.writeproof.results.report.HostReports;
import io.writeproof.results.store.Conditions;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.FileTree;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.Jvm;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Sha256;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.JMeterRun.RunFiles;
import io.writeproof.runner.LoadSettings.Extra;
import io.writeproof.runner.StatementWatch.Counted;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.process.GatewayEnd;
import io.writeproof.runner.process.JMeterProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Stores what came of the runs: the plugin's verdict inside the envelope of the results module. Used by one thread. */
final class RunArchive {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final LoadSettings settings;
    private final RunStore store;

    RunArchive(Home home, LoadSettings settings) {
        this.home = home;
        this.settings = settings;
        this.store = new RunStore(settings.storage().resultsDirectory().orElse(home.results()));
    }

    /**
     * Makes the run's directory.
     *
     * @throws RunRefusedException if it cannot be made
     */
    PendingRun begin(RunIdentity run) {
        DatabaseFacts facts = run.durability().map(RunArchive::facts).orElse(DatabaseFacts.NONE);
        Identity identity = new Identity(
                settings.workload().plan().suite(),
                run.variant().orElse(null),
                run.runId(),
                Instant.now(),
                SourceVersion.read(home.root()),
                Environment.read(facts).drivenBy(Jvm.launched(JMeterProcess.flags())));
        try {
            return store.begin(identity);
        } catch (StoreException e) {
            throw new RunRefusedException(new Problem(
                    "--results-dir", String.valueOf(e.getMessage()), "name a directory that can be written to"));
        }
    }

    private static DatabaseFacts facts(Durability durability) {
        return new DatabaseFacts(durability.serverVersion(), durability.settings(), JdbcDriver.version());
    }

    /** Removes what was begun, because there was no load. */
    void discard(PendingRun pending) {
        try {
            FileTree.delete(pending.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + pending.directory(), e);
        }
    }

    /** Completes the run; also writes the summary file, if one was asked for. */
    StoredRun finish(PendingRun pending, Finding finding) {
        try {
            ObjectNode details = verdict(finding.files().report());
            details.set("gateway", gateway(finding));
            details.set("noise_check", finding.noiseCheck());
            finding.warnings().forEach(details.withArray("warnings")::add);
            finding.statements().ifPresent(counted -> details.set("server_time", serverTime(counted, details)));
            ArrayNode queries = ReportQueries.answers(settings.workload().plan().queries(), finding.service());
            if (!queries.isEmpty()) {
                details.set("queries", queries);
            }
            details.path("files").forEach(file -> nameWithin(pending.directory(), (ObjectNode) file));
            samples(finding.files().samples());
            StoredRun stored = pending.under(conditions(finding)).finish(status(finding.exitCode()), details);
            if (finding.identity().summary().isPresent()) {
                writeSummary(stored, finding.identity().summary().get());
            }
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the run in " + pending.directory(), e);
        }
    }

    /**
     * Writes the runs on this run's database host anew, for people.
     *
     * @return their file; empty without a database
     * @throws StoreException if another run cannot be read, or the file cannot be written
     */
    Optional<Path> track(StoredRun stored) {
        return new HostReports(store, home.root()).update(stored);
    }

    /** What the plugin wrote; without a verdict of its own, the reason that there is none. */
    private static ObjectNode verdict(Path report) throws IOException {
        if (Files.exists(report) && JSON.readTree(report.toFile()) instanceof ObjectNode written) {
            Files.delete(report);
            return written;
        }
        ObjectNode none = JSON.createObjectNode();
        none.put("verdict", "invalid").put("exit_code", ExitCode.INVALID.code());
        none.putArray("reasons").add("JMeter ended without a verdict; see jmeter.log");
        return none;
    }

    /** The directory has its final name only later, and may be moved: what lies in it is named relative to it. */
    private static void nameWithin(Path directory, ObjectNode file) {
        Path path = Path.of(file.path("path").asText());
        if (path.startsWith(directory)) {
            file.put("path", directory.relativize(path).toString());
        }
    }

    private static ObjectNode gateway(Finding finding) {
        ObjectNode gateway = JSON.createObjectNode();
        gateway.set("health", finding.service().health().body());
        finding.end()
                .ifPresent(end -> gateway.put("end", end.toString()).put("died", end.cause() == GatewayEnd.Cause.DIED));
        return gateway;
    }

    private ObjectNode serverTime(Counted counted, ObjectNode verdict) {
        return ServerTime.of(
                counted, verdict, settings.workload().plan().service().label());
    }

    private Conditions conditions(Finding finding) {
        Map<String, Object> parameters = new LinkedHashMap<>(settings.parameters());
        parameters.put(
                "drain_wait_ms", Long.toString(finding.files().drainWait().toMillis()));
        parameters.putAll(settings.storage().jmeterProperties());
        settings.gatewayConfig().ifPresent(file -> parameters.put("gateway_config", file.toString()));
        Optional<Path> config = finding.service().config();
        return new Conditions(
                finding.service().health().writeMode().orElse(null),
                parameters,
                null,
                config.map(Sha256::ofFile).orElse(null),
                config.map(started -> Sha256.ofFile(home.gatewayJar())).orElse(null),
                finding.service().database().map(ConnectionSettings::host).orElse(null));
    }

    private static RunStatus status(ExitCode exitCode) {
        return switch (exitCode) {
            case PASSED -> RunStatus.PASSED;
            case FAILED -> RunStatus.FAILED;
            case INTERRUPTED -> RunStatus.INTERRUPTED;
            case INVALID, REFUSED -> RunStatus.INVALID;
        };
    }

    /** Kept compressed; thrown away when they were wanted for the dashboard alone. */
    private void samples(Path samples) throws IOException {
        if (!Files.exists(samples)) {
            return;
        }
        if (settings.storage().extras().contains(Extra.SAMPLES)) {
            compress(samples);
        }
        Files.delete(samples);
    }

    private static void compress(Path samples) throws IOException {
        Path compressed = samples.resolveSibling(samples.getFileName() + ".gz");
        try (InputStream in = Files.newInputStream(samples);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            in.transferTo(out);
        }
    }

    private static void writeSummary(StoredRun stored, Path asked) throws IOException {
        Path temporary = asked.resolveSibling(asked.getFileName() + ".tmp");
        Files.copy(stored.directory().resolve("run.json"), temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, asked, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * What is known when the load is over.
     *
     * @param end how the gateway ended; absent for a service that was given
     * @param statements what the database counted; absent unless it was asked to
     * @param noiseCheck whether the machine stayed what it was
     * @param warnings what else limits what the run tells
     */
    record Finding(
            RunIdentity identity,
            Service service,
            RunFiles files,
            ExitCode exitCode,
            Optional<GatewayEnd> end,
            Optional<Counted> statements,
            ObjectNode noiseCheck,
            List<String> warnings) {}
}
