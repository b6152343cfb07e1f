package io.writeproof.threshold;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the rule language.
 *
 * <pre>
 * rules     = { rule ( line end | ";" ) }                 from "#" to the end of a line is a comment
 * rule      = [ name ":" ] metric [ "(" label ")" ] comparison limit
 * metric    = "p" number | name { "." name }
 * label     = text with balanced parentheses | '"' text '"'
 * limit     = "none" | "ok" | number [ unit ] | [ number "*" ] "target" | "target" "*" number
 * </pre>
 */
public final class RuleParser {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TextCursor cursor;
    private final List<Rule> rules = new ArrayList<>();

    private RuleParser(String text) {
        cursor = new TextCursor(text);
    }

    /**
     * Reads all rules; none is a valid number of them.
     *
     * @throws SyntaxException at the first thing that is wrong
     */
    public static List<Rule> parse(String text) {
        return new RuleParser(text).rules();
    }

    private List<Rule> rules() {
        skipBetweenRules();
        while (!cursor.atEnd()) {
            int start = cursor.offset();
            Rule rule = rule();
            if (rules.stream().anyMatch(other -> other.gate().equals(rule.gate()))) {
                throw cursor.error("two rules are called `" + rule.gate() + "`; give one of them a name", start);
            }
            rules.add(rule);
            endOfRule();
        }
        return List.copyOf(rules);
    }

    private Rule rule() {
        String name = ruleName();
        int metricStart = cursor.skipBlanks().offset();
        Measure measure = measure();
        String label = label(measure, metricStart);
        return new Rule(name, measure, label, condition(measure));
    }

    private @Nullable String ruleName() {
        int start = cursor.offset();
        String name = cursor.takeName();
        if (!name.isEmpty() && cursor.skipBlanks().take(":")) {
            return name;
        }
        cursor.backTo(start);
        return null;
    }

    private Measure measure() {
        int start = cursor.offset();
        if (cursor.peek() == 'p') {
            Percentile percentile = percentile(start);
            if (percentile != null) {
                return percentile;
            }
        }
        String name = metricName();
        if (name.isEmpty()) {
            throw cursor.expected("a metric such as p99 or error_rate");
        }
        return Metric.called(name)
                .orElseThrow(() -> cursor.error(
                        "there is no metric `" + name + "`; there are p50, p99, p99.9 …, " + Metric.names(), start));
    }

    private @Nullable Percentile percentile(int start) {
        cursor.next();
        if (!Character.isDigit(cursor.peek())) {
            cursor.backTo(start);
            return null;
        }
        BigDecimal percent = cursor.takeNumber("a percentile");
        if (percent.signum() == 0 || percent.compareTo(HUNDRED) > 0) {
            throw cursor.error("a percentile is more than 0 and at most 100", start + 1);
        }
        return new Percentile(percent);
    }

    private String metricName() {
        StringBuilder name = new StringBuilder(cursor.takeName());
        while (cursor.take(".")) {
            name.append('.').append(cursor.takeName());
        }
        return name.toString();
    }

    private @Nullable String label(Measure measure, int metricStart) {
        if (!cursor.skipBlanks().take("(")) {
            return null;
        }
        if (measure instanceof Metric metric && !metric.ofSamples()) {
            throw cursor.error("`" + metric + "` is about the whole run and takes no label", metricStart);
        }
        int start = cursor.skipBlanks().offset();
        String label = cursor.take("\"") ? quotedLabel() : plainLabel();
        if (label.isEmpty()) {
            throw cursor.error("expected the label of a sampler in the parentheses", start);
        }
        if (!cursor.skipBlanks().take(")")) {
            throw cursor.expected("`)` after the label");
        }
        return label;
    }

    private String quotedLabel() {
        String label = cursor.takeWhile(c -> c != '"' && c != '\n');
        if (!cursor.take("\"")) {
            throw cursor.expected("`\"` after the label");
        }
        return label;
    }

    private String plainLabel() {
        StringBuilder label = new StringBuilder();
        int open = 0;
        while (!cursor.atEnd() && cursor.peek() != '\n' && (open > 0 || cursor.peek() != ')')) {
            open += cursor.peek() == '(' ? 1 : cursor.peek() == ')' ? -1 : 0;
            label.append(cursor.next());
        }
        return label.toString().strip();
    }

    private Rule.Condition condition(Measure measure) {
        cursor.skipBlanks();
        int start = cursor.offset();
        Comparison comparison = Comparison.startingWith(cursor::take)
                .orElseThrow(() -> cursor.expected("a comparison (<=, >=, ==, !=, < or >)"));
        Limit limit = new LimitParser(cursor, measure).limit();
        if (limit == Limit.Word.OK && comparison != Comparison.EQUAL) {
            throw cursor.error("`ok` can only be compared with ==", start);
        }
        return new Rule.Condition(comparison, limit);
    }

    private void endOfRule() {
        cursor.skipBlanks();
        if (!cursor.atEnd() && ";\n#".indexOf(cursor.peek()) < 0) {
            throw cursor.expected("the end of the rule");
        }
        skipBetweenRules();
    }

    private void skipBetweenRules() {
        do {
            cursor.takeWhile(c -> c == ';' || Character.isWhitespace(c));
        } while (cursor.peek() == '#' && !cursor.takeWhile(c -> c != '\n').isEmpty());
    }
}
