package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to standard output, by a process of its own: only that has the encoding of a locale. */
final class LocaleTest {

    @TempDir
    private Path directory;

    @Test
    void aPageIsTheSameWhereTheLocaleKnowsNoLettersButLatinOnes() throws Exception {
        byte[] plain = trend("C");

        assertThat(plain).isEqualTo(trend("C.UTF-8"));
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .startsWith("<!DOCTYPE html>")
                .contains("·");
    }

    /** Over the runs that the repository has. */
    private byte[] trend(String locale) throws IOException, InterruptedException {
        Path out = directory.resolve(locale);
        ProcessBuilder trend = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Results.class.getName(),
                        "trend",
                        "--format=html",
                        "--results-dir=.")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        trend.environment().put("LC_ALL", locale);
        assertThat(trend.start().waitFor()).isZero();
        return Files.readAllBytes(out);
    }
}
