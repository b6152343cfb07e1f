package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.Subject.GivenService;
import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.Subject.SchemaFate;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.ServiceKind;
import io.writeproof.write.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is put under load from the options and the environment. Stateless. */
final class SubjectReader {

    private static final Pattern FAULT = Pattern.compile("(drop|duplicate|invent|half-write):[1-9]\\d{0,8}");

    private SubjectReader() {}

    static Subject read(RunOptions options, ServiceKind service, Map<String, String> environment, OptionReader reader) {
        Optional<ConnectionSettings> database = database(options, environment, reader);
        return options.targetUrl == null
                ? ownGateway(options, service, database, reader)
                : givenService(options, service, database, reader);
    }

    private static Subject ownGateway(
            RunOptions options, ServiceKind service, Optional<ConnectionSettings> database, OptionReader reader) {
        if (options.schema != null) {
            reader.problem(
                    "--schema",
                    "expected only together with --target-url: the gateway of a run writes to a schema of its own",
                    "leave --schema out, or keep the run's own schema with --keep-schema");
        }
        if (RunOptions.ALL.equals(options.variant) && options.runId != null) {
            reader.problem(
                    "--run-id",
                    "expected only for a single run: --variant all makes one run for each write mode",
                    "leave --run-id out");
        }
        String variant = options.variant == null ? WriteMode.SYNC.label() : options.variant;
        return new OwnGateway(
                service,
                variant.equals(RunOptions.ALL)
                        ? List.of(WriteMode.values())
                        : mode(variant, reader).stream().toList(),
                database,
                options.keepSchema ? SchemaFate.KEPT : SchemaFate.DROPPED,
                Optional.ofNullable(options.testFault).filter(fault -> validFault(fault, reader)));
    }

    private static Subject givenService(
            RunOptions options, ServiceKind service, Optional<ConnectionSettings> database, OptionReader reader) {
        String url = String.valueOf(options.targetUrl);
        if (database.isEmpty() && options.postgresUrl == null) {
            reader.problem(
                    "--postgres-url",
                    "expected the database that " + url + " writes to, found none: parity cannot be checked without it",
                    "add --postgres-url postgresql://user:password@host:5432/db, or set DATABASE_URL");
        }
        refuseOptionsOfOwnGateway(options, reader);
        return new GivenService(
                service,
                reader.httpUrl("--target-url", url),
                database.orElse(ConnectionSettings.parse("postgresql://localhost/postgres")),
                reader.words("--schema", options.schema == null ? service.defaultSchema() : options.schema),
                Optional.ofNullable(options.variant)
                        .filter(v -> !v.equals(RunOptions.ALL))
                        .flatMap(v -> mode(v, reader)));
    }

    private static void refuseOptionsOfOwnGateway(RunOptions options, OptionReader reader) {
        String finding = "expected only without --target-url: the service there is not started by this run";
        if (RunOptions.ALL.equals(options.variant)) {
            reader.problem("--variant", finding, "start your service in one mode after the other, one run each");
        }
        if (options.testFault != null) {
            reader.problem("--test-fault", finding, "leave it out");
        }
        if (options.keepSchema) {
            reader.problem("--keep-schema", finding, "leave it out: no schema is made or dropped there");
        }
    }

    private static Optional<ConnectionSettings> database(
            RunOptions options, Map<String, String> environment, OptionReader reader) {
        return Stream.of(
                        Optional.ofNullable(options.postgresUrl).map(url -> Map.entry("--postgres-url", url)),
                        fromEnvironment("TENSORZERO_POSTGRES_URL", environment),
                        fromEnvironment("DATABASE_URL", environment))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(source -> connection(source.getKey(), source.getValue(), reader));
    }

    private static Optional<Map.Entry<String, String>> fromEnvironment(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name))
                .filter(url -> !url.isBlank())
                .map(url -> Map.entry(name, url));
    }

    private static Optional<ConnectionSettings> connection(String source, String url, OptionReader reader) {
        try {
            return Optional.of(ConnectionSettings.parse(url));
        } catch (DatabaseException e) {
            reader.problem(source, String.valueOf(e.getMessage()), "percent-encode special characters of the password");
            return Optional.empty();
        }
    }

    private static Optional<WriteMode> mode(String label, OptionReader reader) {
        Optional<WriteMode> found = Arrays.stream(WriteMode.values())
                .filter(mode -> mode.label().equals(label))
                .findFirst();
        if (found.isEmpty()) {
            reader.problem(
                    "--variant",
                    "expected " + WriteMode.labels() + " or all, found \"" + label + "\"",
                    "for example --variant sync");
        }
        return found;
    }

    private static boolean validFault(String fault, OptionReader reader) {
        boolean valid = FAULT.matcher(fault).matches();
        if (!valid) {
            reader.problem(
                    "--test-fault",
                    "expected drop, duplicate, invent or half-write, a colon and a count, found \"" + fault + "\"",
                    "for example --test-fault drop:1000");
        }
        return valid;
    }
}
