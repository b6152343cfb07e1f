package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedSqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "select :run_id # select ? # 1",
                "where a=:run_id and b>=:run_start # where a=? and b>=? # 2",
                "(:run_id)::uuid # (?)::uuid # 1",
                "id::text = :run_id::text # id::text = ?::text # 1",
                "':run_id' || :run_id # ':run_id' || ? # 1",
                "'it''s :run_id' # 'it''s :run_id' # 0",
                "E'\\' :run_id' || :run_id # E'\\' :run_id' || ? # 1",
                "\"a:run_id\" = :run_id # \"a:run_id\" = ? # 1",
                "$$ :run_id $$ || :run_id # $$ :run_id $$ || ? # 1",
                "$x$ $$ :run_id $x$ || :run_id # $x$ $$ :run_id $x$ || ? # 1",
                "a$b$c = :run_id # a$b$c = ? # 1",
                "a[lo:run_id] # a[lo:run_id] # 0",
                "tags ? 'x' and :run_id # tags ?? 'x' and ? # 1",
                "f(x := :run_id) # f(x := ?) # 1",
            })
    void parametersBecomeQuestionMarksAndNothingElseChanges(String sql, String jdbc, int parameters) throws Exception {
        NamedSql parsed = NamedSql.parse("rowsSql", sql);

        assertThat(parsed.jdbc()).isEqualTo(jdbc);
        assertThat(parsed.parameters()).hasSize(parameters);
    }

    @Test
    void commentsVanishAndSoDoTheirParameters() throws Exception {
        NamedSql parsed = NamedSql.parse("rowsSql", "select/* :run_id /* nested */ ? */1 -- :oops '\n, :run_id");

        assertThat(parsed.jdbc()).isEqualTo("select 1  \n, ?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"-- none", "/* off */ ;", "` `"})
    void aCommentAloneIsEmpty(String sql) throws Exception {
        assertThat(NamedSql.parse("orphansSql", sql).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select :run      | 7  | unknown parameter :run; there are :run_id and :run_start",
                "select 'abc      | 7  | this quote has no end",
                "a = \"b          | 4  | this quote has no end",
                "select $q$ $     | 7  | this dollar quote has no end",
                "select /* /* */  | 7  | this comment has no end",
            })
    void whatCannotBeReadIsShownWithItsOffset(String sql, int offset, String message) {
        assertThatThrownBy(() -> NamedSql.parse("rowsSql", sql))
                .isInstanceOf(ParityException.class)
                .hasMessage("rowsSql, offset " + offset + ": " + message + "\n  " + sql + "\n  " + " ".repeat(offset)
                        + "^");
    }

    @Test
    void anyTextIsEitherReadOrRefused() {
        Random random = new Random(42);
        String alphabet = "a1_:$'\"-/*\n \\?;E[]é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder sql = new StringBuilder();
            random.ints(random.nextInt(20), 0, alphabet.length()).forEach(c -> sql.append(alphabet.charAt(c)));
            try {
                NamedSql parsed = NamedSql.parse("rowsSql", sql.toString());
                assertThat(parsed.parameters()).isEmpty();
            } catch (ParityException e) {
                assertThat(e).hasMessageStartingWith("rowsSql, offset ");
            }
        }
    }
}
