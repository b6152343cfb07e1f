package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportCommandTest {

    @TempDir
    private Path results;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"run-sync", "run-s", "a1b2c3d"})
    void theRunMayBeNamedByItsIdOrItsCommit(String name) {
        StoredRun run = load("sync", RunStatus.PASSED, 100);

        assertThat(report(name)).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("wrote " + run.directory().resolve("report.html"));
        assertThat(run.directory().resolve("report.html")).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void anInvalidRunThatIsNamedHasItsPageToo() {
        StoredRun run = load("sync", RunStatus.INVALID, 100);

        assertThat(report(run.directory().toString())).isZero();
        assertThat(run.directory().resolve("report.html")).exists();
    }

    @Test
    void aPageGoesWhereItIsWanted() {
        load("sync", RunStatus.PASSED, 100);
        Path page = results.resolve("elsewhere.html");

        assertThat(report("run-sync", "--out", page.toString())).isZero();
        assertThat(page).exists();
    }

    @Test
    void variantsAreOnePage() {
        load("sync", RunStatus.PASSED, 100);
        StoredRun last = load("async", RunStatus.FAILED, 100);

        assertThat(report("run-sync", "run-async")).isZero();
        assertThat(last.directory().resolve("variants.html"))
                .content()
                .contains("inference, 2 runs side by side", "id=\"frontier\"");
    }

    @Test
    void runsOfOtherLoadsAreNotOnOnePage() {
        load("sync", RunStatus.PASSED, 100);
        load("async", RunStatus.PASSED, 200);

        assertThat(report("run-sync", "run-async")).isEqualTo(4);
        assertThat(err.toString()).startsWith("results: not comparable: rate is 100 in run run-sync");
    }

    @Test
    void twoCommitsAreBaseAndHead() {
        jmh("r1", JmhRuns.BASE_COMMIT, 1000);
        StoredRun head = jmh("r2", JmhRuns.HEAD_COMMIT, 700);

        assertThat(report("a".repeat(40), "r2")).isZero();
        assertThat(head.directory().resolve("comparison.html")).content().contains("REGRESSED", "id=\"comparison\"");
    }

    @Test
    void aPageMayStandForItsRun() {
        StoredRun base = jmh("r1", JmhRuns.BASE_COMMIT, 1000);
        StoredRun head = jmh("r2", JmhRuns.HEAD_COMMIT, 700);
        report("r1");
        report("r2", "--out", results.resolve("head.html").toString());
        out.getBuffer().setLength(0);

        assertThat(results("compare", "r1", "r2")).isEqualTo(1);
        String byId = out.toString();
        out.getBuffer().setLength(0);
        assertThat(results(
                        "compare",
                        base.directory().resolve("report.html").toString(),
                        results.resolve("head.html").toString()))
                .isEqualTo(1);

        assertThat(rows(out.toString())).isNotEmpty().isEqualTo(rows(byId));
        assertThat(head.directory()).isDirectory();
    }

    @Test
    void aPageOfSeveralRunsCannotStandForOne() {
        load("sync", RunStatus.PASSED, 100);
        StoredRun last = load("async", RunStatus.PASSED, 100);
        report("run-sync", "run-async");
        String page = last.directory().resolve("variants.html").toString();

        assertThat(results("compare", page, page)).isEqualTo(3);
        assertThat(err.toString()).startsWith("results: " + page + " has not the data of one run");
    }

    @Test
    void aPageIsNotMadeOfAPageInItsPlace() throws IOException {
        StoredRun run = load("sync", RunStatus.PASSED, 100);
        report("run-sync");
        Path page = Files.move(run.directory().resolve("report.html"), results.resolve("attached.html"));

        assertThat(report(page.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--out: expected a file for the page of a run that was read from a page");
    }

    @Test
    void aNameThatMeansNothingIsAUsageError() {
        assertThat(report("nothing")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("results: 'nothing': expected a commit, a tag, a branch, the id of a run");
    }

    /** What stands below the title, which names the sides as they were asked for. */
    private static List<String> rows(String text) {
        return text.lines().filter(line -> line.contains("Writer.write")).toList();
    }

    private int report(String... arguments) {
        List<String> all = new ArrayList<>(List.of("report"));
        all.addAll(List.of(arguments));
        return results(all.toArray(String[]::new));
    }

    private int results(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results-dir", results.toString()));
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private StoredRun load(String variant, RunStatus status, int rate) {
        return Runs.store(results)
                .begin(Runs.identity(variant, "run-" + variant, Runs.DATABASE))
                .under(Runs.conditions(variant, Map.of("rate", rate)))
                .finish(status, Runs.details());
    }

    private StoredRun jmh(String runId, String commit, double centre) {
        return JmhRuns.store(
                results,
                runId,
                commit,
                JmhRuns.file(JmhRuns.benchmark("Writer.write", JmhRuns.forks(runId.hashCode(), 10, centre, 0.01))));
    }
}
