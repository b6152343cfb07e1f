package io.writeproof.threshold;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that narrow a rule down, in the order in which they stand. */
enum Suffix {
    IN,
    AFTER,
    FOR,
    WITH,
    ABORT;

    static final Set<Suffix> ALL = Set.copyOf(EnumSet.allOf(Suffix.class));

    static Optional<Suffix> called(String word) {
        return Arrays.stream(values())
                .filter(suffix -> suffix.toString().equals(word))
                .findFirst();
    }

    /** Suffixes as a list for people. */
    static String list(Set<Suffix> suffixes) {
        return suffixes.isEmpty()
                ? "none"
                : suffixes.stream().sorted().map(suffix -> "`" + suffix + "`").collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
