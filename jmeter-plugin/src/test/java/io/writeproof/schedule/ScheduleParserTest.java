package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.writeproof.syntax.SyntaxException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleParserTest {

    private static final List<String> PIECES = List.of(
            "a",
            "warmup",
            ":",
            ";",
            "/s",
            "for",
            "over",
            "30",
            "0.5",
            ".",
            "0",
            "s",
            "ms",
            " ",
            " ",
            "\n",
            "9",
            "#",
            "İ",
            "٣",
            "ramp",
            "->",
            "-",
            "poisson",
            "pause",
            "repeat",
            "{",
            "}",
            "at",
            "once",
            "requests",
            "seed",
            "scale",
            "rates",
            "times",
            "by",
            "99999999999999999999");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100/s for 30s                              | phase-1: 100/s for 30s
            warmup: 100/s for 5s; steady: 100/s for 3m | warmup: 100/s for 5s; steady: 100/s for 180s
            a:0.5/s for 1m30s;                         | a: 0.5/s for 90s
            1 /s  for  250 ms ;; b: 2/s for 1h         | phase-1: 1/s for 0.25s; b: 2/s for 3600s
            warmup: 9/s for 0s; steady: 9/s for 0.5s   | warmup: 9/s for 0s; steady: 9/s for 0.5s
            100.50/s for 1s                            | phase-1: 100.5/s for 1s
            ramp 0/s->1000/s over 2m                   | phase-1: ramp 0/s -> 1000/s over 120s
            ramp: ramp 9/s -> 0.5/s over 1s            | ramp: ramp 9/s -> 0.5/s over 1s
            ramp 5/s -> 5.0/s over 1s                  | phase-1: 5/s for 1s
            1000/s for 5000 requests                   | phase-1: 1000/s for 5s
            3/s for 100 requests                       | phase-1: 3/s for 33.333333333s
            ramp 0/s -> 100/s over 500 requests        | phase-1: ramp 0/s -> 100/s over 10s
            poisson 1000/s for 5m                      | seed 1; phase-1: poisson 1000/s for 300s
            seed 42; a: poisson ramp 0/s -> 9/s over 5s| seed 42; a: poisson ramp 0/s -> 9/s over 5s
            seed 42 ; a: 1/s for 1s                    | seed 42; a: 1/s for 1s
            seed: 1/s for 1s                           | seed: 1/s for 1s
            5000 at once for 10s                       | phase-1: 5000 at once for 10s
            a: 1/s for 1s; pause for 30s; 2/s for 1s   | a: 1/s for 1s; phase-2: pause for 30s; phase-3: 2/s for 1s
            pause: pause for 1s; for: 2/s for 1s       | pause: pause for 1s; for: 2/s for 1s
            repeat 2 { b: 5 at once for 1s; 1/s for 1s }; 2/s for 1s | b: 5 at once for 1s; phase-2: 1/s for 1s; b: 5 at once for 1s; phase-2: 1/s for 1s; phase-3: 2/s for 1s
            repeat: 1/s for 1s                         | repeat: 1/s for 1s
            a: 1/s for 1s; a: 1/s for 1s               | a: 1/s for 1s; a: 1/s for 1s
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
            100/s for                   | 9  | expected a duration such as `30s` or a number of requests, found the end of the text
            100/s for 30                | 12 | expected a unit of time (`ms`, `s`, `m` or `h`) after the number, found the end of the text
            100/s for 30x               | 12 | expected a unit of time (`ms`, `s`, `m` or `h`) after the number, found `x`
            100/s for 8000h             | 10 | a phase lasts at most 7 days
            100/s for 3s steady         | 13 | expected `;` between two phases, found `steady`
            ramp 0/s                    | 8  | expected `->` and the rate at the end of the ramp, found the end of the text
            ramp 0/s -> 0/s over 1s     | 5  | a ramp starts or ends at a rate of more than 0; `pause` plans nothing
            ramp 0/s -> 9/s for 1s      | 16 | expected `over` and a duration after the rates, found `for`
            ramp 0/s -> 2000000/s over 1s | 12 | a rate is more than 0 and at most 1000000/s
            poisson 5 at once for 1s    | 10 | expected `/s` after the rate, found `at`
            poisson                     | 7  | expected a rate such as `100/s`, found the end of the text
            5 at once                   | 9  | expected `for` and a duration, found the end of the text
            5 at 9                      | 5  | expected `at once`, found `9`
            2.5 at once for 1s          | 0  | expected a whole number of at most 10000000
            10/s for 1.5 requests       | 9  | expected a whole number of at most 9223372036854775807
            1/s for 999999 requests     | 8  | a phase lasts at most 7 days
            10/s for 5 questions        | 11 | expected a unit of time (`ms`, `s`, `m` or `h`) after the number, found `questions`
            pause 5s                    | 6  | expected `for` and a duration, found `5s`
            pause for 5s                | 0  | expected a schedule such as `100/s for 30s`, found one that plans no request
            seed x                      | 5  | expected a seed such as `42`, found `x`
            seed 4 1/s for 1s           | 7  | expected `;` between two phases, found `1/s`
            1/s for 1s; seed 4          | 17 | expected `:` after the name of the phase, found `4`
            repeat 2 1/s for 1s         | 9  | expected `{` and the phases to repeat, found `1/s`
            repeat 2 { 1/s for 1s       | 21 | expected `}` after the phases to repeat, found the end of the text
            repeat 2 { repeat 2         | 18 | expected `:` after the name of the phase, found `2`
            repeat 99999 { 1/s for 1s } | 7  | expected a whole number of at most 10000
            1/s for 1s; repeat 10000 { 1/s for 1s } | 12 | a schedule has at most 10000 phases, repeated ones counted
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
        for (int i = 0; i < 20_000; i++) {
            readOrRefuse(random(random, random.nextInt(16)));
        }
    }

    @Test
    void anyChangeOfAScheduleIsReadOrRefusedAtAnOffsetInsideIt() {
        Random random = new Random(9);
        String right =
                "seed 5; a: poisson ramp 0/s -> 9.5/s over 2m; repeat 3 { 9 at once for 1s; pause for 5ms }; 3/s for 9 requests";
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(right.length());
            int to = Math.min(right.length(), from + random.nextInt(4));
            readOrRefuse(right.substring(0, from) + random(random, random.nextInt(3)) + right.substring(to));
        }
    }

    private static String random(Random random, int length) {
        return random.ints(length, 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale rates by 0.1; 100/s for 30s                     | phase-1: 10/s for 30s
            scale times by 0.05; a: ramp 0/s -> 10/s over 2m      | a: ramp 0/s -> 10/s over 6s
            scale rates by 2; scale times by 0.5; poisson 4/s for 3s | seed 1; phase-1: poisson 8/s for 1.5s
            seed 7; scale rates by 0.5; poisson 4/s for 3s        | seed 7; phase-1: poisson 2/s for 3s
            scale rates by 0.01; 50 at once for 10s; pause for 5s | phase-1: 1 at once for 10s; phase-2: pause for 5s
            scale rates by 0.5; 10/s for 100 requests             | phase-1: 5/s for 10s
            scale rates by 1; 10/s for 1s                         | phase-1: 10/s for 1s
            """)
    void aScaleKeepsTheShape(String text, String scaled) {
        assertThat(Schedule.parse(text)).hasToString(scaled).isEqualTo(Schedule.parse(scaled));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale 0.1; 1/s for 1s             | expected `rates` or `times`
            scale rates 0.1; 1/s for 1s       | expected `by` and a factor such as `0.1`
            scale rates by 0; 1/s for 1s      | a factor is more than 0 and at most 1000
            scale times by 1001; 1/s for 1s   | a factor is more than 0 and at most 1000
            scale rates by x; 1/s for 1s      | expected a factor such as `0.1`
            scale rates by 1000; 1001/s for 1s | scaled, phase-1: 1001000/s for 1s is beyond the limits
            scale times by 8; 1/s for 24h     | scaled, phase-1: 1/s for 691200s is beyond the limits
            """)
    void aScaleThatCannotBeIsReported(String text, String problem) {
        assertThat(catchThrowableOfType(SyntaxException.class, () -> Schedule.parse(text)))
                .hasMessageContaining(problem);
    }
}
