package io.writeproof.service.registry;

/** A version of three numbers, each 0 or more. */
public record SchemaVersion(int major, int minor, int patch) {

    /** What a schema has whose version nobody gave. */
    public static final SchemaVersion FIRST = new SchemaVersion(1, 0, 0);

    public SchemaVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("expected three numbers of 0 or more");
        }
    }

    /**
     * Whether versions before this one promise anything.
     *
     * <p>Before 1.0.0 "anything may change at any time" (Semantic Versioning 2.0.0, item 4), so up to 1.0.0 there is nothing
     * to be compatible with.
     */
    boolean hasBindingPredecessors() {
        return major > 1 || (major == 1 && (minor > 0 || patch > 0));
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
