package io.writeproof.results.store;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run's database was, as its server reported it.
 *
 * @param version the server's version such as {@code 18.6}, or {@code none}
 * @param settings settings that matter for speed or durability, by PostgreSQL's names; they are part of the
 *     environment's fingerprint, so leave out what differs from start to start (ports, paths)
 * @param driverVersion the JDBC driver's version, or {@code none}
 */
public record DatabaseFacts(String version, Map<String, String> settings, String driverVersion) {

    /** No database took part, or it could not be asked. */
    public static final DatabaseFacts NONE = new DatabaseFacts("none", Map.of(), "none");

    /** synchronous_commit values under which a commit is on disk before it is acknowledged. */
    private static final Set<String> FLUSHING = Set.of("on", "local", "remote_write", "remote_apply");

    public DatabaseFacts {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** Whether the settings say that acknowledged commits survive a crash of the server. */
    public Durability durability() {
        String fsync = settings.get("fsync");
        String synchronousCommit = settings.get("synchronous_commit");
        if (fsync == null || synchronousCommit == null) {
            return Durability.UNKNOWN;
        }
        return fsync.equals("on") && FLUSHING.contains(synchronousCommit) ? Durability.DURABLE : Durability.NOT_DURABLE;
    }

    /** What the settings promise about acknowledged commits. */
    public enum Durability {
        DURABLE,
        NOT_DURABLE,
        UNKNOWN
    }
}
