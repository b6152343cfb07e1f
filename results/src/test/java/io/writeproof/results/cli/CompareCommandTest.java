package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompareCommandTest {

    @TempDir
    private Path repository;

    @TempDir
    private Path elsewhere;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path results = Path.of("");
    private String base = "";
    private String head = "";

    @BeforeEach
    void makeARepositoryOfTwoCommits() throws IOException, InterruptedException {
        results = repository.resolve("results");
        git("init", "--quiet", "--initial-branch=main");
        base = commit("one");
        git("tag", "v1.0");
        head = commit("two");
    }

    @Test
    void twoCommitsAreComparedByTheirNames() {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 1000);

        assertThat(compare("v1.0", "main")).isZero();
        assertThat(out.toString())
                .startsWith("suite jmh   base v1.0 " + base.substring(0, 7) + " (1 run)   head main "
                        + head.substring(0, 7) + " (1 run)   same environment ")
                .endsWith("ok: 1 unchanged\n");
    }

    @Test
    void theWorkingTreesCommitIsTheOtherSideUnlessOneIsNamed() {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 700);

        assertThat(compare("HEAD~1")).isEqualTo(1);
        assertThat(out.toString()).contains("REGRESSED").endsWith("regression: 1 regressed\n");
    }

    @Test
    void uncommittedChangesAreCalledOut() throws IOException {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 1000);
        Files.writeString(repository.resolve("file"), "changed");

        assertThat(compare("HEAD~1")).isZero();
        assertThat(out.toString())
                .contains("warning: the working tree has changes that are not committed: the runs of its commit do not "
                        + "measure them");
    }

    @Test
    void runIdsAndDirectoriesAreSidesToo() {
        StoredRun before = store("r1", base, 1, 1000);
        store("run-of-head", head, 2, 1000);

        assertThat(compare(before.directory().toString(), "run-of-h")).isZero();
        assertThat(out.toString()).contains("head run-of-h (1 run)");
    }

    @Test
    void aDirectoryOfRunsIsASide() {
        store("r1", base, 1, 1000);
        store("r2", base, 2, 1000);

        assertThat(compare(results.resolve("jmh").toString(), results.toString()))
                .isZero();
        assertThat(out.toString()).contains("(2 runs)");
    }

    @Test
    void aCommitIsKnownByItsHashWithoutARepository() throws IOException {
        StoredRun before = store("r1", base, 1, 1000);
        Path store = Files.createDirectories(elsewhere.resolve("results"));
        copy(before, store);

        assertThat(results("compare", base.substring(0, 8), base, "--results-dir", store.toString()))
                .isZero();
    }

    @Test
    void aNameThatMeansNothingIsAUsageError() {
        assertThat(compare("no-such-branch")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "results: 'no-such-branch': expected a commit, a tag, a branch, the id of a run, or a directory of "
                                + "runs, found nothing of that name; 'scripts/results list' shows what is stored\n");
    }

    @Test
    void aShallowCloneIsTold() throws IOException, InterruptedException {
        Path clone = elsewhere.resolve("clone");
        git("clone", "--quiet", "--depth=1", "file://" + repository, clone.toString());

        assertThat(results(
                        "compare",
                        "HEAD~1",
                        "--results-dir",
                        clone.resolve("results").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("this clone is shallow: fetch its history with 'git fetch --unshallow'");
    }

    @ParameterizedTest
    @CsvSource({"jmh, scripts/bench", "inference, scripts/load inference"})
    void aCommitWithoutARunNamesTheCommandThatMakesOne(String suite, String command) {
        assertThat(compare("v1.0", "--suite", suite)).isEqualTo(4);
        String commit = base.substring(0, 7);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("results: nothing to compare: there is no stored run of " + commit
                        + " in suite " + suite + "; make one with: git switch --detach " + commit + " && " + command
                        + "\n");
    }

    @Test
    void runsOfAChangedTreeAreNoRunsOfItsCommit() {
        JmhRuns.storeChanged(results, "r1", base, JmhRuns.file(benchmark(1, 1000)));

        assertThat(compare("v1.0")).isEqualTo(4);
        assertThat(err.toString())
                .contains("only 1 of a changed working tree: commit the changes, or name a run by id");
    }

    @Test
    void anEmptyDirectoryIsNoSide() throws IOException {
        Path empty = Files.createDirectories(repository.resolve("empty"));

        assertThat(compare(empty.toString())).isEqualTo(4);
        assertThat(err.toString()).contains("nothing to compare: there are no stored runs below " + empty);
    }

    @Test
    void aDamagedRunExitsWithThree() throws IOException {
        StoredRun run = store("r1", base, 1, 1000);
        Files.writeString(run.directory().resolve("jmh.json"), "[{");

        assertThat(compare("r1", "r1")).isEqualTo(3);
        assertThat(err.toString()).contains("jmh.json is not JSON, or is cut off");
    }

    @Test
    void tooFewReplicatesFailOnlyWhenThatIsToCount() {
        JmhRuns.store(
                results, "r1", base, JmhRuns.file(JmhRuns.benchmark("Writer.write", JmhRuns.forks(1, 2, 1, 0.1))));

        assertThat(compare("r1", "r1")).isZero();
        assertThat(compare("r1", "r1", "--strict")).isEqualTo(5);
    }

    @Test
    void theThresholdIsAPercentage() {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 800);

        assertThat(compare("v1.0", "--threshold", "40%")).isZero();
        assertThat(compare("v1.0", "--threshold", "40")).isEqualTo(2);
        assertThat(err.toString()).contains("expected a percentage such as 5%, found '40'");
    }

    @Test
    void aFormatGoesToItsFileAndTextToTheTerminal() throws IOException {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 1000);
        Path file = repository.resolve("comparison.md");

        assertThat(compare("v1.0", "--format", "markdown", "--out", file.toString()))
                .isZero();
        assertThat(Files.readString(file)).startsWith("**ok: 1 unchanged**\n");
        assertThat(out.toString()).startsWith("suite jmh");
    }

    @Test
    void aFileThatCannotBeWrittenIsAUsageError() {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 1000);

        assertThat(compare("v1.0", "--out", "/nowhere/comparison.txt")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--out: expected a file that can be written, found /nowhere/comparison.txt");
    }

    @Test
    void theSelfTestIsGreenWithoutAChangeAndRedWithOne() {
        store("r1", head, 1, 1000);

        assertThat(compare("--self-test")).isZero();
        assertThat(out.toString()).isEqualTo("""
                injected 0 %: ok: 1 unchanged
                injected +10.0 %: 1 of 1 rows turned red
                proven: the gate stays green, and turns red
                """);
    }

    @Test
    void aGateThatCannotFailIsFoundOut() {
        store("r1", head, 1, 1000);

        assertThat(compare("--self-test", "--threshold", "50%")).isEqualTo(3);
        assertThat(out.toString()).contains("not found with +10.0 %: Writer.write:size=10,mode=SYNC thrpt unchanged");
    }

    @Test
    void withoutABaseThereIsNothingToDo() {
        assertThat(compare()).isEqualTo(2);
        assertThat(err.toString()).contains("expected BASE: a commit, tag, branch, run id or directory of runs");
    }

    @ParameterizedTest
    @CsvSource({"sideways, 2", "up, 1", "down, 0"})
    void theDirectionOfARowCanBeStated(String way, int exitCode) {
        store("r1", base, 1, 1000);
        store("r2", head, 2, 700);

        String row = "com.example.Writer.write:size=10,mode=SYNC thrpt";
        assertThat(compare("v1.0", "--direction", "com.example.Writer.write:size=10,mode=SYNC=" + way))
                .as(row)
                .isEqualTo(exitCode);
    }

    private int compare(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--results-dir", results.toString()));
        return results(all.toArray(String[]::new));
    }

    private int results(String... arguments) {
        return Results.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private StoredRun store(String runId, String commit, long seed, double centre) {
        return JmhRuns.store(results, runId, commit, JmhRuns.file(benchmark(seed, centre)));
    }

    private static String benchmark(long seed, double centre) {
        return JmhRuns.benchmark("Writer.write", JmhRuns.forks(seed, 10, centre, 0.01));
    }

    private static void copy(StoredRun run, Path store) throws IOException {
        Path to = Files.createDirectories(
                store.resolve("jmh").resolve(run.directory().getFileName()));
        for (String file : List.of("run.json", "jmh.json")) {
            Files.copy(run.directory().resolve(file), to.resolve(file));
        }
    }

    private String commit(String content) throws IOException, InterruptedException {
        Files.writeString(repository.resolve("file"), content);
        git("add", "file");
        git("commit", "--quiet", "--message", content);
        return git("rev-parse", "HEAD").trim();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(answer).isZero();
        return answer;
    }
}
