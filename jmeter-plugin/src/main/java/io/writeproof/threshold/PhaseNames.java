package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import java.util.List;
import java.util.stream.Collectors;

/** Names of phases, as the language has them: in quotes when they are not a single word. */
final class PhaseNames {

    private PhaseNames() {}

    /** Steps over a name. */
    static String take(TextCursor cursor) {
        int start = cursor.skipBlanks().offset();
        String name = cursor.take("\"") ? cursor.takeQuoted("name of the phase") : cursor.takeName();
        if (name.isEmpty()) {
            cursor.backTo(start);
            throw cursor.expected("the name of a phase");
        }
        return name;
    }

    /** Text from which {@link #take} reads the name. */
    static String text(String name) {
        return new TextCursor(name).takeName().equals(name) ? name : Labels.quoted(name);
    }

    static String text(List<String> names) {
        return names.stream().map(PhaseNames::text).collect(Collectors.joining(", "));
    }
}
