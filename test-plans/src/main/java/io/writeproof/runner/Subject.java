package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.runner.plan.ServiceKind;
import io.writeproof.write.WriteMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is put under load. Immutable. */
sealed interface Subject {

    /** Which service it is. */
    ServiceKind service();

    /**
     * WriteProof's own gateway, started for the run.
     *
     * @param service what it is started as
     * @param modes the write modes, run one after the other
     * @param database the server to use; absent = an embedded one
     * @param config a configuration of the user's instead of the mode's; absent = the mode's
     * @param schemas what becomes of each run's schema
     * @param testFault damage done on purpose, {@code kind:n}
     */
    record OwnGateway(
            ServiceKind service,
            List<WriteMode> modes,
            Optional<ConnectionSettings> database,
            Optional<Path> config,
            SchemaFate schemas,
            Optional<String> testFault)
            implements Subject {}

    /**
     * A service that is running already; nothing is started, created or dropped.
     *
     * @param service what it is
     * @param url its base URL, without a slash at the end
     * @param database where it writes; absent = nobody looks
     * @param schema the schema of its tables
     * @param mode the write mode it is supposed to be in; absent = whatever it says
     */
    record GivenService(
            ServiceKind service,
            URI url,
            Optional<ConnectionSettings> database,
            String schema,
            Optional<WriteMode> mode)
            implements Subject {}

    /** What becomes of a schema after its run. */
    enum SchemaFate {
        DROPPED,
        KEPT
    }
}
