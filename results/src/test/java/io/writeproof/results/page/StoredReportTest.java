package io.writeproof.results.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.results.compare.JmhRuns;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredReportTest {

    private static final String HOSTILE = "<script>alert(1)</script><!-- \u202e\u0007 </title>";

    @TempDir
    private Path results;

    @Test
    void thePageOfALoadRunIsTheSameEachTime() throws IOException {
        StoredRun run = load().store("sync");

        Path page = StoredReport.write(run);
        byte[] first = Files.readAllBytes(page);
        StoredReport.write(run);

        assertThat(page).isEqualTo(run.directory().resolve("report.html"));
        assertThat(Files.readAllBytes(page)).isEqualTo(first);
        assertThat(StoredReport.of(StoredRun.read(run.directory()))).isEqualTo(Files.readString(page));
    }

    @Test
    void whatIsReadBackFromAPageIsTheRun() {
        StoredRun load = load().store("sync");
        StoredRun jmh = jmh("Writer.write");

        StoredRun loadOfPage = StoredRun.read(StoredReport.write(load));
        StoredRun jmhOfPage = StoredRun.read(StoredReport.write(jmh));

        assertThat(loadOfPage.document())
                .isEqualTo(StoredRun.read(load.directory()).document());
        assertThat(loadOfPage.jmh()).isEmpty();
        assertThat(jmhOfPage.document())
                .isEqualTo(StoredRun.read(jmh.directory()).document());
        assertThat(jmhOfPage.jmh()).isPresent().isEqualTo(jmh.jmh());
    }

    @Test
    void namesFromARunStayText() {
        LoadRuns hostile = load();
        hostile.details().withArray("warnings").add(HOSTILE);
        hostile.details().withArray("reasons").add(HOSTILE);
        hostile.details()
                .withObject("/labels")
                .putObject(HOSTILE)
                .put("count", 1)
                .put("errors", 0)
                .putObject("response_ms")
                .put("p99", 1);

        for (StoredRun run :
                new StoredRun[] {hostile.store("<script>alert(1)"), jmh(HOSTILE.replace("\u0007", "\\u0007"))}) {
            String page = StoredReport.of(run);

            assertThat(page)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<!-- ", "\u202e", "\u0007");
            assertThat(StoredRun.read(StoredReport.write(run)).document())
                    .isEqualTo(StoredRun.read(run.directory()).document());
        }
    }

    @Test
    void aResultThatMakesThePageTooLongStaysInItsFile() {
        String[] benchmarks = new String[60];
        for (int i = 0; i < benchmarks.length; i++) {
            benchmarks[i] = JmhRuns.benchmark("Writer.write" + i, JmhRuns.forks(i, 200, 1000, 0.02));
        }
        StoredRun run = JmhRuns.store(results, "large", JmhRuns.BASE_COMMIT, JmhRuns.file(benchmarks));

        assertThat(StoredRun.read(StoredReport.write(run)).jmh()).isEmpty();
    }

    @Test
    void aRunThatCannotBeDrawnIsNamed() throws IOException {
        StoredRun run = jmh("Writer.write");
        Files.writeString(run.directory().resolve("jmh.json"), "[{");

        assertThatThrownBy(() -> StoredReport.write(run))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jmh.json is not JSON, or is cut off");
        assertThat(run.directory().resolve("report.html")).doesNotExist();
    }

    @Test
    void aDefectInTheDrawingIsToldLikeEverythingElse() {
        Path file = results.resolve("x.html");

        assertThatThrownBy(() -> PageFile.write(file, () -> {
                    throw new IllegalStateException("no such column");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("cannot write " + file + ": java.lang.IllegalStateException: no such column");
    }

    private LoadRuns load() {
        return new LoadRuns(results)
                .with("timeline", "run.timeline.jsonl", LoadRuns.TIMELINE)
                .with("spectrum", "run.insert.response.hgrm", LoadRuns.SPECTRUM);
    }

    private StoredRun jmh(String name) {
        return JmhRuns.store(
                results,
                "jmh-run",
                JmhRuns.BASE_COMMIT,
                JmhRuns.file(JmhRuns.benchmark(name, JmhRuns.forks(1, 5, 1000, 0.02))));
    }
}
