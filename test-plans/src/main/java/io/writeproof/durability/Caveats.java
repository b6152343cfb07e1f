package io.writeproof.durability;

import java.util.List;

/** What the matrix does not show, to be read with every table. Stateless. */
final class Caveats {

    /** A sentence or two each. */
    static final List<String> ALL = List.of(
            "A killed process does not take the kernel's cache with it. A gateway kill loses what was acknowledged and"
                    + " still in the process; a postmaster kill loses only WAL that was still in wal_buffers, so it shows a"
                    + " loss only with synchronous_commit=off.",
            "fsync=off shows no loss under any of these faults. That does not make it safe: a power failure loses it, and"
                    + " can be tried only with a file system that forgets on demand (LazyFS) or by resetting a virtual"
                    + " machine.",
            "An immediate stop is a crash for PostgreSQL. synchronous_commit can differ by transaction, so the setting in"
                    + " force was read over the gateway's own connections.",
            "Even synchronous replication can lose acknowledged rows at a fail-over; that is not tried here.",
            "Rows of one kill are lost together, so the limit of their part is no limit of the next kill's: none in K kills"
                    + " means at most 3/K of all kills, whatever the number of rows.");

    private Caveats() {}
}
