package io.writeproof.results.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.Spectrum;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredLoadTest {

    @TempDir
    private Path results;

    private LoadRuns runs;

    @BeforeEach
    void begin() {
        runs = new LoadRuns(results);
    }

    @Test
    void theCourseOfARunIsItsTimeline() {
        StoredRun run = runs.with("timeline", "run.timeline.jsonl", LoadRuns.TIMELINE)
                .with("history_csv", "run_stats_history.csv", LoadRuns.HISTORY)
                .store("sync");

        LoadDocument document = StoredLoad.of(run);

        assertThat(document.run()).isSameAs(run.document());
        assertThat(document.timeline())
                .extracting(second -> second.path("t").asDouble())
                .containsExactly(1.0, 2.0);
        assertThat(document.timeline().get(0).at("/response_ms/p99").asDouble()).isEqualTo(4.5);
    }

    @Test
    void aLastLineThatIsCutOffIsIgnored() {
        StoredRun run = runs.with("timeline", "run.timeline.jsonl", LoadRuns.TIMELINE + "{\"t\":3.0,\"phas")
                .store("sync");

        assertThat(StoredLoad.of(run).timeline()).hasSize(2);
    }

    @Test
    void aLineThatIsDamagedInTheMiddleIsNamed() {
        StoredRun run = runs.with("timeline", "run.timeline.jsonl", "{\"t\":1.0}\n{\"t\n{\"t\":2.0}\n")
                .store("sync");

        assertThatThrownBy(() -> StoredLoad.of(run))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run.timeline.jsonl, line 2 is not JSON")
                .hasMessageEndingWith("; restore the file or delete it");
    }

    @Test
    void aTimelineOfANewerVersionIsRefused() {
        StoredRun run = runs.with("timeline", "run.timeline.jsonl", "{\"schema_version\":2}\n")
                .store("sync");

        assertThatThrownBy(() -> StoredLoad.of(run))
                .hasMessageContaining("run.timeline.jsonl: expected schema_version 1, found 2");
    }

    @Test
    void anOlderRunHasTheSecondsOfItsHistory() {
        StoredRun run = runs.with("history_csv", "run_stats_history.csv", LoadRuns.HISTORY)
                .store("sync");

        assertThat(StoredLoad.of(run).timeline())
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"t\":1.0,\"phases\":[\"warmup\",\"steady\"],\"threads\":4,"
                                + "\"achieved\":9.0,\"failed\":1.0,"
                                + "\"response_ms\":{\"max\":9.9,\"p50\":1.2,\"p95\":3.4,\"p99\":5.6}}",
                        "{\"t\":2.0,\"threads\":4,\"achieved\":0.0,\"failed\":0.0}");
    }

    @Test
    void aSpectrumHasTheLabelThatItsFileIsNamedAfter() {
        runs.details().putObject("labels").putObject("GET /a");
        runs.details().withObject("/labels").putObject("get?/A");
        StoredRun run = runs.with("spectrum", "run.GET_a.response.hgrm", LoadRuns.SPECTRUM)
                .with("spectrum", "run.get_A-2.service.hgrm", LoadRuns.SPECTRUM)
                .with("spectrum", "run.other.service.hgrm", LoadRuns.SPECTRUM)
                .store("sync");

        assertThat(StoredLoad.of(run).spectra())
                .extracting(Spectrum::label, Spectrum::kind)
                .containsExactly(tuple("GET /a", "response"), tuple("get?/A", "service"), tuple("other", "service"));
        assertThat(StoredLoad.of(run).spectra().get(0).points())
                .containsExactly(new double[] {0, 0.5}, new double[] {0.5, 1.25}, new double[] {1, 12.3});
    }

    @Test
    void aRunThatWroteNothingElseHasNothingElse() {
        LoadDocument document = StoredLoad.of(runs.store("sync"));

        assertThat(document.timeline()).isEmpty();
        assertThat(document.spectra()).isEmpty();
    }

    @Test
    void aFileOutsideTheRunsDirectoryIsNotRead() throws IOException {
        Path secret = Files.writeString(results.resolve("run.secret.response.hgrm"), LoadRuns.SPECTRUM);
        runs.details().withArray("files").addObject().put("kind", "spectrum").put("path", secret.toString());
        runs.details()
                .withArray("files")
                .addObject()
                .put("kind", "spectrum")
                .put("path", "../../run.secret.response.hgrm");

        assertThat(StoredLoad.of(runs.store("sync")).spectra()).isEmpty();
    }
}
