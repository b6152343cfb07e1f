package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.Subject.SchemaFate;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Workload;
import io.writeproof.write.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is put under load from the options and the environment. Used for one plan by one thread. */
final class SubjectReader {

    private static final Pattern FAULT = Pattern.compile("(drop|duplicate|invent|half-write):[1-9]\\d{0,8}");

    private final RunOptions options;
    private final Workload workload;
    private final Plan plan;
    private final Map<String, String> environment;
    private final OptionReader reader;

    private SubjectReader(RunOptions options, Workload workload, Map<String, String> environment, OptionReader reader) {
        this.options = options;
        this.workload = workload;
        this.plan = workload.plan();
        this.environment = environment;
        this.reader = reader;
    }

    /** What is put under load; what is wrong with it is in {@code reader}. */
    static Subject read(RunOptions options, Workload workload, Map<String, String> environment, OptionReader reader) {
        SubjectReader subject = new SubjectReader(options, workload, environment, reader);
        return Stream.of(
                        Optional.ofNullable(options.targetUrl).map(url -> new Source("--target-url", url)),
                        subject.plan.service().urlVariable().flatMap(subject::fromEnvironment))
                .flatMap(Optional::stream)
                .findFirst()
                .map(subject::givenService)
                .orElseGet(subject::ownGateway);
    }

    private Subject ownGateway() {
        if (options.schema != null) {
            reader.problem(
                    "--schema",
                    "expected only together with --target-url: the gateway of a run writes to a schema of its own",
                    "leave --schema out, or keep the run's own schema with --keep-schema");
        }
        if (noDatabase()) {
            reader.problem(
                    "--postgres-url",
                    "expected none only together with --target-url: the gateway of a run needs a database",
                    "leave it out, and the run has a server of its own");
        }
        if (allModes()) {
            refuseWhatIsForOneMode();
        }
        return new OwnGateway(
                plan.service(),
                modes(),
                database(),
                Optional.ofNullable(options.gatewayConfig).map(file -> reader.existingFile("--gateway-config", file)),
                options.keepSchema ? SchemaFate.KEPT : SchemaFate.DROPPED,
                Optional.ofNullable(options.testFault).filter(this::validFault));
    }

    private void refuseWhatIsForOneMode() {
        String finding = "expected only for a single run: --variant all makes one run for each write mode";
        if (options.runId != null) {
            reader.problem("--run-id", finding, "leave --run-id out");
        }
        if (options.gatewayConfig != null) {
            reader.problem("--gateway-config", finding, "name the variant that the file is for");
        }
    }

    private List<WriteMode> modes() {
        if (allModes()) {
            return workload.modes();
        }
        return options.variant == null
                ? List.of(workload.defaultMode())
                : mode(options.variant, workload.modes()).stream().toList();
    }

    private Subject givenService(Source source) {
        Optional<ConnectionSettings> database = database();
        if (database.isEmpty() && options.postgresUrl == null) {
            reader.problem(
                    "--postgres-url",
                    "expected the database that " + source.text + " (" + source.name
                            + ") writes to, found none: parity cannot be checked without it",
                    "add --postgres-url postgresql://user:password@host:5432/db, or set DATABASE_URL, or do without"
                            + " parity: --postgres-url none");
        }
        refuseOptionsOfOwnGateway();
        if (options.statements && noDatabase()) {
            reader.problem(
                    "--statements",
                    "expected only with a database: --postgres-url is none",
                    "name the database that the service writes to, or leave --statements out");
        }
        return new GivenService(
                plan.service(),
                reader.httpUrl(source.name, source.text),
                database,
                reader.words("--schema", options.schema == null ? plan.service().defaultSchema() : options.schema),
                Optional.ofNullable(options.variant)
                        .filter(label -> !allModes())
                        .flatMap(label -> mode(label, plan.service().modes())));
    }

    private void refuseOptionsOfOwnGateway() {
        String finding = "expected only without --target-url: the service there is not started by this run";
        if (allModes()) {
            reader.problem("--variant", finding, "start your service in one mode after the other, one run each");
        }
        options.ofGateway.forEach(option -> reader.problem(option, finding, "configure your service yourself"));
        if (options.testFault != null) {
            reader.problem("--test-fault", finding, "leave it out");
        }
        if (options.keepSchema) {
            reader.problem("--keep-schema", finding, "leave it out: no schema is made or dropped there");
        }
        if (options.gatewayConfig != null) {
            reader.problem("--gateway-config", finding, "configure your service yourself");
        }
        if (options.profile) {
            reader.problem("--profile", finding, "start your service with -XX:StartFlightRecording");
        }
    }

    private boolean allModes() {
        return RunOptions.ALL.equals(options.variant);
    }

    private boolean noDatabase() {
        return RunOptions.NO_DATABASE.equals(options.postgresUrl);
    }

    private Optional<ConnectionSettings> database() {
        if (noDatabase()) {
            return Optional.empty();
        }
        return Stream.of(
                        Optional.ofNullable(options.postgresUrl).map(url -> new Source("--postgres-url", url)),
                        fromEnvironment("TENSORZERO_POSTGRES_URL"),
                        fromEnvironment("DATABASE_URL"))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(this::connection);
    }

    private Optional<Source> fromEnvironment(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> new Source(name, text));
    }

    private Optional<ConnectionSettings> connection(Source url) {
        try {
            return Optional.of(ConnectionSettings.parse(url.text));
        } catch (DatabaseException e) {
            reader.problem(
                    url.name, String.valueOf(e.getMessage()), "percent-encode special characters of the password");
            return Optional.empty();
        }
    }

    private Optional<WriteMode> mode(String label, List<WriteMode> modes) {
        Optional<WriteMode> found =
                modes.stream().filter(mode -> mode.label().equals(label)).findFirst();
        if (found.isEmpty()) {
            String labels = modes.stream().map(WriteMode::label).collect(Collectors.joining(", "));
            reader.problem(
                    "--variant",
                    "expected " + labels + " or all, found \"" + label + "\"",
                    "for example --variant " + workload.defaultMode());
        }
        return found;
    }

    private boolean validFault(String fault) {
        boolean valid = FAULT.matcher(fault).matches();
        if (!valid) {
            reader.problem(
                    "--test-fault",
                    "expected drop, duplicate, invent or half-write, a colon and a count, found \"" + fault + "\"",
                    "for example --test-fault drop:1000");
        }
        return valid;
    }

    /** A text and where it was found. */
    private record Source(String name, String text) {}
}
