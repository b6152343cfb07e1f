package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.full.DatabaseFigures.Explained;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.RunSchema;
import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A load plan in three parts: the load, the database's side of it, the gateway's side of it. Used by one thread, once. */
final class LoadPart {

    private static final String RECORDING = "gateway.jfr";

    private final Place place;
    private final Script script;
    private final ConnectionSettings database;
    private final Plan plan;
    private final Findings findings;
    private final String runId = UuidCreator.getTimeOrderedEpoch().toString();
    private final String schema = RunSchema.nameFor(runId);
    private @Nullable ServerStatistics statistics;
    private @Nullable StoredRun stored;

    LoadPart(Place place, Script script, ConnectionSettings database, Plan plan, Findings findings) {
        this.place = place;
        this.script = script.with(environment(database, plan));
        this.database = database;
        this.plan = plan;
        this.findings = findings;
    }

    private static Map<String, String> environment(ConnectionSettings database, Plan plan) {
        Map<String, String> environment =
                new HashMap<>(Map.of("DATABASE_URL", database.url(), "TENSORZERO_POSTGRES_URL", database.url()));
        // Whoever has named a service for scripts/load wants this build measured here all the same; empty names none.
        plan.service().urlVariable().ifPresent(variable -> environment.put(variable, ""));
        return environment;
    }

    /** Runs the plan and reads what came of it; the schema of the run is gone afterwards. */
    void run(Pace pace, Parts parts) {
        Part load = parts.run("load " + plan.label(), () -> load(pace));
        if (stored == null || stored.document().path("gates").isEmpty()) {
            findings.slos(List.of(Slo.unknown(plan.label(), load.reason())));
        }
        parts.run("database " + plan.label(), this::readDatabase);
        parts.run("profile " + plan.label(), this::readProfile);
        parts.onlyIfItFails("clean up after " + plan.label(), this::cleanUp);
    }

    private void load(Pace pace) throws SQLException, IOException, InterruptedException {
        statistics = ServerStatistics.begin(database);
        List<String> command = new ArrayList<>(List.of(
                place.script("load").toString(),
                plan.label(),
                "--run-id=" + runId,
                "--keep-schema",
                "--profile",
                "--results-dir=" + place.runs()));
        command.addAll(ScaledPlan.options(plan, pace));
        Path log = place.log("load " + plan.label());
        Outcome outcome = Outcome.ofLoad(script.run(command, log));
        StoredRun run = place.stored(Optional.empty()).stream()
                .filter(candidate -> candidate.runId().equals(runId))
                .findFirst()
                .orElseThrow(() -> new PartFailedException(
                        outcome == Outcome.PASSED ? Outcome.INVALID : outcome, place.lastWords(log)));
        stored = run;
        take(run);
        if (outcome != Outcome.PASSED) {
            throw new PartFailedException(outcome, reasons(run));
        }
    }

    private void take(StoredRun run) {
        findings.load(LoadFigures.of(plan.label(), run, place.relative(run.directory())));
        findings.slos(Slo.of(plan.label(), run));
        findings.version("JMeter", run.document().path("jmeter_version").asText());
        findings.version("plugin", run.document().path("plugin_version").asText());
    }

    private static String reasons(StoredRun run) {
        return StreamSupport.stream(run.document().path("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("; "));
    }

    private StoredRun loaded() {
        if (stored == null) {
            throw new PartFailedException(Outcome.INVALID, "nothing to read: load " + plan.label() + " stored no run");
        }
        return stored;
    }

    private void readDatabase() throws SQLException {
        loaded();
        ServerStatistics counted = statistics;
        if (counted == null) {
            throw new IllegalStateException("a run is stored only after the statistics have begun");
        }
        List<DataTable> tables = counted.since(schema);
        try (Connection connection = database.inSchema(schema).connect()) {
            List<Explained> statements = new ArrayList<>();
            for (HotStatement statement : HotStatement.of(plan.service().label())) {
                statements.add(statement.explain(connection));
            }
            findings.database(new DatabaseFigures(plan.label(), counted.notes(), tables, statements));
        }
    }

    private void readProfile() throws IOException {
        Path recording = loaded().directory().resolve(RECORDING);
        if (!Files.exists(recording)) {
            throw new PartFailedException(
                    Outcome.INVALID, "expected a flight recording, found no " + place.relative(recording));
        }
        findings.profile(FlightRecording.read(plan.label(), recording));
    }

    /** @throws DatabaseException if the schema cannot be dropped */
    private void cleanUp() throws SQLException {
        if (statistics != null) {
            statistics.close();
        }
        RunSchema.drop(database, schema);
    }
}
