package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.writeproof.syntax.SyntaxException;
import java.util.List;
import java.util.stream.Stream;
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
            p0 >= 1us                                    | p0 >= 1us
            p100<=2m                                     | p100 <= 2m
            min>=1;                                      | min >= 1
            stddev <= 5ms                                | stddev <= 5ms
            service.p99.95 <= 5ms                        | service.p99.95 <= 5ms
            service.mean (POST) <= 5 ms                  | service.mean(POST) <= 5ms
            count >= 10                                  | requests >= 10
            rate >= 10/s                                 | rate >= 10/s
            lag_max(POST) in steady <= 5                 | lag_max(POST) in steady <= 5
            p95(~GET /.*~) <= 1                          | p95(~GET /.*~) <= 1
            p95(~a\\~b+~) <= 1                            | p95(~a\\~b+~) <= 1
            p95("~a") <= 1                               | p95("~a") <= 1
            p95("a\\"b\\\\") <= 1                           | p95("a\\"b\\\\") <= 1
            p95("a, b") <= 1                             | p95("a, b") <= 1
            p95(POST /x) in sustain,spike <= 1           | p95(POST /x) in sustain, spike <= 1
            p95 <= 10 after 90s for 120s abort           | p95 <= 10 after 90s for 2m abort
            p95 <= 10ms with 50 samples abort            | p95 <= 10ms with 50 samples abort
            error_rate <= 1% for 1h                      | error_rate <= 1% for 1h
            p99 <= 1.1 * baseline                        | p99 <= 1.1 * baseline
            p99 <= baseline*1.1 + 5 ms abort             | p99 <= 1.1 * baseline + 5ms abort
            p99<=max(1.1*baseline,baseline+5ms) for 10s  | p99 <= max(1.1 * baseline, baseline + 5ms) for 10s
            p99 <= 1.0 * baseline                        | p99 <= 1.0 * baseline
            rate >= min(baseline - 10, 100/s)            | rate >= min(baseline - 10, 100/s)
            rise(p95(POST /x)) in sustain <= 10%         | rise(p95(POST /x)) in sustain <= 10%
            rise( service.mean ) < 0.1 after 1m          | rise(service.mean) < 0.1 after 1m
            target.value(up) == 1                        | target.value(up) == 1
            target.delta(a:b{y="2",x="1"}) >= 100 abort  | target.delta(a:b{x="1",y="2"}) >= 100 abort
            target.quantile(0.99,w_seconds) <= 100ms     | target.quantile(0.99, w_seconds) <= 100ms
            target.ratio(hits, all{}) in a >= 70%        | target.ratio(hits, all) in a >= 70%
            target.max(rss{p="a\\\\\\"\\n"}) <= 512MiB       | target.max(rss{p="a\\\\\\"\\n"}) <= 512MiB
            t: target.rise(rss) in a <= 10% after 30s    | t: target.rise(rss) in a <= 10% after 30s
            group: p99 <= 1                              | group: p99 <= 1
            p99 in "Thread Group", a-b <= 1              | p99 in "Thread Group", a-b <= 1
            p99 in "users", "say \\"hi\\"" <= 1           | p99 in users, "say \\"hi\\"" <= 1
            p95 in b <= 1.2 * phase a                    | p95 in b <= 1.2 * phase a
            p95(x)<=phase a*1.2+5ms after 5s             | p95(x) <= 1.2 * phase a + 5ms after 5s
            rate in b >= max(phase "a b",10) with 5 samples | rate in b >= max(phase "a b", 10) with 5 samples
            achieved_rate >= min(target, 2 * phase a)    | achieved_rate >= min(target, 2 * phase a)
            target.ratio(s, n) in b >= 7*phase a         | target.ratio(s, n) in b >= 7 * phase a
            phase: p95 in phase <= phase phase           | phase: p95 in phase <= phase phase
            """)
    void accepts(String text, String tree) {
        assertThat(RuleParser.parse(text)).hasToString(tree);
        assertThat(RuleParser.parse(tree)).hasToString(tree).isEqualTo(RuleParser.parse(text));
    }

    @Test
    void aGroupIsDeclaredBeforeItIsUsed() {
        Rules rules = RuleParser.parse("""
                group read = GET /a,~GET /b.*~, "x, y"   # all that reads
                p95(@read) <= 10ms; rise(p95(@read)) <= 10%
                """);

        assertThat(rules).hasToString("""
                group read = GET /a, ~GET /b.*~, "x, y"
                p95(@read) <= 10ms
                rise(p95(@read)) <= 10%""");
        assertThat(RuleParser.parse(rules.toString())).isEqualTo(rules);
        assertThat(rules.rules().get(0).scope()).satisfies(scope -> {
            assertThat(List.of("GET /a", "GET /b/1", "x, y")).allMatch(scope::includes);
            assertThat(List.of("GET /a/1", "x", "POST /b")).noneMatch(scope::includes);
        });
    }

    @Test
    void laterTextUsesTheGroupsOfEarlierTextButNoNameTwice() {
        Rules earlier = RuleParser.parse("group read = GET /a\np95(@read) <= 1");

        assertThat(RuleParser.parse("p99(@read) <= 1", earlier).rules()).hasSize(2);
        assertThat(catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse("p95(@read) <= 2", earlier)))
                .hasMessage("two rules are called `p95(@read)`; give one of them a name");
        assertThat(catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse("group read = x", earlier)))
                .hasMessage("two groups are called `read`");
    }

    @Test
    void aDraftMayUseGroupsThatAnotherTextDeclares() {
        RuleDraft draft = RuleParser.draft("group own = x\np99(@read) <= 1\np98(@own) <= 1\nrise(p50(@write)) <= 1");

        assertThat(draft.rules()).hasSize(3);
        assertThat(draft.undeclared()).containsExactly("read", "write");
        assertThat(catchThrowableOfType(
                        SyntaxException.class, () -> RuleParser.draft("p99(@late) <= 1\ngroup late = x")))
                .hasMessage("the group `late` is declared after a rule that uses it");
    }

    @Test
    void theRulesSayWhatTheyNeedToBeJudged() {
        Rules rules = RuleParser.parse("""
                p95 in a <= 1 after 5s for 10s
                p96 <= min(baseline, 5ms)
                target.value(up) == 1
                """);

        assertThat(rules.scopes())
                .containsOnly(Scope.MEASURED, rules.rules().get(0).scope());
        assertThat(rules.longestWindow()).hasSeconds(10);
        assertThat(rules.needBaseline()).isTrue();
        assertThat(rules.targetMeasures()).extracting(TargetMeasure::toString).containsExactly("target.value(up)");
        assertThat(RuleParser.parse("rise(p95) <= 1").longestWindow()).hasSeconds(1);
        assertThat(RuleParser.parse("p95 <= 1").needBaseline()).isFalse();
        assertThat(RuleParser.parse("p95(x) in b <= 2 * phase a after 5s").scopes())
                .extracting(Scope::phases)
                .containsExactlyInAnyOrder(List.of("b"), List.of("a"));
    }

    @Test
    void theOutlineTellsWhereThePartsOfARuleStand() {
        String text = " # two\n a :  p95(x) in y  <=  1 ms  for 10s abort # note\n max<${limit}  ";

        List<Outline> outlines =
                RuleParser.draft(text.replace("${limit}", "11111111")).rules();

        assertThat(outlines.get(0).whole().of(text)).isEqualTo("a :  p95(x) in y  <=  1 ms  for 10s abort");
        assertThat(parts(outlines.get(0), text)).containsExactly("a", "p95(x) in y", "<=", "1 ms", "for 10s abort");
        assertThat(parts(outlines.get(1), text)).containsExactly("", "max", "<", "${limit}", "");
        assertThat(outlines.get(1).whole().of(text)).isEqualTo("max<${limit}");
    }

    private static List<String> parts(Outline outline, String text) {
        return Stream.of(outline.name(), outline.subject(), outline.comparison(), outline.limit(), outline.terms())
                .map(span -> span.of(text))
                .toList();
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
            p100.5 <= 250               | 1  | a percentile is 0 to 100
            service.p101 <= 250         | 9  | a percentile is 0 to 100
            service. <= 250             | 0  | there is no metric `service.`; there are p50,*
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
            achieved_rate >= 0.9 * goal | 23 | expected `target`, `baseline` or `phase` with a name after `*`, found `goal`
            achieved_rate >= x          | 17 | expected a number, `target` or `none`, found `x`
            p9 <= 1; p9 <= 2            | 9  | two rules are called `p9`; give one of them a name
            p9(@read) <= 1              | 4  | there is no group `read`; declared before this line: none*
            group a = x; p9(@b) <= 1    | 17 | there is no group `b`; declared before this line: a*
            group = x                   | 6  | expected the name of the group, found `=`
            group a x                   | 8  | expected `=` after the name of the group, found `x`
            group a = x,                | 12 | expected the label of a sampler in the group
            p9(~[~) <= 1                | 4  | the regular expression is not valid: Unclosed character class
            p9(~x) <= 1                 | 11 | expected `~` after the regular expression, found the end of the text
            p9 in <= 1                  | 6  | expected the name of a phase, found `<=`
            p9 <= 1 in steady           | 8  | `in` stands before the comparison, as in `p99 in steady <= 250ms`
            p9 <= 1 abort for 10s       | 14 | `for` stands before `abort`
            p9 <= 1 for 10s for 5s      | 16 | `for` is there twice
            p9 <= 1 for 0.5s            | 12 | expected whole seconds, from 1s to a year
            p9 <= 1 for 10              | 14 | expected `s`, `m` or `h` after the number, found the end of the text
            p9 <= 1 after x             | 14 | expected a duration such as `30s`, found `x`
            p9 <= 1 with 0 samples      | 13 | expected a whole number of samples, at least 1
            p9 <= 1 with 5              | 14 | expected `samples` after the number, found the end of the text
            p9 <= 1ms until 5           | 10 | expected the end of the rule, found `until`
            parity == ok abort          | 13 | `parity` takes no `abort`; it takes none
            parity.lost in a == 0       | 12 | `parity.lost` takes no `in`; it takes none
            never_sent == 0 for 1s      | 16 | `never_sent` takes no `for`; it takes `in`
            target.value(up) == 1 for 1s| 22 | `target.value(up)` takes no `for`; it takes `in`, `after`, `abort`
            rise(p9) <= 1% abort        | 15 | `rise(p9)` takes no `abort`; it takes `in`, `after`
            rise(p9) >= 1%              | 9  | a rise can only be compared with <= or <
            target.rise(x) == 1%        | 15 | a rise can only be compared with <= or <
            rise(errors) <= 1%          | 0  | only a latency has a rise, such as rise(p95) or rise(service.mean)
            rise p95 <= 1%              | 5  | expected `(` and a latency after `rise`, found `p95`
            rise(p95 <= 1%              | 9  | expected `)` after the latency, found `<=`
            p9 <= max(1 * baseline)     | 22 | expected `,` and a second limit, found `)`
            p9 <= max(1, baseline       | 21 | expected `)` after the second limit, found the end of the text
            p9 <= baseline + ms         | 17 | expected a number after `+`, found `ms`
            parity.lost <= baseline     | 15 | only figures of samples can be compared with a baseline
            target.value(x) <= baseline | 19 | only figures of samples can be compared with a baseline
            p9 in a, "b <= 1            | 16 | expected `"` after the name of the phase, found the end of the text
            p9 in "" <= 1               | 6  | expected the name of a phase, found `""`
            p9 <= 2 * phase             | 15 | expected the name of a phase, found the end of the text
            p9 <= phase * 2             | 12 | expected the name of a phase, found `*`
            p9 <= 2 * phase a b         | 18 | expected the end of the rule, found `b`
            p9 <= 2 * phase a for 10s   | 18 | a limit from another phase is known at the end of the run, so the rule takes no `for`
            p9 <= 2 * phase a abort     | 18 | a limit from another phase is known at the end of the run, so the rule takes no `abort`
            rise(p9) <= 2 * phase a     | 16 | only figures of samples and of the target can be compared with another phase, and no rise
            target.rise(x) <= phase a   | 18 | only figures of samples and of the target can be compared with another phase, and no rise
            never_sent <= phase a       | 14 | only figures of samples and of the target can be compared with another phase, and no rise
            parity.lost <= phase a      | 15 | only figures of samples and of the target can be compared with another phase, and no rise
            parity == phase a           | 10 | expected `ok` or `none`, found `phase`
            target.p99(x) <= 1          | 7  | expected one of value, min, max, mean, delta, rate, ratio, quantile, rise, found `p99(x)`
            target.value x <= 1         | 13 | expected `(` and the name of a metric of the target, found `x`
            target.value(1x) <= 1       | 13 | expected the name of a metric of the target, found `1x)`
            target.value(x, y) <= 1     | 14 | expected `)` after the metric of the target, found `,`
            target.ratio(x) <= 1        | 14 | expected `,` and a second metric to divide by, found `)`
            target.quantile(x) <= 1     | 16 | expected a quantile from 0 to 1, found `x)`
            target.quantile(99, x) <= 1 | 16 | a quantile is 0 to 1; p99 is 0.99
            target.value(x{a}) <= 1     | 16 | expected `="` and a value after the label, found `})`
            target.value(x{a="1) <= 1   | 25 | expected `"` after the value, found the end of the text
            target.value(x{a="\\q"}) <= 1| 19 | expected `n`, `"` or `\\` after the backslash, found `q"})`
            target.value(x{a="","b"})<=1| 20 | expected a label such as status="200", found `"b"})<=1`
            target.value(x{a="",a=""})<1| 20 | the label `a` is there twice
            """)
    void rejects(String text, int offset, String message) {
        SyntaxException problem = catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse(text));

        assertThat(problem).isNotNull();
        if (message.endsWith("*")) {
            assertThat(problem).hasMessageStartingWith(message.substring(0, message.length() - 1));
        } else {
            assertThat(problem).hasMessage(message);
        }
        assertThat(problem.offset()).isEqualTo(offset);
    }

    @Test
    void anUnknownMetricIsAnsweredWithTheOnesThereAre() {
        SyntaxException problem =
                catchThrowableOfType(SyntaxException.class, () -> RuleParser.parse("\n# typo\n parity.lots == 0"));

        assertThat(problem)
                .hasMessageStartingWith("there is no metric `parity.lots`; there are p50, p99, p99.9 …, min, mean,");
        assertThat(problem.explain()).contains(" in line 3 at offset 1\n   parity.lots == 0\n   ^");
    }

    @Test
    void rulesStandOnLinesWithCommentsBetweenThem() {
        assertThat(RuleParser.parse("""
                # what we promise
                p99 <= 250ms   # from the planned send

                errors == 0; db: parity == ok
                """).rules()).extracting(Rule::gate).containsExactly("p99", "errors", "db");
        assertThat(RuleParser.parse(" \n # nothing").rules()).isEmpty();
    }
}
