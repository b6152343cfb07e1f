package io.writeproof.threshold;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** The part of {@link RuleParser} that reads labels, and groups of them. */
final class LabelsParser {

    private final TextCursor cursor;
    private final Map<String, Labels.Group> groups;
    private final UnknownGroup unknown;

    LabelsParser(TextCursor cursor, Map<String, Labels.Group> groups, UnknownGroup unknown) {
        this.cursor = cursor;
        this.groups = groups;
        this.unknown = unknown;
    }

    /** What stands in parentheses after a measure; every label when nothing does. */
    Labels inParentheses() {
        if (!cursor.skipBlanks().take("(")) {
            return Labels.ALL;
        }
        cursor.skipBlanks();
        Labels labels = cursor.take("@") ? group() : oneOrMore(")");
        if (!cursor.skipBlanks().take(")")) {
            throw cursor.expected("`)` after the label");
        }
        return labels;
    }

    /** A group from its name on; the word that begins it has been read. */
    Labels.Group declaration() {
        int start = cursor.offset();
        String name = cursor.takeName();
        if (name.isEmpty()) {
            throw cursor.expected("the name of the group");
        }
        if (groups.containsKey(name)) {
            throw cursor.error("two groups are called `" + name + "`", start);
        }
        if (unknown.used(name)) {
            throw cursor.error("the group `" + name + "` is declared after a rule that uses it", start);
        }
        if (!cursor.skipBlanks().take("=")) {
            throw cursor.expected("`=` after the name of the group");
        }
        List<Labels> members = new ArrayList<>();
        do {
            cursor.skipBlanks();
            members.add(oneOrMore(",;#"));
        } while (cursor.skipBlanks().take(","));
        return new Labels.Group(name, members);
    }

    private Labels group() {
        int start = cursor.offset();
        String name = cursor.takeName();
        Labels.Group group = groups.get(name);
        return group == null ? unknown.named(name, () -> noGroup(name, start)) : group;
    }

    private SyntaxException noGroup(String name, int start) {
        String declared = groups.isEmpty() ? "none" : String.join(", ", groups.keySet());
        return cursor.error(
                "there is no group `" + name + "`; declared before this line: " + declared
                        + " (declare it as `group name = label, ~regular expression~`)",
                start);
    }

    private Labels oneOrMore(String end) {
        int start = cursor.offset();
        if (cursor.take("~")) {
            return matching();
        }
        String label = cursor.take("\"") ? cursor.takeQuoted("label") : plain(end);
        if (label.isEmpty()) {
            String place = end.equals(")") ? "in the parentheses" : "in the group";
            throw cursor.error("expected the label of a sampler " + place, start);
        }
        return new Labels.One(label);
    }

    private Labels matching() {
        int start = cursor.offset();
        StringBuilder regex = new StringBuilder();
        while (!atLineEnd() && cursor.peek() != '~') {
            regex.append(cursor.next());
            if (regex.charAt(regex.length() - 1) == '\\' && !atLineEnd()) {
                regex.append(cursor.next());
            }
        }
        if (!cursor.take("~")) {
            throw cursor.expected("`~` after the regular expression");
        }
        try {
            return new Labels.Matching(regex.toString());
        } catch (PatternSyntaxException e) {
            throw cursor.error("the regular expression is not valid: " + e.getDescription(), start);
        }
    }

    private String plain(String end) {
        StringBuilder label = new StringBuilder();
        int open = 0;
        while (!atLineEnd() && (open > 0 || end.indexOf(cursor.peek()) < 0)) {
            open += cursor.peek() == '(' ? 1 : cursor.peek() == ')' ? -1 : 0;
            label.append(cursor.next());
        }
        return label.toString().strip();
    }

    private boolean atLineEnd() {
        return cursor.atEnd() || cursor.peek() == '\n';
    }
}
