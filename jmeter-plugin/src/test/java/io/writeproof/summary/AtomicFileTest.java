package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("");

    /** Who reads the report of a build is seldom the user that JMeter ran as. */
    @Test
    void itMayBeReadByWhoMayReadOtherNewFiles() throws IOException {
        Path other = Files.createFile(directory.resolve("other"));

        AtomicFile.write(directory.resolve("junit.xml"), CONTENT);

        assertThat(Files.getPosixFilePermissions(directory.resolve("junit.xml")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void whatIsNotCompletedLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old");

        try (AtomicFile begun = AtomicFile.begin(file)) {
            begun.out().write(CONTENT);
        }

        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
        assertThat(directory.toFile().list()).hasSize(1);
        assertThat(file).hasContent("old");
    }
}
