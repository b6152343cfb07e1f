package io.writeproof.runner;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. Stateless. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"WriteProof " + (version == null ? "(not packaged)" : version)};
    }
}
