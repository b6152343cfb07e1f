package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultsTest {

    @TempDir
    private Path results;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listShowsOneLinePerRun() {
        StoredRun run = store("sync", RunStatus.PASSED, 100);

        assertThat(results("list", "--results-dir", results.toString())).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("""
                started                   suite      variant  status  directory
                2026-11-21T09:30:00.250Z  inference  sync     passed  inference/%s
                """.formatted(run.directory().getFileName()));
    }

    @Test
    void listKnowsTheSuiteItIsAskedFor() {
        store("sync", RunStatus.PASSED, 100);

        assertThat(results("list", "--suite", "jmh", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo("no stored runs\n");
    }

    @Test
    void variantsPrintsTheTable() {
        StoredRun run = store("sync", RunStatus.PASSED, 100);

        assertThat(results("variants", run.directory().toString())).isZero();
        assertThat(out.toString()).startsWith("suite inference, the same for all: rate=100\n\nvariant  write mode");
    }

    @Test
    void variantsThatAreNotComparableExitWithFour() {
        StoredRun slow = store("sync", RunStatus.PASSED, 100);
        StoredRun fast = store("async", RunStatus.PASSED, 200);

        assertThat(results(
                        "variants",
                        slow.directory().toString(),
                        fast.directory().toString()))
                .isEqualTo(4);
        assertThat(err.toString()).startsWith("results: not comparable: rate is 100 in run run-sync");
    }

    @Test
    void aMissingDirectoryIsAUsageError() {
        assertThat(results("variants", "nowhere")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("results: expected the directory of a stored run, found nothing at nowhere; "
                        + "see 'results variants --help'");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(results("list", "--colour")).isEqualTo(2);
        assertThat(err.toString()).startsWith("results: Unknown option: '--colour'; see 'results list --help'");
    }

    @Test
    void aCommandThatIsReadAloneIsTheSame() {
        Results.commandLine("list").setErr(new PrintWriter(err)).execute("list", "--colour");

        assertThat(err.toString()).startsWith("results: Unknown option: '--colour'; see 'results list --help'");
        assertThat(Results.commandLine("list").getSubcommands()).containsOnlyKeys("list");
        assertThat(Results.commandLine("--help").getSubcommands()).containsKeys("list", "compare");
    }

    @Test
    void aDamagedRunExitsWithThree() throws IOException {
        Files.writeString(results.resolve("run.json"), "{");

        assertThat(results("variants", results.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("run.json is not JSON, or is cut off");
    }

    @Test
    void hostsNamesTheFilesThatItMade() {
        Runs.store(results)
                .begin(Runs.identity())
                .under(Runs.onHost("127.0.0.1", Map.of()))
                .finish(RunStatus.PASSED, Runs.details());

        assertThat(results("hosts", "--results-dir", results.toString())).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        results.resolve("stress-test-results-localhost.md").toString());
    }

    @Test
    void hostsOfRunsThatNameNoneSaysSo() {
        store("sync", RunStatus.PASSED, 100);

        assertThat(results("hosts", "--results-dir", results.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("no stored run names the host of its database");
    }

    @ParameterizedTest
    @CsvSource({"PASSED, 0", "FAILED, 99", "INVALID, 105", "INTERRUPTED, 105"})
    void checkExitsAsTheRunDid(RunStatus status, int exitCode) {
        StoredRun run = store("sync", status, 100);

        assertThat(results("check", run.directory().toString())).isEqualTo(exitCode);
        assertThat(out.toString()).isEqualToIgnoringNewLines(status.label());
    }

    @Test
    void noVerdictIsAFailure() {
        assertThat(results("check", results.toString())).isEqualTo(105);
        assertThat(err.toString()).startsWith("results: no verdict: there is no readable run at ");
    }

    private int results(String... arguments) {
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private StoredRun store(String variant, RunStatus status, int rate) {
        return Runs.store(results)
                .begin(Runs.identity(variant, "run-" + variant, Runs.DATABASE))
                .under(Runs.conditions(variant, Map.of("rate", rate)))
                .finish(status, Runs.details());
    }
}
