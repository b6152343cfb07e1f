package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredRunTest {

    @TempDir
    private Path directory;

    @Test
    void aMissingRunIsNamed() {
        assertThatThrownBy(() -> StoredRun.read(directory))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no readable run at " + directory.resolve("run.json")
                        + ": expected a run's directory or run.json");
    }

    @Test
    void aCutOffFileIsNamed() {
        assertThatThrownBy(() -> read("{\"schema_version\":1,"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run.json is not JSON, or is cut off");
    }

    @Test
    void aNewerSchemaVersionIsRefused() {
        assertThatThrownBy(() -> read("{\"schema_version\":3}"))
                .hasMessageContaining("expected schema_version 1 to 2, found 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aVerdictOfAnyVersionIsRead(String version) throws IOException {
        assertThat(read("{\"schema_version\":" + version + ",\"verdict\":\"failed\"}")
                        .exitCode())
                .isEqualTo(99);
    }

    @Test
    void aProvisionalPassIsNoPass() throws IOException {
        assertThat(read("{\"schema_version\":2,\"verdict\":\"passed\",\"exit_code\":0,\"provisional\":true}")
                        .exitCode())
                .isEqualTo(105);
    }

    @ParameterizedTest
    @CsvSource({
        "{\"verdict\":\"passed\"}, 0",
        "{\"verdict\":\"failed\"}, 99",
        "{\"verdict\":\"invalid\"}, 105",
        "{\"verdict\":\"invalid\"|\"exit_code\":104}, 104",
        "{\"verdict\":\"failed\"|\"exit_code\":0}, 99",
        "{\"verdict\":\"passed\"|\"exit_code\":0|\"status\":\"interrupted\"}, 105"
    })
    void theExitCodeIsZeroOnlyForAPass(String verdict, int exitCode) throws IOException {
        assertThat(read(verdict.replace('|', ',').replace("{", "{\"schema_version\":1,"))
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void aPageAboutARunIsReadLikeTheRun() throws IOException {
        Path page = Files.writeString(directory.resolve("saved.htm"), """
                <!DOCTYPE html><html><script>"no data"</script>
                <script id="jmh" type="application/json">[{"benchmark":"a\\u003c/script>"}]</script>
                <script type="application/json" id="run">{"schema_version":2,"run_id":"r",
                "suite":"\\u003c!--"}</script></html>""");

        StoredRun run = StoredRun.read(page);

        assertThat(run.directory()).isEqualTo(page);
        assertThat(run.suite()).isEqualTo("<!--");
        assertThat(run.jmh())
                .hasValueSatisfying(results ->
                        assertThat(results.at("/0/benchmark").asText()).isEqualTo("a</script>"));
    }

    @Test
    void aPageOfNoRunIsNamed() throws IOException {
        Path page = Files.writeString(directory.resolve("x.html"), "<html><script id=\"run\">{}</script></html>");

        assertThatThrownBy(() -> StoredRun.read(page))
                .isInstanceOf(StoreException.class)
                .hasMessage(page + " has not the data of one run: expected the page of a single run as"
                        + " 'scripts/report RUN' writes it; give directories or run ids instead");
    }

    private StoredRun read(String json) throws IOException {
        return StoredRun.read(Files.writeString(directory.resolve("run.json"), json));
    }
}
