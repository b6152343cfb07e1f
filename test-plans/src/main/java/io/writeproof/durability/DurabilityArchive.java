package io.writeproof.durability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.JdbcDriver;
import io.writeproof.results.page.StoredReport;
import io.writeproof.results.store.Conditions;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Sha256;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stores a complete matrix with its page; nothing is begun before it is complete, so nothing half-written stays behind.
 * Used by one thread.
 */
final class DurabilityArchive {

    /** What the store calls these runs. */
    static final String SUITE = "durability";

    private final DurabilitySettings settings;
    private final Instant started;
    private final SourceVersion source;

    /** Notes when the run begins, and of which code it is. */
    DurabilityArchive(DurabilitySettings settings) {
        this.settings = settings;
        this.started = Instant.now();
        this.source = SourceVersion.read(settings.root());
    }

    /**
     * Stores the run and its page.
     *
     * @param server what the server said of itself
     * @throws io.writeproof.results.store.StoreException if it cannot be stored
     */
    StoredRun store(List<Cell> cells, Durability server, Path gatewayJar) {
        DatabaseFacts facts = new DatabaseFacts(server.serverVersion(), server.settings(), JdbcDriver.version());
        Identity identity = new Identity(
                SUITE, null, UuidCreator.getTimeOrderedEpoch().toString(), started, source, Environment.read(facts));
        ObjectNode document = MatrixDocument.of(cells);
        StoredRun stored = new RunStore(settings.results())
                .begin(identity)
                .under(new Conditions(null, parameters(), settings.seed(), null, Sha256.ofFile(gatewayJar), null))
                .finish(MatrixDocument.status(cells), document);
        StoredReport.write(stored);
        return stored;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("modes", labels(settings.variants()));
        parameters.put("faults", labels(settings.faults()));
        parameters.put("kills", settings.kills());
        parameters.put("writers", settings.writers());
        return parameters;
    }

    private static String labels(List<?> named) {
        return named.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
