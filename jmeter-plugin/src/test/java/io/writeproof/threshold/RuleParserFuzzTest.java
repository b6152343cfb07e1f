package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.syntax.SyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleParserFuzzTest {

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
            "ğ",
            "group ",
            "g",
            " = ",
            "@g",
            "~",
            "~a.*~",
            ",",
            "\\",
            " in ",
            " after ",
            " for ",
            " with 5 samples",
            " abort",
            "10s",
            "max(",
            "baseline",
            "phase ",
            " in \"a b\" ",
            "+",
            "rise(",
            "service.",
            "target.",
            "ratio(",
            "quantile(0.5,",
            "value(a{b=\"c\"})"
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
            Rules rules = RuleParser.parse(text);
            assertThat(RuleParser.parse(rules.toString())).isEqualTo(rules).hasToString(rules.toString());
            RuleParser.draft(text)
                    .rules()
                    .forEach(rule -> assertThat(rule.whole().of(text)).isNotBlank());
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(0, text.length());
            assertThat(e.explain()).contains(String.valueOf(e.getMessage()));
        }
    }
}
