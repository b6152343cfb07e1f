package io.writeproof.full;

import io.writeproof.full.Findings.Head;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.Machine;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.runner.plan.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One run of everything, from the first part to the report. Used by one thread, once. */
final class FullRun {

    private static final String MARKDOWN = "report.md";
    private static final String STOP = "stop the database server";
    private static final String JSON = "report.json";

    private final FullSettings settings;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final SourceVersion source;
    private final PrintStream out;
    private final Ending ending;
    private final Findings findings = new Findings();
    private final Parts parts;

    FullRun(FullSettings settings, PrintStream out, Ending ending) {
        this.settings = settings;
        this.source = SourceVersion.read(settings.root());
        this.out = out;
        this.ending = ending;
        this.parts = new Parts(out, ending);
    }

    /**
     * Runs every part and writes the report.
     *
     * @return the worst of the parts
     * @throws IOException if the report cannot be written
     */
    Outcome execute() throws IOException {
        String timestamp = Identity.nameOf(started);
        Place place = new Place(settings.root(), settings.out().resolve(timestamp + "_" + source.shortName()));
        Files.createDirectories(place.logs());
        Script script = new Script(
                settings.database()
                        .map(url -> Map.of("DATABASE_URL", url.url()))
                        .orElse(Map.of()),
                out,
                ending);
        BenchmarkPart benchmarks = new BenchmarkPart(place, script, findings);
        parts.run("benchmarks", () -> benchmarks.run(settings.pace(), timestamp));
        if (!settings.plans().isEmpty()) {
            loads(place, script);
        }
        Report report = report(place);
        Files.writeString(place.report().resolve(MARKDOWN), ReportText.of(report));
        Files.writeString(place.report().resolve(JSON), report.json());
        out.printf(
                "%n%s (exit code %d): %s%n",
                report.verdict(), report.exitCode(), place.report().resolve(MARKDOWN));
        return report.verdict();
    }

    private void loads(Place place, Script script) {
        openDatabase().ifPresent(database -> {
            for (Plan plan : settings.plans()) {
                new LoadPart(place, script, database.connection(), plan, findings).run(settings.pace(), parts);
            }
            parts.onlyIfItFails(STOP, database::close);
        });
    }

    /** The server of all load plans; without one, each of them is a broken row. */
    private Optional<SharedDatabase> openDatabase() {
        AtomicReference<SharedDatabase> opened = new AtomicReference<>();
        Part part = parts.run("database server", () -> {
            SharedDatabase database = SharedDatabase.open(settings.database());
            opened.set(database);
            findings.version("PostgreSQL", database.description());
        });
        Optional<SharedDatabase> database = Optional.ofNullable(opened.get());
        if (part.outcome() == Outcome.PASSED) {
            return database;
        }
        settings.plans().forEach(plan -> findings.slos(List.of(Slo.unknown(plan.label(), part.reason()))));
        database.ifPresent(started -> parts.onlyIfItFails(STOP, started::close));
        return Optional.empty();
    }

    private Report report(Place place) throws IOException {
        List<String> files = new ArrayList<>(place.files());
        files.addAll(List.of(MARKDOWN, JSON));
        return findings.report(
                new Head(started.toString(), environment(), settings.pace().minSamples()), parts.all(), files);
    }

    private Map<String, String> environment() {
        Environment here = Environment.read(DatabaseFacts.NONE);
        Machine machine = here.machine();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("load plans", settings.pace().toString());
        environment.put("benchmarks", String.join(" ", settings.pace().jmh()));
        environment.put("commit", source.commit() + (source.dirty() ? ", with uncommitted changes" : ""));
        environment.put("kernel", machine.kernel() + " " + System.getProperty("os.arch"));
        environment.put("processors", machine.cores() + " × " + machine.cpuModel());
        environment.put("memory", machine.memoryGib() + " GiB");
        environment.put("Java", here.jvm().vendor() + " " + here.jvm().version());
        return environment;
    }
}
