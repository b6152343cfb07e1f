package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.writeproof.syntax.SyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100/s for 30s                              | phase-1: 100/s for 30s
            warmup: 100/s for 5s; steady: 100/s for 3m | warmup: 100/s for 5s; steady: 100/s for 180s
            a:0.5/s for 1m30s;                         | a: 0.5/s for 90s
            1 /s  for  250 ms ;; b: 2/s for 1h         | phase-1: 1/s for 0.25s; b: 2/s for 3600s
            warmup: 9/s for 0s; steady: 9/s for 0.5s   | warmup: 9/s for 0s; steady: 9/s for 0.5s
            """)
    void accepts(String text, String tree) {
        assertThat(Schedule.parse(text)).hasToString(tree);
        assertThat(Schedule.parse(tree)).isEqualTo(Schedule.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | 0  | expected a schedule such as `100/s for 30s`, found one that plans no request
            100/s for 0s                | 0  | expected a schedule such as `100/s for 30s`, found one that plans no request
            abc/s for 30s               | 3  | expected `:` after the name of the phase, found `/s`
            -5/s for 30s                | 0  | expected a rate such as `100/s`, found `-5/s`
            ${rate}/s for 30s           | 0  | expected a rate such as `100/s`, found `${rate}/s`
            steady: x/s for 30s         | 8  | expected a rate such as `100/s`, found `x/s`
            100 for 30s                 | 4  | expected `/s` after the rate, found `for`
            0/s for 30s                 | 0  | a rate is more than 0 and at most 1000000/s
            a: 2000000/s for 1s         | 3  | a rate is more than 0 and at most 1000000/s
            100/s                       | 5  | expected `for` and a duration after the rate, found the end of the text
            100/s for                   | 9  | expected a duration such as `30s`, found the end of the text
            100/s for 30                | 12 | expected a unit of time (`ms`, `s`, `m` or `h`) after the number, found the end of the text
            100/s for 30x               | 12 | expected a unit of time (`ms`, `s`, `m` or `h`) after the number, found `x`
            100/s for 8000h             | 10 | a phase lasts at most 7 days
            100/s for 3s steady         | 13 | expected `;` between two phases, found `steady`
            a: 1/s for 1s; a: 1/s for 1s| 15 | two phases are called `a`; give one of them another name
            """)
    void rejects(String text, int offset, String message) {
        SyntaxException problem = catchThrowableOfType(SyntaxException.class, () -> Schedule.parse(text));

        assertThat(problem).hasMessage(message);
        assertThat(problem.offset()).isEqualTo(offset);
    }

    @Test
    void linesSeparatePhasesToo() {
        assertThat(Schedule.parse("warmup: 1/s for 1s\n\nsteady: 2/s for 1s\n"))
                .hasToString("warmup: 1/s for 1s; steady: 2/s for 1s");
    }

    @Test
    void anyTextIsReadOrRefusedAtAnOffsetInsideIt() {
        Random random = new Random(7);
        String[] pieces = {"a", "warmup", ":", ";", "/s", "for", "30", "0.5", ".", "s", "ms", " ", "\n", "9", "#", "İ"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            readOrRefuse(text.toString());
        }
    }

    private static void readOrRefuse(String text) {
        try {
            Schedule schedule = Schedule.parse(text);
            assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
        } catch (SyntaxException e) {
            assertThat(e.offset()).isBetween(0, text.length());
            assertThat(e.explain()).contains(String.valueOf(e.getMessage()));
        }
    }
}
