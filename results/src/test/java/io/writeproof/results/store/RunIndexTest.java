package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunIndexTest {

    @TempDir
    private Path results;

    private StoredRun first;
    private StoredRun second;

    @BeforeEach
    void storeTwoRuns() {
        first = store(1);
        second = store(2);
    }

    @Test
    void aRunIsKnownByItsLineAlone() throws IOException {
        String sameLength = "x".repeat((int) Files.size(runFile(first)));
        Files.writeString(runFile(first), sameLength);

        assertThat(ids(read())).containsExactly("run-1", "run-2");
        assertThat(read().damaged()).isEmpty();
    }

    @Test
    void aLineSaysWhatTheRunSays() throws IOException {
        List<RunSummary> fromLines = read().runs();
        Files.delete(results.resolve("index.jsonl"));

        assertThat(read().runs())
                .map(RunSummary::toString)
                .isEqualTo(fromLines.stream().map(RunSummary::toString).toList());
        assertThat(fromLines.get(0).commit())
                .isEqualTo(first.document().at("/source/commit").asText());
        assertThat(fromLines.get(0).status()).isEqualTo(RunStatus.PASSED);
        assertThat(fromLines.get(0).environment()).isEqualTo(first.environment());
    }

    @Test
    void aCutOffRunIsDamagedAndHidesNoOther() throws IOException {
        Files.writeString(runFile(first), "{\"schema_version\": 2,");

        assertThat(ids(read())).containsExactly("run-2");
        assertThat(read().damaged()).hasSize(1);
        assertThat(read().damaged().get(0).directory())
                .isEqualTo("inference/" + first.directory().getFileName());
        assertThat(read().damaged().get(0).reason())
                .contains("is not JSON, or is cut off", "restore it or delete the run");
    }

    @Test
    void aRunWithoutItsFileIsDamaged() throws IOException {
        Files.delete(runFile(first));

        assertThat(read().damaged().get(0).reason()).startsWith("there is no readable run at ");
    }

    @Test
    void aRunOfANewerVersionIsNotListedAsOneOfThis() throws IOException {
        Files.writeString(runFile(first), "{\"schema_version\": 99}");

        assertThat(read().damaged().get(0).reason()).contains("expected schema_version 1 to 2, found 99");
    }

    @Test
    void aRunWithoutALineIsFoundAndALineWithoutARunIsNot() throws IOException {
        List<String> lines = Files.readAllLines(results.resolve("index.jsonl"));
        Files.write(
                results.resolve("index.jsonl"),
                List.of(lines.get(1), lines.get(1).replace("inference/", "gone/")));

        assertThat(ids(read())).containsExactly("run-1", "run-2");
    }

    @Test
    void whatAMergeLeavesInTheIndexDoesNoHarm() throws IOException {
        String index = Files.readString(results.resolve("index.jsonl"));
        Files.writeString(
                results.resolve("index.jsonl"),
                "<<<<<<< ours\n" + index + "=======\n" + index + ">>>>>>> theirs\n{\"run_id\":\"cut o",
                StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(ids(read())).containsExactly("run-1", "run-2");
        assertThat(read().damaged()).isEmpty();
        assertThat(ids(new RunIndex(results).readHeadlines())).containsExactly("run-1", "run-2");
    }

    @Test
    void headlinesAreALineWithoutItsGroups() throws IOException {
        String index = Files.readString(results.resolve("index.jsonl"));
        Files.writeString(
                results.resolve("index.jsonl"), index.replace("{\"run_id\"", "{\"medians\":{\"a\":[1]},\"run_id\""));

        List<RunSummary> headlines = new RunIndex(results).readHeadlines().runs();

        assertThat(headlines)
                .allSatisfy(
                        run -> assertThat(run.figure("medians").isMissingNode()).isTrue());
        assertThat(headlines)
                .map(run -> Json.line(run.line()))
                .containsExactlyElementsOf(
                        index.lines().map(line -> line + "\n").toList());
    }

    @Test
    void aRebuiltIndexIsTheOneThatRunsHaveWritten() throws IOException {
        String written = Files.readString(results.resolve("index.jsonl"));
        Files.writeString(results.resolve("index.jsonl"), "rubbish");

        assertThat(ids(new RunIndex(results).rebuild())).containsExactly("run-1", "run-2");
        assertThat(results.resolve("index.jsonl")).hasContent(written);
    }

    @Test
    void whatIsUnderWayOrNoRunIsNotListed() throws IOException {
        Runs.store(results).begin(Runs.hoursLater(3)).save(RunStatus.INTERRUPTED, Json.object());
        Files.createDirectories(results.resolve("src/main"));
        Files.writeString(results.resolve("README.md"), "about");

        assertThat(ids(read())).containsExactly("run-1", "run-2");
        assertThat(read().damaged()).isEmpty();
    }

    @Test
    void deletedRunsAreGoneFromDiskAndIndex() throws IOException {
        Runs.store(results).delete(read().runs().subList(0, 1));

        assertThat(first.directory()).doesNotExist();
        assertThat(results.resolve("inference")).isDirectoryNotContaining(path -> !path.equals(second.directory()));
        assertThat(Files.readString(results.resolve("index.jsonl")))
                .contains("run-2")
                .doesNotContain("run-1");
    }

    @Test
    void aRunIsFoundByItsIdItsDirectoryOrTheirBeginning() {
        store(10);
        RunStore store = Runs.store(results);

        assertThat(store.named("run-1")).extracting(RunSummary::runId).containsExactly("run-1");
        assertThat(store.named("run-")).hasSize(3);
        assertThat(store.named(String.valueOf(second.directory().getFileName())))
                .extracting(RunSummary::runId)
                .containsExactly("run-2");
        assertThat(store.named("20261121T1")).hasSize(3);
        assertThat(store.named("nothing")).isEmpty();
    }

    private StoredRun store(int hours) {
        return Runs.store(results).begin(Runs.hoursLater(hours)).finish(RunStatus.PASSED, Runs.details());
    }

    private RunListing read() {
        return new RunIndex(results).read();
    }

    private static Path runFile(StoredRun run) {
        return run.directory().resolve("run.json");
    }

    private static List<String> ids(RunListing listing) {
        return listing.runs().stream().map(RunSummary::runId).toList();
    }
}
