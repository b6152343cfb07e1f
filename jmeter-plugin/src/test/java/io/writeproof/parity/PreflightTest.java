package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out before the load. */
class PreflightTest {

    private static final RunQueries DEFAULTS = new RunQueries("", "", "");

    private final InferenceDatabase database = new InferenceDatabase();

    @Test
    void aMissingTableIsFoundBeforeTheLoad() {
        database.execute("drop table " + database.schema() + ".model_inferences");

        assertThatThrownBy(() -> preflight(database.address(), DEFAULTS))
                .isInstanceOf(ParityException.class)
                .hasMessageContaining("model_inferences")
                .hasMessageContaining(database.schema())
                .hasMessageContaining("correct the field schema, or the table in countSql");
    }

    @Test
    void anUnreachableDatabaseIsFoundBeforeTheLoadAndItsPasswordStaysSecret() throws Exception {
        PostgresAddress nobody = PostgresAddress.parse("postgresql://me:topsecret@localhost:1/db");

        assertThatThrownBy(() -> preflight(nobody, DEFAULTS))
                .isInstanceOf(ParityException.class)
                .hasMessageContaining("localhost:1/db")
                .hasMessageContaining("is the server running")
                .hasMessageNotContaining("topsecret");
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, TEXT", "RESPONSE, UUID"})
    void theKeysOfTheDefaultTablesAreDigested(KeySource source, KeyHash expected) throws Exception {
        KeyHashing hashing = new RunRows(database.address(), DEFAULTS.withDefaults(source)).preflight(source);

        assertThat(hashing.function()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select gen_random_uuid() where :run_id = '' -- a comment      | UUID
            select 'a'::varchar, 1 where :run_id = '';;                   | TEXT
            with x(k) as (select 'a'::text) select k from x order by k    | TEXT
            """)
    void aQueryIsDigestedHoweverItIsWritten(String rowsSql, KeyHash expected) throws Exception {
        assertThat(preflight(database.address(), rows(rowsSql)).function()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select 1.5              | rowsSql returns keys of type numeric, not uuid or text
            show application_name   | the server cannot digest the rows: ERROR: syntax error
            """)
    void whatCannotBeDigestedIsComparedKeyByKeyAndSaysWhy(String rowsSql, String reason) throws Exception {
        KeyHashing hashing = preflight(database.address(), rows(rowsSql));

        assertThat(hashing.function()).isEmpty();
        assertThat(hashing.obstacle()).startsWith(reason);
    }

    @Test
    void aServerThatHashesInAnotherWayIsNotedAndComparedKeyByKey() throws Exception {
        // Another encoding has other bytes for the same letter.
        String latin = database.schema() + "_latin";
        database.execute("create database " + latin + " encoding latin1 locale 'C' template template0");
        PostgresAddress address = PostgresAddress.parse(InferenceDatabase.url().replace("/postgres", "/" + latin))
                .withUser("postgres");

        KeyHashing texts = preflight(address, rows("select 'a'::text"));
        KeyHashing uuids = preflight(address, rows("select gen_random_uuid()"));

        assertThat(texts.function()).isEmpty();
        assertThat(texts.obstacle()).isEqualTo("this server hashes keys of type text in another way");
        assertThat(uuids.function()).contains(KeyHash.UUID);
    }

    private static RunQueries rows(String rowsSql) {
        return new RunQueries(rowsSql, "--", "select 0");
    }

    private static KeyHashing preflight(PostgresAddress address, RunQueries queries) throws ParityException {
        return new RunRows(address, queries.withDefaults(KeySource.REQUEST)).preflight(KeySource.REQUEST);
    }
}
