package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.HdrLogs;
import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What cannot be compared: one message that names the remedy, the right exit code, and every file as it was. Names of commits
 * that mean nothing, changed working trees and shallow clones are in {@link CompareCommandTest}.
 */
final class BadInputTest {

    private static final String GOOD = JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 10, 1000, 0.01));

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.json | { | run.json is not JSON, or is cut off: | ; restore it or delete the run",
                "run.json | [] | run.json is not a stored run: expected a JSON object | expected a JSON object",
                "run.json | {\"schema_version\": 9} | expected schema_version 1 to 2, found 9 | read it with the"
                        + " WriteProof that wrote it, or a newer one",
                "jmh.json | [{\"benchmark\": | jmh.json is not JSON, or is cut off: | ; restore it or delete the run",
                "jmh.json | {} | jmh.json is not a result of JMH: expected an array | run JMH with -rf json",
                "jmh.json | '' | jmh.json is not a result of JMH: expected an array | run JMH with -rf json"
            })
    void aDamagedFileIsNamedWithTheRemedy(String file, String content, String found, String remedy) throws IOException {
        StoredRun base = jmh("base", GOOD);
        StoredRun head = jmh("head", GOOD);
        Files.writeString(head.directory().resolve(file), content);

        assertThat(refused(base, head)).isEqualTo(3);
        assertThat(err.toString()).contains(found, remedy).hasLineCount(1);
    }

    @Test
    void aDamagedHistogramLogIsNamedWithTheRemedy() throws IOException {
        int[] latencies = {1, 2, 3, 4};
        StoredRun base = HdrLogs.store(directory.resolve("base"), "base", Map.of("POST;steady;response", latencies));
        StoredRun head = HdrLogs.store(directory.resolve("head"), "head", Map.of("POST;steady;response", latencies));
        Path log = head.directory().resolve(HdrLogs.FILE);
        String whole = Files.readString(log);
        Files.writeString(log, whole.substring(0, whole.length() - 9));

        assertThat(refused(base, head)).isEqualTo(3);
        assertThat(err.toString())
                .contains("run.hlog is not a log of HdrHistogram, or is cut off", "; restore it or delete the run");
    }

    @Test
    void noiseFloorsOfAnotherVersionAreNamedWithTheRemedy() throws IOException {
        StoredRun run = jmh("base", GOOD);
        Files.writeString(directory.resolve("noise-floors.json"), "{\"schema_version\": 2}");

        assertThat(refused(run, run)).isEqualTo(3);
        assertThat(err.toString())
                .contains("noise-floors.json: expected schema_version 1, found 2; measure the floors again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"forks\": 2 | \"forks\": 0 | INVALID: measured without forks (-f 0), and a fork is what is compared:"
                        + " measure with -f 6 or more",
                "\"rawData\": [[ | \"rawData\": [[\"NaN\", | INVALID: a score is not a number: measure again",
                "\"rawData\": [[ | \"rawData\": [], \"rest\": [[ | INVALID: has no raw data: measure again with -rf"
                        + " json"
            })
    void aMeasurementThatProvesNothingIsInvalid(String part, String other, String message) throws IOException {
        Map<Path, String> before = files(jmh("base", GOOD), jmh("head", GOOD.replace(part, other)));

        assertThat(compare()).isEqualTo(3);
        assertThat(out.toString()).contains(message).endsWith("invalid: 1 invalid\n");
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ops/s | ops/ms | unit is ops/s in the baseline and ops/ms in the candidate",
                "\"threads\": 1 | \"threads\": 4 | threads is 1 in the baseline and 4 in the candidate"
            })
    void whatWasMeasuredInAnotherWayIsNotCompared(String part, String other, String difference) throws IOException {
        assertThat(refused(jmh("base", GOOD), jmh("head", GOOD.replace(part, other))))
                .isEqualTo(4);
        assertThat(err.toString()).contains(difference, "; measure both sides in the same way");
    }

    @Test
    void otherParametersAreNotCompared() throws IOException {
        assertThat(refused(load("base", 100), load("head", 200))).isEqualTo(4);
        assertThat(err.toString())
                .contains(
                        "rate is 100 in run base and 200 in run head",
                        "; repeat one of them so that only the code differs");
    }

    @Test
    void anEmptySideIsNamed() throws IOException {
        StoredRun base = jmh("base", GOOD);
        Files.createDirectories(directory.resolve("head"));

        assertThat(refused(base)).isEqualTo(4);
        assertThat(err.toString())
                .contains("nothing to compare: there are no stored runs below " + directory.resolve("head"));
    }

    /** The exit code of a comparison that must leave every file alone, also the one that its report was to go to. */
    private int refused(StoredRun... runs) throws IOException {
        Path report = Files.writeString(directory.resolve("report.md"), "an earlier report");
        Map<Path, String> before = files(runs);
        int exitCode = compare("--format", "markdown", "--out", report.toString());

        assertThat(files()).isEqualTo(before);
        assertThat(out.toString()).isEmpty();
        return exitCode;
    }

    private int compare(String... options) {
        Path base = directory.resolve("base");
        Path head = Files.exists(directory.resolve("head")) ? directory.resolve("head") : base;
        String[] arguments = Stream.concat(
                        Stream.of("compare", base.toString(), head.toString(), "--results-dir", directory.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** Everything that is stored; the runs are those that were. */
    private Map<Path, String> files(StoredRun... runs) throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file, Files.readString(file));
            }
        }
        assertThat(content).hasSizeGreaterThanOrEqualTo(runs.length);
        return content;
    }

    private StoredRun jmh(String side, String benchmark) {
        return JmhRuns.store(directory.resolve(side), side, JmhRuns.BASE_COMMIT, JmhRuns.file(benchmark));
    }

    private StoredRun load(String side, int rate) {
        return Runs.store(directory.resolve(side))
                .begin(Runs.identity("sync", side, Runs.DATABASE))
                .under(Runs.conditions("sync", Map.of("rate", rate)))
                .finish(RunStatus.PASSED, Runs.details());
    }
}
