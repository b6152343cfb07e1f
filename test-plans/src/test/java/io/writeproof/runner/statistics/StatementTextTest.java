package io.writeproof.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "INSERT INTO t1 (a2) VALUES ($1, $12); INSERT INTO t1 (a2) VALUES ($1, $12)",
                "SELECT * FROM t WHERE a = 'it''s a secret'; SELECT * FROM t WHERE a = ?",
                "SELECT E'a\\' OR b = ''c', 3; SELECT ?, ?",
                "SELECT 17, -1.5e-3, x.y5 FROM t LIMIT 10; SELECT ?, -?, x.y5 FROM t LIMIT ?",
                "SELECT \"a'b\", 'c' FROM \"t 7\"; SELECT \"a'b\", ? FROM \"t 7\"",
                "DO $$BEGIN PERFORM 'secret' END$$; DO ?",
                "DO $fn$ 'secret' $$ 1 $fn$ ; DO ?",
                "SELECT 1 -- password = abc; SELECT ?",
                "SELECT /* user 7 */ a FROM t; SELECT a FROM t",
                "ALTER ROLE me PASSWORD 'x y'; ALTER ROLE me PASSWORD ?",
                "SELECT $1::numeric(10,2); SELECT $1::numeric(?,?)",
            })
    void whatLooksLikeAValueIsTakenOut(String sql, String text) {
        assertThat(StatementText.withoutValues(sql)).isEqualTo(text);
    }

    @Test
    void aTextIsOneLineAndNotEndless() {
        assertThat(StatementText.withoutValues("SELECT a,\n  b -- $1\nFROM t")).isEqualTo("SELECT a, b FROM t");
        assertThat(StatementText.withoutValues("SELECT " + "a, ".repeat(1_000)))
                .hasSize(1_001)
                .endsWith("…");
    }
}
