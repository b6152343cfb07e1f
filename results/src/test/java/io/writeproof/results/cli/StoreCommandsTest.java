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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that look into a store and change it. */
final class StoreCommandsTest {

    @TempDir
    private Path results;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDamagedRunIsListedWithTheReasonAndHidesNoOther() throws IOException {
        StoredRun good = store("sync", RunStatus.PASSED, 100);
        StoredRun bad = store("async", RunStatus.PASSED, 100);
        Files.writeString(bad.directory().resolve("run.json"), "{");

        assertThat(results("list", "--results-dir", results.toString())).isEqualTo(3);
        assertThat(out.toString())
                .contains(String.valueOf(good.directory().getFileName()))
                .contains("damaged: inference/" + bad.directory().getFileName() + ": ")
                .contains("is not JSON, or is cut off");
    }

    @Test
    void listShowsTheNewestRunsOfACommitAnEnvironmentAndATime() {
        StoredRun first = store(1);
        StoredRun second = store(2);
        String[] wanted = {
            "--commit",
            second.document().at("/source/commit").asText(),
            "--env",
            second.environment().substring(0, 4),
            "--since",
            "2026-11-21T10:00:00Z",
            "--limit",
            "1"
        };

        assertThat(results("list", "--results-dir", results.toString())).isZero();
        assertThat(out.toString()).contains(name(first), name(second));
        out.getBuffer().setLength(0);

        String[] command = Stream.concat(Stream.of("list", "--results-dir", results.toString()), Stream.of(wanted))
                .toArray(String[]::new);
        assertThat(results(command)).isZero();
        assertThat(out.toString()).contains(name(second)).doesNotContain(name(first));
    }

    @ParameterizedTest
    @CsvSource({
        "--since, yesterday, 'expected a date (2026-11-01), a time (2026-11-01T09:30:00Z) or an age (90d, 12h, 30m), "
                + "found ''yesterday'''",
        "--limit, 0, '--limit: expected at least 1, found 0'"
    })
    void aFilterThatMeansNothingIsAUsageError(String option, String value, String message) {
        assertThat(results("list", option, value, "--results-dir", results.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void showTellsWhatARunWas() {
        StoredRun run = store("sync", RunStatus.FAILED, 100);

        assertThat(results("show", "run-s", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString())
                .startsWith("run          run-sync\nsuite        inference\n")
                .contains("status       failed, exit code 99")
                .contains("commit       a1b2c3d4e5f60718293a4b5c6d7e8f9001122334 of main, 2026-11-20T18:00:00Z")
                .contains(run.environment() + ": Example CPU, 2 cores, 23.4 GiB, ext4; Java 17.0.15+6; PostgreSQL 18.6")
                .contains("parameter    rate=100")
                .contains("p99_latency_ms", "12.3", "run.json");
    }

    @Test
    void whatStandsInARunDoesNotSteerTheTerminal() {
        StoredRun run = Runs.store(results)
                .begin(Runs.identity("sync", "run-1", Runs.DATABASE))
                .under(Runs.conditions("sync", Map.of("rate", "\u001b[2J")))
                .finish(RunStatus.PASSED, Runs.details());

        assertThat(results("show", run.directory().toString())).isZero();
        assertThat(out.toString()).contains("rate=?[2J").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"run-, 'found run-1, run-2'", "nothing, 'found none; see ''results list'''"})
    void showWantsOneRun(String reference, String message) {
        store(1);
        store(2);

        assertThat(results("show", reference, "--results-dir", results.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void pruneDeletesOnlyWhenItIsToldTo() {
        StoredRun first = store(1);
        StoredRun second = store(2);

        assertThat(results("prune", "--keep", "1", "--results-dir", results.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing was deleted: give --yes to delete these 1 runs for good");
        assertThat(out.toString()).contains(name(first)).doesNotContain(name(second));
        assertThat(first.directory()).exists();

        assertThat(results("prune", "--keep", "1", "--yes", "--results-dir", results.toString()))
                .isZero();
        assertThat(first.directory()).doesNotExist();
        assertThat(second.directory()).exists();
    }

    @Test
    void pruneByAgeKeepsTheLastValidRun() {
        StoredRun only = store(1);

        assertThat(results("prune", "--older-than", "2030-01-01", "--yes", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("nothing to delete");
        assertThat(only.directory()).exists();
    }

    @Test
    void pruneWantsToKnowWhich() {
        assertThat(results("prune", "--yes", "--results-dir", results.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("(--keep=<keep> | --older-than=<olderThan>)");
    }

    @Test
    void indexWritesTheIndexAnew() throws IOException {
        store(1);
        Files.delete(results.resolve("index.jsonl"));

        assertThat(results("index", "--results-dir", results.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("index.jsonl has 1 runs");
        assertThat(results.resolve("index.jsonl")).isNotEmptyFile();
    }

    @Test
    void importStoresAFileThatListThenShows() {
        String file = "src/test/resources/import/jmh.json";

        assertThat(results("import", file, "--suite", "theirs", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("stored " + file + " as " + results.resolve("theirs"));
        assertThat(results("list", "--suite", "theirs", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString()).contains("_unknown_", "_import-");
    }

    @Test
    void aFileThatIsNoResultExitsWithThree() throws IOException {
        Path file = Files.writeString(results.resolve("x.json"), "{}");

        assertThat(results("import", file.toString(), "--results-dir", results.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("results: " + file + ": expected a result of JMH");
    }

    @ParameterizedTest
    @CsvSource({"text, environment ", "markdown, # Trend", "html, <!DOCTYPE html>"})
    void trendTellsTheHistoryInAnyForm(String format, String start) throws IOException {
        StoredRun run = store(1);
        Path damaged = Files.createDirectories(results.resolve("inference/20261121T000000Z_x"));

        assertThat(results("trend", "--format", format, "--results-dir", results.toString()))
                .isEqualTo(3);
        assertThat(out.toString())
                .startsWith(start)
                .contains(run.environment() + ": Example CPU", "too few runs to tell");
        assertThat(err.toString()).startsWith("damaged: inference/" + damaged.getFileName());
    }

    @Test
    void trendLooksOnlyAtTheFiguresItIsAskedFor() {
        store(1);

        assertThat(results("trend", "--metric", "no_such_figure", "--results-dir", results.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo("no figures to look at\n");
    }

    @Test
    void exportWritesTheFilesOfAFormat() {
        StoredRun run = store(1);
        String directory = results.resolve("out").toString();

        assertThat(results("export", run.directory().toString(), "--format", "bencher", "--out", directory))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("wrote " + results.resolve("out/bencher.json"));
        assertThat(results.resolve("out/bencher.json")).isNotEmptyFile();
    }

    @Test
    void anUnknownFormatNamesThoseThatThereAre() {
        assertThat(results("export", "x", "--format", "xls")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of github-action-benchmark, bencher, found xls");
    }

    private int results(String... arguments) {
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private StoredRun store(int hours) {
        return Runs.store(results).begin(Runs.hoursLater(hours)).finish(RunStatus.PASSED, Runs.details());
    }

    private static String name(StoredRun run) {
        return String.valueOf(run.directory().getFileName());
    }

    private StoredRun store(String variant, RunStatus status, int rate) {
        return Runs.store(results)
                .begin(Runs.identity(variant, "run-" + variant, Runs.DATABASE))
                .under(Runs.conditions(variant, Map.of("rate", rate)))
                .finish(status, Runs.details());
    }
}
