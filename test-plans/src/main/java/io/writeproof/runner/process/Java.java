package io.writeproof.runner.process;

import java.nio.file.Path;

/** The Java launcher of the JVM that runs this code. Stateless. */
final class Java {

    private Java() {}

    static String launcher() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
