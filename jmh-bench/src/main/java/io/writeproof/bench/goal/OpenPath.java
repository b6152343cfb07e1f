package io.writeproof.bench.goal;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.service.inference.Inference;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;

/** A write path with connections of its own, as many as it needs. */
record OpenPath(WritePath<Inference> path, HikariDataSource pool) implements AutoCloseable {

    /** Opens a path of a mode that acknowledges after the commit. */
    static OpenPath of(Arena arena, WriteMode mode, int callers) {
        // group-commit: its background writers and one caller that writes alone.
        int connections = mode == WriteMode.SYNC ? callers : mode.defaults().writers() + 1;
        HikariDataSource pool = ConnectionPool.open(arena.server(), connections);
        WritePath<Inference> path =
                mode.open(pool, arena.shape().destination(), mode.defaults(), WriteListener.silent());
        return new OpenPath(path, pool);
    }

    @Override
    public void close() {
        path.close();
        pool.close();
    }
}
