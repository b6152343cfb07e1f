package io.writeproof.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real repository of two commits, whose scripts store runs without measuring anything. */
@Timeout(120)
final class ComparePairsIT {

    /** Stores a run with the score that the file {@code speed} of its commit says, somewhat different each time. */
    private static final String BENCH = """
        #!/usr/bin/env bash
        set -euo pipefail
        echo "bench $*" >> "$LOG_OF_TEST"
        [[ -f built ]] || { echo "not built" >&2; exit 9; }
        [[ ! -f broken ]] || { echo "no such benchmark" >&2; exit 7; }
        if [[ -f endless ]]; then
          trap 'echo TERM >> "$LOG_OF_TEST"; exit 143' TERM
          trap 'echo INT >> "$LOG_OF_TEST"; exit 130' INT
          echo waiting >> "$LOG_OF_TEST"
          sleep 100 & wait $!
        fi
        commit=$(git rev-parse HEAD)
        dirty=$(git status --porcelain -- . ':!built' | grep -q . && echo true || echo false)
        run="$2/jmh/run-$(date +%s%N)"
        mkdir -p "$run"
        score=$(awk -v speed="$(cat speed)" -v seed="$RANDOM" 'BEGIN { srand(seed); print speed * (0.99 + 0.02 * rand()) }')
        cat > "$run/jmh.json" <<JSON
        [{"benchmark": "com.example.Writer.write", "mode": "thrpt", "forks": 1,
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[$score]]}}]
        JSON
        cat > "$run/run.json" <<JSON
        {"schema_version": 2, "run_id": "${run##*/}", "suite": "jmh", "variant": null, "status": "passed",
         "started_at": "$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)", "parameters": {},
         "source": {"commit": "$commit", "dirty": $dirty}, "environment": {"fingerprint": "d06f69d1"}}
        JSON
        """;

    @TempDir
    private Path repository;

    @TempDir
    private Path outside;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeARepositoryOfTwoCommits() throws IOException, InterruptedException {
        git("init", "--quiet", "--initial-branch=main");
        script("build", "#!/usr/bin/env bash\necho \"build $*\" >> \"$LOG_OF_TEST\"\ntouch built\n");
        script("bench", BENCH);
        Files.writeString(repository.resolve(".gitignore"), "built\n");
        commit("speed", "1000");
        git("tag", "v1");
        commit("speed", "700");
    }

    @Test
    void aSlowerCommitIsFoundAndNamed() throws IOException, InterruptedException {
        assertThat(compare("--pairs", "6", "v1", "--seed", "3", "--", "-bm", "thrpt", "Writer"))
                .as(err.toString())
                .isEqualTo(1);

        String head = git("rev-parse", "HEAD").substring(0, 7);
        assertThat(out.toString())
                .contains("6 pairs", "REGRESSED", "regression: 1 regressed")
                .contains("warning: the regression is of "
                        + git("rev-parse", "v1").substring(0, 7) + ".." + head + ", 1 commit: " + head
                        + " speed is 700")
                .doesNotContain("changed working tree");
        assertThat(err.toString()).contains("building base v1 ", "building head HEAD ", "[12/12] pair 6 ");
        assertThat(Files.readAllLines(log()))
                .startsWith("build bench", "build bench")
                .filteredOn(line -> line.startsWith("bench"))
                .hasSize(12)
                .containsOnly("bench --store " + repository.resolve("results") + " -f 1 -bm thrpt Writer");
        assertNothingIsLeft();
    }

    @Test
    void aCommitCanBeMeasuredAgainstItself() throws IOException, InterruptedException {
        assertThat(compare("--pairs", "4", "main", "main", "--", "Writer"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("(4 runs)", "4 pairs");
        assertNothingIsLeft();
    }

    @Test
    void aRunThatFailsEndsTheSessionWithWhatItsScriptSaid() throws IOException, InterruptedException {
        commit("broken", "");

        assertThat(compare("--pairs", "6", "v1", "--seed", "3")).isEqualTo(3);
        assertThat(err.toString())
                .contains("results: head HEAD " + git("rev-parse", "HEAD").substring(0, 7)
                        + ": scripts/bench stored no run of this commit and ended with exit code 7; the last it said:\n"
                        + "  no such benchmark");
        assertNothingIsLeft();
    }

    @Test
    void aCommitThatCannotBeBuiltIsNamed() throws IOException, InterruptedException {
        script("build", "#!/usr/bin/env bash\necho 'it does not compile' >&2\nexit 1\n");
        commit("speed", "900");

        assertThat(compare("--pairs", "6", "v1")).isEqualTo(3);
        assertThat(err.toString())
                .contains(": scripts/build failed with exit code 1; the last it said:\n  it does not compile");
        assertNothingIsLeft();
    }

    @Test
    void changesThatWouldNotBeMeasuredAreRefusedUnlessTheCommitIsNamed() throws IOException {
        Files.writeString(repository.resolve("speed"), "1");

        assertThat(compare("--pairs", "1", "v1")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "results: the working tree has changes that are not committed, and commits"
                                + " are measured: commit them, or name HEAD to measure its last commit without them\n");
        assertThat(compare("--pairs", "1", "v1", "HEAD")).isZero();
    }

    @Test
    void identicalCodeGivesEachRowItsNoiseFloor() throws IOException, InterruptedException {
        Path floors = Files.createDirectories(repository.resolve("results")).resolve("noise-floors.json");
        Files.writeString(floors, """
            {"schema_version": 1, "floors": [
              {"environment": "e", "suite": "jmh", "label": "Other", "metric": "thrpt", "floor": 0.03}]}
            """);

        assertThat(compare("--calibrate", "--pairs", "3", "--", "Writer"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Writer.write thrpt",
                        "3 pairs of identical code, 1 rows, 1 judged in 1 comparison: 0 false alarms");
        assertThat(Files.readString(floors)).contains("\"Other\"", "\"com.example.Writer.write\"", "\"d06f69d1\"");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--confirm=2", "--calibrate", "--seed=1", "--postgres-url=postgresql://localhost"})
    void whatIsAboutRunsToBeMadeNeedsPairs(String option) {
        assertThat(compare("v1", option)).isEqualTo(2);
        assertThat(err.toString()).contains(option.split("=", 2)[0] + ": expected together with --pairs N");
    }

    @Test
    void aNameThatMeansNoCommitIsAUsageError() {
        assertThat(compare("--pairs", "6", "no-such-branch")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'no-such-branch': expected a commit, a tag or a branch of", "found nothing of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsTheScriptInOrderAndLeavesNoWorktree(String signal) throws IOException, InterruptedException {
        commit("endless", "");
        Process process = start("--pairs", "6", "v1", "--seed", "3");
        await("waiting");

        // As a terminal does: to every process of the group.
        run("kill", "-" + signal, "--", "-" + process.pid());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(log())).contains("TERM").doesNotContain("INT");
        assertNothingIsLeft();
    }

    private void await(String line) throws IOException, InterruptedException {
        while (!Files.exists(log()) || !Files.readAllLines(log()).contains(line)) {
            Thread.sleep(50);
        }
    }

    private void assertNothingIsLeft() throws IOException, InterruptedException {
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(outside.resolve("tmp").toFile().list()).isNullOrEmpty();
    }

    private Path log() {
        return outside.resolve("log");
    }

    /** In a process of its own, because of its shutdown hook and its environment. */
    private int compare(String... arguments) {
        try {
            Process process = start(arguments);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            new PrintWriter(out, true).print(said);
            int exitCode = process.waitFor();
            new PrintWriter(err, true).print(Files.readString(outside.resolve("err")));
            return exitCode;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(String... arguments) throws IOException {
        Path temporary = Files.createDirectories(outside.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "env",
                "--default-signal=INT", // a build in the background has been told to ignore it
                System.getProperty("java.home") + "/bin/java",
                "-Djava.io.tmpdir=" + temporary,
                "-Dwriteproof.results=" + repository.resolve("results"),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Results.class.getName(),
                "compare"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectError(outside.resolve("err").toFile());
        builder.environment().put("LOG_OF_TEST", log().toString());
        return builder.start();
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.createDirectories(repository.resolve("scripts")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void commit(String file, String content) throws IOException, InterruptedException {
        Files.writeString(repository.resolve(file), content);
        git("add", ".");
        git("commit", "--quiet", "--message", file + " is " + content);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer.trim();
    }
}
