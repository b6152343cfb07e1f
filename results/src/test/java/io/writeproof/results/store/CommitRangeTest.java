package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitRangeTest {

    private static final String ABSENT = "0123456789012345678901234567890123456789";

    @TempDir
    private Path directory;

    private Path repository = Path.of("");
    private String first = "";
    private String third = "";

    @BeforeEach
    void aRepositoryWithThreeCommits() throws Exception {
        repository = Files.createDirectories(directory.resolve("origin"));
        git(repository, "init", "--initial-branch=main");
        first = commit("Begin");
        commit("Write in batches");
        third = commit("Read nothing twice");
    }

    @Test
    void theCommitsThatTheEarlierRunDidNotHaveAreNamedNewestFirst() {
        CommitRange range = CommitRange.between(repository, first, third);

        assertThat(range.commits())
                .satisfiesExactly(
                        newest -> assertThat(newest).matches("[0-9a-f]{7,} Read nothing twice"),
                        older -> assertThat(older).matches("[0-9a-f]{7,} Write in batches"));
        assertThat(range.gap()).isEmpty();
    }

    @Test
    void anEarlierCommitHasNothingNew() {
        assertThat(CommitRange.between(repository, third, first).commits()).isEmpty();
        assertThat(CommitRange.between(repository, third, first).gap()).isEmpty();
    }

    @Test
    void aCommitThatIsNotHereIsAGapAndNotAnError() {
        CommitRange range = CommitRange.between(repository, ABSENT, third);

        assertThat(range.commits()).isEmpty();
        assertThat(range.gap()).get().asString().contains("does not know both commits", "git fetch --unshallow");
    }

    @Test
    void theSameCommitHasNothingNewWhereverItIs() {
        assertThat(CommitRange.between(repository, ABSENT, ABSENT))
                .isEqualTo(CommitRange.between(repository, first, first));
        assertThat(CommitRange.between(repository, ABSENT, ABSENT).gap()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "--output=/tmp/x", "HEAD"})
    void whatIsNoFullHashNeverReachesGit(String commit) {
        assertThat(CommitRange.between(repository, commit, third).gap())
                .contains("one of the two runs was stored without a commit");
    }

    @Test
    void aShallowCloneSaysThatCommitsMayBeMissing() throws Exception {
        Path clone = directory.resolve("clone");
        git(directory, "clone", "--depth=2", "file://" + repository, clone.toString());
        String second = output(clone, "rev-parse", "HEAD~1");

        CommitRange known = CommitRange.between(clone, second, third);

        assertThat(known.commits()).hasSize(1);
        assertThat(known.gap()).contains("the clone is shallow: older commits may be missing");
        assertThat(CommitRange.between(clone, first, third).gap())
                .get()
                .asString()
                .contains("a shallow clone");
    }

    private String commit(String subject) throws Exception {
        git(
                repository,
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "commit",
                "--allow-empty",
                "--message=" + subject);
        return output(repository, "rev-parse", "HEAD");
    }

    private static void git(Path where, String... arguments) throws Exception {
        output(where, arguments);
    }

    private static String output(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
        return output.strip();
    }
}
