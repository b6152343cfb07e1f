package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is dropped of a database: schemas of old runs that nobody uses, when that is confirmed. */
class DropSchemasTest {

    private static final ConnectionSettings SERVER = SharedServer.server().connection();
    private static final String RUN = RunSchema.nameFor("drop-1");
    private static final String OTHER_RUN = RunSchema.nameFor("drop-2");

    private final StringWriter out = new StringWriter();

    @AfterEach
    void dropAll() {
        RunSchema.drop(SERVER, RUN);
        RunSchema.drop(SERVER, OTHER_RUN);
    }

    private int run(String... arguments) {
        CommandLine command = GatewayCommand.of(new DropSchemas())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true));
        String[] all = Stream.concat(Stream.of("--postgres-url", SERVER.url()), Stream.of(arguments))
                .toArray(String[]::new);
        return command.execute(all);
    }

    private static List<String> schemas() throws SQLException {
        return Sql.column(
                SERVER, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'writeproof\\_drop%' ORDER BY 1");
    }

    @Test
    void theSchemaOfARunIsListedAndStaysUntilItsEndIsConfirmed() throws SQLException {
        RunSchema.migrate(SERVER, RUN, "orchestration");
        RunSchema.migrate(SERVER, RUN, "orchestration");
        assertThat(run("--older-than", "0s")).isZero();
        assertThat(out.toString())
                .containsPattern(RUN + "  made 20\\S+Z  0 MiB  to drop")
                .contains("1 schemas to drop; nothing was dropped. Add --yes to drop them.");
        assertThat(schemas()).containsExactly(RUN);
        assertThat(run("--older-than", "0s", "--yes")).isZero();
        assertThat(out.toString()).contains("0 MiB  dropped", "Dropped 1 schemas.");
        assertThat(schemas()).isEmpty();
    }

    @Test
    void whatIsYoungOrInUseStays() throws SQLException {
        RunSchema.migrate(SERVER, RUN, "orchestration");
        RunSchema.migrate(SERVER, OTHER_RUN, "orchestration");
        assertThat(run("--yes")).isZero();
        assertThat(out.toString()).contains("Dropped 0 schemas.").doesNotContain(RUN);
        try (Connection using = SERVER.inSchema(RUN).connect()) {
            assertThat(using.isValid(1)).isTrue();
            assertThat(run("--older-than", "0s", "--yes")).isZero();
        }
        assertThat(out.toString()).containsPattern(RUN + " .* in use, kept");
        assertThat(schemas()).containsExactly(RUN);
    }

    @Test
    void whatCarriesNoMarkIsNobodysButItsOwners() throws SQLException {
        String unmarked = SharedServer.unusedSchema();
        RunSchema.migrate(SERVER, unmarked, "orchestration");
        Sql.execute(SERVER, "CREATE SCHEMA " + RUN);
        assertThat(run("--older-than", "0s", "--yes")).isZero();
        assertThat(out.toString()).doesNotContain(unmarked, RUN);
        assertThat(schemas()).containsExactly(RUN);
        assertThat(Sql.column(SERVER, "SELECT 1 FROM pg_namespace WHERE nspname = '" + unmarked + "'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1", "d", "1w", "-1d", "1.5h"})
    void anAgeThatIsNoneIsRefused(String age) {
        assertThat(run("--older-than", age)).isEqualTo(2);
        assertThat(out.toString()).contains("expected an age such as 30m, 12h or 7d, found '" + age + "'");
    }
}
