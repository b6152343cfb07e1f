package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.writeproof.postgres.Durability;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurabilityArchiveTest {

    private static final Path SCHEMAS = Path.of("../results/schema");

    @TempDir
    private Path results;

    @Test
    void aStoredMatrixIsAsItsSchemasSay() throws IOException {
        StoredRun stored = store(MatrixTextTest.cells());

        assertValid(stored.directory().resolve("run.json"));
        assertThat(stored.directory()).hasParent(results.resolve("durability"));
        assertThat(stored.status()).isEqualTo(RunStatus.FAILED);
        assertThat(stored.exitCode()).isEqualTo(99);
        assertThat(stored.document().path("reasons").get(0).asText())
                .isEqualTo("sync under postgres-immediate, kill 2: lost 1 of 2000 acknowledged rows,"
                        + " expected at most 0: row-1");
    }

    @Test
    void aMatrixThatIsAsExpectedPasses() {
        StoredRun stored = store(MatrixTextTest.cells().subList(0, 2));

        assertThat(stored.status()).isEqualTo(RunStatus.PASSED);
        assertThat(stored.exitCode()).isZero();
    }

    @Test
    void thePageBesideItHasTheMatrixAndItsCaveats() throws IOException {
        StoredRun stored = store(MatrixTextTest.cells());

        assertThat(Files.readString(stored.directory().resolve("report.html")))
                .contains("Durability matrix", "postgres-immediate", "What the matrix does not show", "fsync=off");
    }

    private StoredRun store(List<Cell> cells) {
        DurabilitySettings settings = new DurabilitySettings(
                Path.of("..").toAbsolutePath(), Variant.ALL, Arrays.asList(Fault.values()), 2, 7, 16, results);
        Durability server = new Durability("18.6", Map.of("fsync", "on", "synchronous_commit", "on"));
        return new DurabilityArchive(settings).store(cells, server, Path.of("pom.xml"));
    }

    static void assertValid(Path run) throws IOException {
        String document = Files.readString(run);
        for (String name : List.of("envelope.schema.json", "durability.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON)
                            .validate(document, InputFormat.JSON))
                    .as(name)
                    .isEmpty();
        }
    }
}
