package io.writeproof.gateway;

/** The version in the jar's manifest. */
final class Version {

    private Version() {}

    /** For example {@code 0.1.0}; {@code development} when the classes do not come from a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
