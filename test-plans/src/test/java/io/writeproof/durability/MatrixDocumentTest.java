package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MatrixDocumentTest {

    /** Of {@code browser-tests} too, which makes a page of it; {@code -Dwriteproof.golden=write} writes it anew. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/durability/matrix.json");

    @Test
    void whatIsStoredOfAMatrixIsAsItWas() throws IOException {
        String document = Json.pretty(MatrixDocument.of(MatrixTextTest.cells()));
        if ("write".equals(System.getProperty("writeproof.golden"))) {
            Files.writeString(GOLDEN, document);
        }

        assertThat(document).isEqualTo(Files.readString(GOLDEN));
    }
}
