package io.writeproof.threshold;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import io.writeproof.threshold.MeasureParser.Subject;
import io.writeproof.threshold.Outline.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the rule language.
 *
 * <pre>
 * rules      = { ( rule | group ) ( line end | ";" ) }      from "#" to the end of a line is a comment
 * group      = "group" name "=" labels { "," labels }
 * rule       = [ name ":" ] subject [ "in" phase { "," phase } ] comparison limit
 *              [ "after" duration ] [ "for" duration ] [ "with" number "samples" ] [ "abort" ]
 * subject    = "rise" "(" latency [ scope ] ")" | metric [ scope ] | target
 * metric     = latency | name { "." name }
 * latency    = [ "service." ] ( "p" number | "min" | "mean" | "max" | "stddev" )
 * scope      = "(" ( labels | "@" name ) ")"
 * labels     = text with balanced parentheses | '"' text '"' | "~" regular expression "~"
 * target     = "target." ( function "(" series ")" | "ratio" "(" series "," series ")"
 *              | "quantile" "(" number "," series ")" )
 * function   = "value" | "min" | "max" | "mean" | "delta" | "rate" | "rise"
 * series     = name [ "{" [ name "=" '"' text '"' { "," name "=" '"' text '"' } ] "}" ]
 * comparison = "&lt;=" | "&gt;=" | "==" | "!=" | "&lt;" | "&gt;"
 * limit      = "none" | "ok" | term | ( "max" | "min" ) "(" term "," term ")"
 * term       = number [ unit ] | relative [ ( "+" | "-" ) number [ unit ] ]
 * relative   = [ number "*" ] reference | reference "*" number
 * reference  = "target" | "baseline" | "phase" phase
 * phase      = name | '"' text '"'
 * duration   = number ( "s" | "m" | "h" )                   whole seconds
 * </pre>
 */
public final class RuleParser {

    private static final String GROUP = "group";

    private final String text;
    private final TextCursor cursor;
    private final Map<String, Labels.Group> groups = new LinkedHashMap<>();
    private final List<Rule> rules;
    private final List<Outline> outlines = new ArrayList<>();
    private final LabelsParser labels;

    private RuleParser(String text, Rules earlier, UnknownGroup unknown) {
        this.text = text;
        this.cursor = new TextCursor(text);
        this.rules = new ArrayList<>(earlier.rules());
        earlier.groups().forEach(group -> groups.put(group.name(), group));
        this.labels = new LabelsParser(cursor, groups, unknown);
        statements();
    }

    /**
     * Reads all rules; none is a valid number of them.
     *
     * @throws SyntaxException at the first thing that is wrong
     */
    public static Rules parse(String text) {
        return parse(text, Rules.NONE);
    }

    /**
     * Reads further rules, which may use the groups that were declared earlier but no name twice.
     *
     * @return the earlier rules and these
     * @throws SyntaxException at the first thing that is wrong
     */
    public static Rules parse(String text, Rules earlier) {
        RuleParser parser = new RuleParser(text, earlier, new UnknownGroup.Refused());
        return new Rules(List.copyOf(parser.groups.values()), parser.rules);
    }

    /**
     * Reads rules that others will be put before, and finds the parts of each in the text.
     *
     * @throws SyntaxException at the first thing that is wrong whatever the others are
     */
    public static RuleDraft draft(String text) {
        UnknownGroup.Noted groups = new UnknownGroup.Noted();
        RuleParser parser = new RuleParser(text, Rules.NONE, groups);
        return new RuleDraft(List.copyOf(parser.outlines), groups.names());
    }

    private void statements() {
        skipBetweenRules();
        while (!cursor.atEnd()) {
            int start = cursor.offset();
            if (isGroup()) {
                Labels.Group group = labels.declaration();
                groups.put(group.name(), group);
            } else {
                cursor.backTo(start);
                add(rule(), start);
            }
            endOfRule();
        }
    }

    /** A rule may be called group too, but then a colon follows. */
    private boolean isGroup() {
        return cursor.takeName().equals(GROUP) && cursor.skipBlanks().peek() != ':';
    }

    private void add(Rule rule, int start) {
        if (rules.stream().anyMatch(other -> other.gate().equals(rule.gate()))) {
            throw cursor.error("two rules are called `" + rule.gate() + "`; give one of them a name", start);
        }
        rules.add(rule);
    }

    private Rule rule() {
        int start = cursor.offset();
        String name = ruleName();
        Span nameSpan = new Span(start, start + (name == null ? 0 : name.length()));
        start = cursor.skipBlanks().offset();
        Subject subject = new MeasureParser(cursor, labels).subject();
        SuffixParser suffixes = new SuffixParser(cursor, subject.measure());
        List<String> phases = suffixes.phases();
        Span subjectSpan = since(start);
        start = cursor.skipBlanks().offset();
        Comparison comparison = comparison(subject.measure());
        Span comparisonSpan = since(start);
        start = cursor.skipBlanks().offset();
        Limit limit = limit(subject.measure(), comparison, comparisonSpan);
        Span limitSpan = since(start);
        suffixes.read(limit);
        Span termsSpan = since(limitSpan.end());
        outlines.add(new Outline(nameSpan, subjectSpan, comparisonSpan, limitSpan, termsSpan));
        Scope scope = new Scope(subject.labels(), phases, suffixes.after());
        return new Rule(name, subject.measure(), scope, new Rule.Condition(comparison, limit), suffixes.terms());
    }

    /** What was read since then, without the blanks around it. */
    private Span since(int start) {
        String read = text.substring(start, cursor.offset());
        int from = start
                + (read.isBlank() ? 0 : read.length() - read.stripLeading().length());
        return new Span(from, from + read.strip().length());
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

    private Comparison comparison(Measure measure) {
        int start = cursor.offset();
        Comparison comparison = Comparison.startingWith(cursor::take)
                .orElseThrow(() -> cursor.expected("a comparison (<=, >=, ==, !=, < or >)"));
        if (isRise(measure) && comparison != Comparison.AT_MOST && comparison != Comparison.LESS) {
            throw cursor.error("a rise can only be compared with <= or <", start);
        }
        return comparison;
    }

    private static boolean isRise(Measure measure) {
        return measure instanceof Rise
                || (measure instanceof TargetMeasure target && target.function() == TargetMeasure.Function.RISE);
    }

    private Limit limit(Measure measure, Comparison comparison, Span compared) {
        Limit limit = new LimitParser(cursor, measure).limit();
        if (limit == Limit.Word.OK && comparison != Comparison.EQUAL) {
            throw cursor.error("`ok` can only be compared with ==", compared.start());
        }
        return limit;
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
