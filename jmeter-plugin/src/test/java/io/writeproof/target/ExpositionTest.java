package io.writeproof.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.syntax.SyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text format is read as its specification says, and nothing malformed passes in silence. */
class ExpositionTest {

    private static final String ALPHABET = "ab_:1.e+-{}=\",\\n #\t\r\nNHELPTYOFInfä";

    @Test
    void namesLabelsAndValuesAreRead() {
        Exposition page = Exposition.parse("""
                # HELP http_requests_total How many "requests".
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                  http_requests_total { method = "get" , } \t 3.5e2

                # Just a remark {
                plain 12.47
                ns:rule_sum +Inf -3982045
                """);

        assertThat(page.samples())
                .isEqualTo(Map.of(
                        "http_requests_total",
                        Map.of(Map.of("method", "post", "code", "200"), 1027.0, Map.of("method", "get"), 350.0),
                        "plain",
                        Map.of(Map.of(), 12.47),
                        "ns:rule_sum",
                        Map.of(Map.of(), Double.POSITIVE_INFINITY)));
        assertThat(page.types()).isEqualTo(Map.of("http_requests_total", "counter"));
    }

    @Test
    void escapesInLabelValuesAreUndone() {
        Exposition page = Exposition.parse("a{path=\"C:\\\\DIR\\n\\\"x\\\"},{ä\"} 1\n");

        assertThat(page.series("a")).containsOnlyKeys(Map.of("path", "C:\\DIR\n\"x\"},{ä"));
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Nan, NaN", "+Inf, Infinity", "-Inf, -Infinity", "inf, Infinity", "-0.5, -0.5", "1E3, 1000"
    })
    void valuesAreThoseOfTheFormat(String text, Double value) {
        assertThat(Exposition.parse("a " + text).series("a").get(Map.of())).isEqualTo(value);
    }

    @Test
    void unitsExemplarsTimestampsInSecondsAndTheEndOfOpenMetricsAreRead() {
        Exposition page = Exposition.parse("""
                # TYPE write_seconds histogram
                # UNIT write_seconds seconds
                write_seconds_bucket{le="0.1"} 8 # {trace_id="a b"} 0.06 1520879607.789
                write_seconds_bucket{le="+Inf"} 9 1520879607.9 # {} 0.2
                # EOF
                """);

        assertThat(page.series("write_seconds_bucket"))
                .isEqualTo(Map.of(Map.of("le", "0.1"), 8.0, Map.of("le", "+Inf"), 9.0));
    }

    @Test
    void linesMayEndAsOnWindowsAndTheLastOneWithoutALineFeed() {
        assertThat(Exposition.parse("a 1\r\n\r\nb 2").names()).containsExactlyInAnyOrder("a", "b");
        assertThat(Exposition.parse("").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<html>             | 0  | expected the name of a metric or a comment, found `<html>`",
                "1a 2               | 0  | expected the name of a metric or a comment, found `1a`",
                "a                  | 1  | expected a value, found the end of the line",
                "a x                | 2  | expected a value, found `x`",
                "a 1.0f             | 2  | expected a value, found `1.0f`",
                "a 0x1p3            | 2  | expected a value, found `0x1p3`",
                "a 1 2 3            | 6  | expected the end of the line, found `3`",
                "a 1 x              | 4  | expected a time stamp or the end of the line, found `x`",
                "a{b=\"c\" d=\"e\"} 1 | 8  | expected `,` or `}` after a label, found `d=\"e\"}`",
                "a{b=c} 1           | 4  | expected the value of a label in double quotes, found `c}`",
                "a{b} 1             | 3  | expected `=` after the name of a label, found `}`",
                "a{1=\"c\"} 1       | 2  | expected the name of a label or `}`, found `1=\"c\"}`",
                "a{b:c=\"d\"} 1     | 2  | expected the name of a label, found `b:c` with a colon",
                "a{b=\"\\t\"} 1     | 5  | expected \\\\, \\\" or \\n, found another escape",
                "a{b=\"c            | 6  | expected a closing double quote, found the end of the line",
                "a{b=\"c\",b=\"d\"} 1 | 8 | the label b appears twice",
                "# HELP             | 6  | expected the name of a metric after HELP, found the end of the line",
                "# TYPE a           | 8  | expected a type such as counter or gauge, found the end of the line",
                "# TYPE a countr    | 9  | expected a type such as counter or gauge, found `countr`",
                "# TYPE a gauge b   | 15 | expected the end of the line, found `b`",
                "a 1 # b            | 6  | expected the labels of an exemplar, found `b`",
                "a 1 # {} c         | 9  | expected the value of an exemplar, found `c`",
            })
    void aMalformedLineIsAnErrorAtItsPlace(String line, int offset, String message) {
        String page = "good 1\n" + line.strip();

        assertThatThrownBy(() -> Exposition.parse(page)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.offset()).isEqualTo("good 1\n".length() + offset);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{x=\"1\",y=\"2\"} 1;a{y=\"2\",x=\"1\"} 2 | the series a{x=\"1\",y=\"2\"} appears twice",
                "# TYPE a gauge;# TYPE a counter           | the metric a has two TYPE lines",
                "# EOF;a 1                                 | expected nothing after # EOF, found `a`",
            })
    void whatMustBeUniqueIs(String lines, String message) {
        assertThatThrownBy(() -> Exposition.parse(lines.replace(';', '\n'))).hasMessage(message);
    }

    @Test
    void anyTextIsAPageOrASyntaxErrorWithinIt() {
        SplittableRandom random = new SplittableRandom(7);
        int pages = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random, ALPHABET, 24);
            try {
                assertThat(Exposition.parse(text)).isNotNull();
                pages++;
            } catch (SyntaxException e) {
                assertThat(e.offset()).as(text).isBetween(0, text.length());
            }
        }
        assertThat(pages).isBetween(100, 49_900);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            String name = "m_" + random.nextInt(5);
            Map<String, String> labels = new HashMap<>();
            for (int label = random.nextInt(3); label > 0; label--) {
                labels.put("l" + label, randomText(random, "\\\"\n\t ,={}#aä€", 6));
            }
            double value = Double.longBitsToDouble(random.nextLong());
            SeriesSelector series = new SeriesSelector(name, labels);
            String text = (series + " " + value).replace("Infinity", "Inf");

            assertThat(Exposition.parse(text).samples()).as(text).isEqualTo(Map.of(name, Map.of(labels, value)));
            assertThat(SeriesSelector.parse(series.toString())).isEqualTo(series);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a_total,       CUMULATIVE",
        "a,             GAUGE",
        "c,             CUMULATIVE",
        "om_total,      CUMULATIVE",
        "om_created,    GAUGE",
        "g_count,       GAUGE",
        "h_bucket,      CUMULATIVE",
        "s,             GAUGE",
        "s_sum,         CUMULATIVE",
        "u_total,       CUMULATIVE"
    })
    void theKindFollowsTheDeclaredTypeAndElseTheName(String name, SeriesKind kind) {
        Map<String, String> types = Map.of(
                "c",
                "counter",
                "om",
                "counter",
                "g_count",
                "gauge",
                "h",
                "histogram",
                "s",
                "summary",
                "u_total",
                "untyped");

        assertThat(SeriesKind.of(name, types)).isEqualTo(kind);
    }

    @Test
    void aListOfExpressionsIsReadLineByLine() {
        assertThat(SeriesSelector.parseLines("\n a_total \n\nb{c=\"d\"}\n"))
                .isEqualTo(List.of(SeriesSelector.named("a_total"), new SeriesSelector("b", Map.of("c", "d"))));
        assertThatThrownBy(() -> SeriesSelector.parseLines("a\nb c"))
                .hasMessage("expected the end of the line, found `c`");
    }

    private static String randomText(SplittableRandom random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
