package io.writeproof.runner;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.ServiceKind;
import io.writeproof.write.WriteMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the runner finds what it starts. Immutable.
 *
 * @param root the root of the repository
 */
record Home(Path root) {

    /** The repository that {@code scripts/load} names in the system property {@code writeproof.home}. */
    static Home fromProperties() {
        return new Home(Path.of(System.getProperty("writeproof.home", "")).toAbsolutePath());
    }

    Path jmeter() {
        return root.resolve("jmeter-plugin/target/apache-jmeter-5.6.3");
    }

    Path gatewayJar() {
        return root.resolve("gateway/target/gateway.jar");
    }

    Path gatewayConfig(ServiceKind service, WriteMode mode) {
        return root.resolve("gateway/variants/" + service.config(mode));
    }

    /** Where plans and scenarios are. */
    Path plans() {
        return root.resolve("test-plans");
    }

    Path results() {
        return root.resolve("results");
    }

    void requireBuilt() {
        for (Path needed : List.of(jmeter().resolve("bin/ApacheJMeter.jar"), gatewayJar())) {
            if (!Files.exists(needed)) {
                throw new RunRefusedException(new Problem(
                        needed.toString(), "expected this file, found none", "build it: mvn -DskipTests package"));
            }
        }
    }
}
