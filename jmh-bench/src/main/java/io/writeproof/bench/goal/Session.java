package io.writeproof.bench.goal;

import io.writeproof.bench.ServerChoice;
import io.writeproof.bench.TargetServer;
import java.io.PrintStream;
import java.util.Optional;

/**
 * What a chapter of the goals works with.
 *
 * @param choice the server asked for
 * @param server that server, up and with the run's schema
 * @param pace how long and how often
 * @param pgbench where the program is
 * @param psql where the program is
 * @param out for the figures as they come
 */
record Session(
        ServerChoice choice,
        TargetServer server,
        Pace pace,
        Optional<PeerProgram> pgbench,
        Optional<PeerProgram> psql,
        PrintStream out) {}
