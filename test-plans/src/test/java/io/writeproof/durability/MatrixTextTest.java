package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.write.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts against files that a person has looked at; {@code -Dwriteproof.golden=write} writes them anew, to be reviewed. */
final class MatrixTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/durability");

    /** A matrix of fixed findings. */
    static List<Cell> cells() {
        Variant sync = new Variant(WriteMode.SYNC, Variant.Commit.ON);
        Variant throughput = new Variant(WriteMode.BATCH_THROUGHPUT, Variant.Commit.ON);
        return List.of(
                new Cell(sync, Control.NO_FAULT, List.of(Evidences.finding(4_123, 0, 0))),
                new Cell(sync, Control.ROWS_DELETED, List.of(Evidences.finding(4_123, 3, 3))),
                new Cell(
                        sync,
                        Fault.POSTGRES_IMMEDIATE,
                        List.of(Evidences.finding(1_000, 0, 0), Evidences.finding(2_000, 1, 0))),
                new Cell(throughput, Fault.GATEWAY_KILL, List.of(Evidences.finding(1_234_567, 98_765, 100_000))));
    }

    @Test
    void theMatrixLooksAsItDid() throws IOException {
        agrees("matrix.txt", MatrixText.of(cells()));
    }

    @Test
    void theListLooksAsItDid() throws IOException {
        agrees("list.txt", MatrixList.text());
    }

    private static void agrees(String name, String content) throws IOException {
        assertThat(content.lines()).allMatch(line -> line.length() <= 80);
        Path golden = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.writeString(golden, content);
        }
        assertThat(content).isEqualTo(Files.readString(golden));
    }
}
