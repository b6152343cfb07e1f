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

final class SourceVersionTest {

    @TempDir
    private Path repository;

    @BeforeEach
    void aRepositoryWithOneCommit() throws Exception {
        git("init", "--initial-branch=main");
        Files.writeString(repository.resolve("code"), "1");
        Files.createDirectories(repository.resolve("results/inference"));
        Files.createDirectories(repository.resolve("module"));
        Files.writeString(repository.resolve("results/index.jsonl"), "");
        commit();
    }

    @Test
    void aCleanCheckoutIsItsCommit() {
        SourceVersion source = SourceVersion.read(repository);

        assertThat(source.commit()).matches("[0-9a-f]{40}");
        assertThat(source.parent()).isNull();
        assertThat(source.branch()).isEqualTo("main");
        assertThat(source.committedAt()).isEqualTo("2026-11-20T16:00:00Z");
        assertThat(source.dirty()).isFalse();
        assertThat(source.shortName()).isEqualTo(source.commit().substring(0, 7));
    }

    @Test
    void theParentIsTheCommitBefore() throws Exception {
        String first = SourceVersion.read(repository).commit();
        Files.writeString(repository.resolve("code"), "2");
        commit();

        assertThat(SourceVersion.read(repository).parent()).isEqualTo(first);
    }

    @Test
    void aChangedFileMakesItDirtyAlsoWhenAskedFromAModule() throws IOException {
        Files.writeString(repository.resolve("code"), "2");
        SourceVersion second = SourceVersion.read(repository.resolve("module"));
        Files.writeString(repository.resolve("code"), "3");
        SourceVersion third = SourceVersion.read(repository.resolve("module"));

        assertThat(second.shortName()).endsWith("-dirty");
        assertThat(second.diffHash()).matches("[0-9a-f]{64}").isNotEqualTo(third.diffHash());
    }

    @Test
    void storedResultsDoNotCountAsChanges() throws IOException {
        Files.writeString(repository.resolve("results/index.jsonl"), "{}");
        Files.writeString(repository.resolve("results/inference/run.json"), "{}");

        assertThat(SourceVersion.read(repository).dirty()).isFalse();
    }

    @Test
    void withoutARepositoryNothingIsKnown(@TempDir Path elsewhere) {
        assertThat(SourceVersion.read(elsewhere)).isEqualTo(SourceVersion.UNKNOWN);
        assertThat(SourceVersion.UNKNOWN.shortName()).isEqualTo("unknown");
    }

    private void commit() throws Exception {
        git("add", "--all");
        git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--message=change");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_COMMITTER_DATE", "2026-11-20T18:00:00+02:00");
        Process git = builder.start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
    }
}
