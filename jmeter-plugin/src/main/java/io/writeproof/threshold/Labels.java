package io.writeproof.threshold;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which labels a rule is about. Immutable; its text is as the language has it. */
public sealed interface Labels {

    /** Every label. */
    Labels ALL = new All();

    boolean include(String label);

    /** A text in quotes, as the language has it. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** All of them. */
    record All() implements Labels {
        @Override
        public boolean include(String label) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** The one with this name. */
    record One(String label) implements Labels {

        /** What would end a label, or make something else of it, when it stood there without quotes. */
        private static final String SPECIAL = "(),;#\"";

        @Override
        public boolean include(String other) {
            return label.equals(other);
        }

        @Override
        public String toString() {
            boolean plain = label.equals(label.strip())
                    && !label.startsWith("~")
                    && !label.startsWith("@")
                    && label.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
            return plain ? label : quoted(label);
        }
    }

    /** Those that a regular expression of {@link Pattern} matches as a whole. */
    record Matching(String regex, Pattern pattern) implements Labels {

        Matching(String regex) {
            this(regex, Pattern.compile(regex));
        }

        @Override
        public boolean include(String label) {
            return pattern.matcher(label).matches();
        }

        /** Patterns are equal only when they are the same object. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Matching matching && matching.regex.equals(regex);
        }

        @Override
        public int hashCode() {
            return regex.hashCode();
        }

        @Override
        public String toString() {
            return '~' + regex + '~';
        }
    }

    /** Those of a group, which has a name of its own. */
    record Group(String name, List<Labels> members) implements Labels {

        public Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean include(String label) {
            return members.stream().anyMatch(member -> member.include(label));
        }

        /** The line that declares it. */
        String declaration() {
            return "group " + name + " = "
                    + members.stream().map(Labels::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return '@' + name;
        }
    }
}
