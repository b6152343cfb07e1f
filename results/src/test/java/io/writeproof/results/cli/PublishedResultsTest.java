package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the form in which other projects publish their results of JMH: taken in, and compared by their commits. */
final class PublishedResultsTest {

    private static final String BASE = "1".repeat(40);
    private static final String HEAD = "2".repeat(40);

    @TempDir
    private Path store;

    private final StringWriter out = new StringWriter();

    /** JMH 1.21 on Java 8 with {@code -prof gc}: marked names of metrics, no parameters, zeros. */
    @Test
    void anOldFileWithAProfilerIsComparedByScoreAndByBytes() {
        assertThat(compared("jmh-1.21-gc")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("avgt ns/op .* unchanged")
                .containsPattern("avgt gc.alloc.rate.norm B/op +48 ± 0 % +72 ± 0 % .* REGRESSED")
                .containsPattern("avgt gc.time ms .* not judged")
                .endsWith("regression: 2 regressed, 2 unchanged, 8 not judged\n");
    }

    /** JMH 1.37 in modes {@code sample}, with histograms and percentiles, and {@code ss}, without a time of measurement. */
    @Test
    void sampledAndSingleShotTimesAreCompared() {
        assertThat(compared("jmh-1.37-sample-ss")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("LookupBenchmark.hit +sample us/op .* REGRESSED")
                .containsPattern("sample hit:p0.99 us/op .* not judged")
                .containsPattern("StartBenchmark.cold +ss ms/op .* REGRESSED");
    }

    private int compared(String files) {
        assertThat(results("import", path(files, "base"), "--suite", "theirs", "--commit", BASE))
                .isZero();
        assertThat(results("import", path(files, "head"), "--suite", "theirs", "--commit", HEAD))
                .isZero();
        return results("compare", BASE, HEAD);
    }

    private static String path(String files, String side) {
        return "src/test/resources/import/" + files + "-" + side + ".json";
    }

    private int results(String... arguments) {
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(Arrays.stream(arguments), Stream.of("--results-dir", store.toString()))
                        .toArray(String[]::new));
    }
}
