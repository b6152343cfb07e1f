package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.writeproof.syntax.SyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            steady_state: achieved_rate >= 0.98 * target | steady_state: achieved_rate >= 0.98 * target
            achieved_rate>=target*0.98                   | achieved_rate >= 0.98 * target
            achieved_rate >= target                      | achieved_rate >= target
            achieved_rate > 50/s                         | achieved_rate > 50/s
            p99_latency: p99 <= 250ms                    | p99_latency: p99 <= 250ms
            p99 <= 250                                   | p99 <= 250
            p99.9 < 1.5 s                                | p99.9 < 1.5s
            p99_latency: p99 <= none                     | p99_latency: p99 <= none
            error_rate <= 1%                             | error_rate <= 1%
            p99(POST /inference) <= 250ms                | p99(POST /inference) <= 250ms
            mean( GET /a(b) ) <= 1ms                     | mean("GET /a(b)") <= 1ms
            max("odd ) label") <= 1ms                    | max("odd ) label") <= 1ms
            parity.lost == 0                             | parity.lost == 0
            db_correctness: parity == ok                 | db_correctness: parity == ok
            late != 0                                    | late != 0
            p50 <= 1ms   # half of them                  | p50 <= 1ms
            """)
    void accepts(String text, String tree) {
        assertThat(RuleParser.parse(text)).singleElement().hasToString(tree);
        assertThat(RuleParser.parse(tree).toString()).isEqualTo("[" + tree + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            p99 <= abcms                | 7  | expected a number or `none`, found `abcms`
            p99 <= ${limit}ms           | 7  | expected a number or `none`, found `${limit}ms`
            p99 <= -5                   | 7  | expected a number or `none`, found `-5`
            p99 <=                      | 6  | expected a number or `none`, found the end of the text
            p99 <= 250mb                | 10 | expected `us`, `ms`, `s` or `m` after the number, found `mb`
            error_rate <= 5ms           | 15 | expected `%` or no unit after the number, found `ms`
            errors <= 5/s               | 11 | expected no unit after the number, found `/s`
            p99 250                     | 4  | expected a comparison (<=, >=, ==, !=, < or >), found `250`
            p99 =< 250                  | 4  | expected a comparison (<=, >=, ==, !=, < or >), found `=<`
            p0 <= 250                   | 1  | a percentile is more than 0 and at most 100
            p100.5 <= 250               | 1  | a percentile is more than 0 and at most 100
            a: p99 <= 1ms p50 <= 1      | 14 | expected the end of the rule, found `p50`
            <= 250                      | 0  | expected a metric such as p99 or error_rate, found `<=`
            name: <= 250                | 6  | expected a metric such as p99 or error_rate, found `<=`
            p99() <= 250                | 4  | expected the label of a sampler in the parentheses
            p99(POST <= 250             | 15 | expected `)` after the label, found the end of the text
            p99("POST) <= 250           | 17 | expected `"` after the label, found the end of the text
            parity.lost(POST) == 0      | 0  | `parity.lost` is about the whole run and takes no label
            parity == 0                 | 10 | expected `ok` or `none`, found `0`
            parity >= ok                | 7  | `ok` can only be compared with ==
            p99 <= 0.9 * target         | 13 | only achieved_rate can be compared with the target
            achieved_rate >= 0.9 * goal | 23 | expected `target` after `*`, found `goal`
            achieved_rate >= x          | 17 | expected a number, `target` or `none`, found `x`
            p9 <= 1; p9 <= 2            | 9  | two rules are called `p9`; give one of them a name
            """)
    void rejects(String text, int offset, String message) {
        SyntaxException problem = catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse(text));

        assertThat(problem).hasMessage(message);
        assertThat(problem.offset()).isEqualTo(offset);
    }

    @Test
    void anUnknownMetricIsAnsweredWithTheOnesThereAre() {
        SyntaxException problem =
                catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse("\n# typo\n parity.lots == 0"));

        assertThat(problem)
                .hasMessageStartingWith("there is no metric `parity.lots`; there are p50, p99, p99.9 …, mean,");
        assertThat(problem.explain()).contains(" in line 3 at offset 1\n   parity.lots == 0\n   ^");
    }

    @Test
    void rulesStandOnLinesWithCommentsBetweenThem() {
        assertThat(RuleParser.parse("""
                # what we promise
                p99 <= 250ms   # from the planned send

                errors == 0; db: parity == ok
                """)).extracting(Rule::gate).containsExactly("p99", "errors", "db");
        assertThat(RuleParser.parse(" \n # nothing")).isEmpty();
    }

    @Test
    void anyTextIsReadOrRefusedAtAnOffsetInsideIt() {
        Random random = new Random(3);
        String[] pieces = {
            "p99",
            "p",
            "mean",
            "error_rate",
            "achieved_rate",
            "parity",
            ".lost",
            "(",
            ")",
            "\"",
            "<=",
            "==",
            "!",
            "none",
            "ok",
            "target",
            "*",
            "1",
            "0.5",
            "ms",
            "%",
            "/s",
            ":",
            ";",
            "\n",
            "#",
            " ",
            "x",
            "ğ"
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            readOrRefuse(text.toString());
        }
    }

    private static void readOrRefuse(String text) {
        try {
            RuleParser.parse(text)
                    .forEach(rule -> assertThat(RuleParser.parse(rule.toString()))
                            .singleElement()
                            .hasToString(rule.toString()));
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(0, text.length());
            assertThat(e.explain()).contains(String.valueOf(e.getMessage()));
        }
    }
}
