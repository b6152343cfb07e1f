package io.writeproof.gateway;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.LeftoverSchemas;
import io.writeproof.postgres.LeftoverSchemas.Leftover;
import io.writeproof.postgres.RunSchema;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the schemas that runs have left behind, and drops them when told to. */
@Command(
        name = DropSchemas.NAME,
        mixinStandardHelpOptions = true,
        description = "Lists the schemas of old runs, and drops them with --yes. Others are never touched.")
final class DropSchemas implements Callable<Integer> {

    static final String NAME = "drop-schemas";

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");
    private static final long MIB = 1 << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--postgres-url",
            required = true,
            paramLabel = "URL",
            defaultValue = Gateway.DATABASE_FROM_ENVIRONMENT,
            description = "database; default: $TENSORZERO_POSTGRES_URL or $DATABASE_URL")
    private @Nullable ConnectionSettings database;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            defaultValue = "1d",
            description = "such as 30m, 12h or 7d; default: ${DEFAULT-VALUE}")
    private Age age = new Age(Duration.ofDays(1));

    @Option(names = "--yes", description = "drop them; without it they are only listed")
    private boolean confirmed;

    DropSchemas() {}

    /** How old a schema must be. */
    record Age(Duration duration) {

        /**
         * Reads a number with a unit.
         *
         * @throws IllegalArgumentException if it is something else
         */
        static Age parse(String text) {
            Matcher matcher = AGE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("expected an age such as 30m, 12h or 7d, found '" + text + "'");
            }
            long count = Long.parseLong(matcher.group(1));
            return new Age(
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
    }

    @Override
    public Integer call() {
        ConnectionSettings server = Objects.requireNonNull(database);
        Instant before = Instant.now().minus(age.duration());
        List<Leftover> old = LeftoverSchemas.find(server).stream()
                .filter(schema -> !schema.madeAt().isAfter(before))
                .toList();
        old.forEach(schema -> treat(server, schema));
        long free = old.stream().filter(schema -> !schema.inUse()).count();
        out().println(
                        confirmed
                                ? "Dropped " + free + " schemas."
                                : free + " schemas to drop; nothing was dropped. Add --yes to drop them.");
        return ExitCode.OK;
    }

    private void treat(ConnectionSettings server, Leftover schema) {
        String fate = schema.inUse() ? "in use, kept" : confirmed ? "dropped" : "to drop";
        if (confirmed && !schema.inUse()) {
            RunSchema.drop(server, schema.name());
        }
        out().println(schema.name() + "  made " + schema.madeAt().truncatedTo(ChronoUnit.SECONDS) + "  "
                + schema.bytes() / MIB + " MiB  " + fate);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
