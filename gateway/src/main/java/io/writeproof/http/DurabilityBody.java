package io.writeproof.http;

import io.writeproof.postgres.Durability;

/** The database's settings as every health page tells them. Immutable. */
public record DurabilityBody(
        String serverVersion, String fsync, String synchronousCommit, String fullPageWrites, String walSyncMethod) {

    /** Those of this database. */
    public static DurabilityBody of(Durability durability) {
        return new DurabilityBody(
                durability.serverVersion(),
                durability.fsync(),
                durability.synchronousCommit(),
                durability.setting("full_page_writes"),
                durability.setting("wal_sync_method"));
    }
}
