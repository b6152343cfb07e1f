package io.writeproof.service.registry;

/**
 * What a schema is called.
 *
 * @param namespace 1 to {@value #LONGEST} characters
 * @param name 1 to {@value #LONGEST} characters, without a dot
 */
public record SchemaName(String namespace, String name) {

    /** As in the source service's table. */
    public static final int LONGEST = 255;

    private static final String DEFAULT_NAMESPACE = "default";

    public SchemaName {
        check("namespace", namespace);
        check("name", name);
    }

    private static void check(String part, String value) {
        int characters = value.codePointCount(0, value.length());
        if (characters < 1 || characters > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a " + part + " of 1 to " + LONGEST + " characters, found one of " + characters);
        }
    }

    /**
     * Splits a subject at its last dot; a subject without a dot is in the namespace {@code default}.
     *
     * @throws IllegalArgumentException if a part is empty or too long; the message does not repeat it
     */
    public static SchemaName ofSubject(String subject) {
        int dot = subject.lastIndexOf('.');
        return dot < 0
                ? new SchemaName(DEFAULT_NAMESPACE, subject)
                : new SchemaName(subject.substring(0, dot), subject.substring(dot + 1));
    }

    @Override
    public String toString() {
        return namespace + "." + name;
    }
}
