package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.testing.Inferences;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rejected rows fail alone, wherever they stand and however many they are. */
class RowWriterTest {

    private static final ConnectionSettings SETTINGS = SharedServer.newSchema();
    private static final HikariDataSource POOL = ConnectionPool.open(SETTINGS, 2);

    private final RecordingListener<Inference> listener = new RecordingListener<>();
    private final RowWriter<Inference> writer =
            new RowWriter<>(POOL, InferenceTables.BOTH, Duration.ofSeconds(5), listener);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Sql.execute(SETTINGS, "TRUNCATE chat_inferences, model_inferences");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "99, 1", "100, 1", "1000, 1", "1000, 2", "1000, 7", "150, 150"})
    void exactlyTheRejectedRowsAreMissing(int size, int bad) throws SQLException {
        List<Inference> rows = new ArrayList<>(Inferences.many(size));
        Set<String> rejected = new HashSet<>();
        for (int i = 0; i < bad; i++) {
            Inference row = Inferences.rejected();
            rejected.add(row.id().toString());
            rows.set((int) ((i + 0.5) * size / bad), row);
        }
        List<Unwritten<Inference>> failures = writer.write(rows);
        assertThat(failures).extracting(f -> f.row().id().toString()).containsExactlyInAnyOrderElementsOf(rejected);
        assertThat(listener.rejections())
                .hasSize(bad)
                .allMatch(r -> r.sqlState().equals("22021"));
        assertThat(listener.committed()).isEqualTo(size - bad);
        assertThat(Sql.count(SETTINGS, "chat_inferences")).isEqualTo(size - bad);
        assertThat(Sql.count(SETTINGS, "model_inferences")).isEqualTo(size - bad);
    }
}
