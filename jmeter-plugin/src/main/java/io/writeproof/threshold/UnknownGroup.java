package io.writeproof.threshold;

import io.writeproof.syntax.SyntaxException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What is made of a group that no text declares so far. Confined to the parser of one text. */
sealed interface UnknownGroup {

    /**
     * The group to go on with.
     *
     * @throws SyntaxException the mistake, where it is one
     */
    Labels.Group named(String name, Supplier<SyntaxException> mistake);

    /** Whether the name was used before, so that a declaration would come too late. */
    boolean used(String name);

    /** A mistake: everything that comes before has been read. */
    record Refused() implements UnknownGroup {
        @Override
        public Labels.Group named(String name, Supplier<SyntaxException> mistake) {
            throw mistake.get();
        }

        @Override
        public boolean used(String name) {
            return false;
        }
    }

    /** Another text may declare it. */
    record Noted(SortedSet<String> names) implements UnknownGroup {

        Noted() {
            this(new TreeSet<>());
        }

        @Override
        public Labels.Group named(String name, Supplier<SyntaxException> mistake) {
            names.add(name);
            return new Labels.Group(name, List.of());
        }

        @Override
        public boolean used(String name) {
            return names.contains(name);
        }
    }
}
