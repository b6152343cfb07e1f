package io.writeproof.durability;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.runner.plan.ServiceKind;
import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way of writing that is put to the test. Immutable.
 *
 * @param mode the gateway's
 * @param commit whether PostgreSQL answers a commit before it is on disk
 */
record Variant(WriteMode mode, Commit commit) {

    /** Every mode, and one that is known to lose what the server had in memory: it shows that such a loss would be seen. */
    static final List<Variant> ALL = Stream.concat(
                    Arrays.stream(WriteMode.values()).map(mode -> new Variant(mode, Commit.ON)),
                    Stream.of(new Variant(WriteMode.SYNC, Commit.OFF)))
            .toList();

    String label() {
        return mode.label() + commit.suffix;
    }

    /** Whether an acknowledged row may still be in the gateway's memory alone. */
    boolean queues() {
        return mode.promise() == Promise.QUEUED;
    }

    /** One line for people. */
    String purpose() {
        String promise = queues() ? "acknowledged when queued" : "acknowledged when committed";
        return commit == Commit.ON ? promise : promise + ", with synchronous_commit=off";
    }

    /** The gateway's configuration. */
    Path config(Path root) {
        return root.resolve("gateway/variants/" + ServiceKind.INFERENCE.config(mode));
    }

    /** How the gateway connects. */
    ConnectionSettings connecting(ConnectionSettings server) {
        return commit == Commit.ON ? server : server.with("options", "-c synchronous_commit=" + commit.setting);
    }

    @Override
    public String toString() {
        return label();
    }

    /** PostgreSQL's {@code synchronous_commit} of the gateway's connections. */
    enum Commit {
        ON("on", ""),
        OFF("off", ".commit-off");

        private final String setting;
        private final String suffix;

        Commit(String setting, String suffix) {
            this.setting = setting;
            this.suffix = suffix;
        }

        String setting() {
            return setting;
        }
    }
}
