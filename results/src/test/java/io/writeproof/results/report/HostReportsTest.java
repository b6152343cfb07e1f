package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostReportsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/stress-test-results-localhost.md");
    private static final String OLD = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String NEW = "ffeeddccbbaa00998877665544332211ffeeddcc";

    @TempDir
    private Path results;

    @Test
    void theFileOfAHostIsTheGoldenFile() throws IOException {
        store(
                run("orchestration-standard", "09:30:00", OLD),
                "localhost",
                RunStatus.PASSED,
                OrchestrationRuns.details(100, 100));
        store(run("query-gateway-cache", "09:31:00", OLD), "127.0.0.1", RunStatus.PASSED, requests());
        ObjectNode damaged = OrchestrationRuns.details(100, 97);
        damaged.putArray("reasons").add("success_rate: launched | completed [97] <b>of</b> 100 < limit 100 %");
        damaged.putObject("errors").put("503", 3);
        store(run("orchestration-standard", "10:00:00", NEW), "localhost", RunStatus.FAILED, damaged);

        assertThat(reports().updateAll()).containsExactly(results.resolve("stress-test-results-localhost.md"));
        assertThat(results.resolve("stress-test-results-localhost.md"))
                .content()
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everyHostHasAFileOfItsOwn() {
        store(run("orchestration", "09:30:00", OLD), "localhost", RunStatus.PASSED, OrchestrationRuns.details(1, 1));
        store(
                run("orchestration", "09:31:00", OLD),
                "db.example.org",
                RunStatus.PASSED,
                OrchestrationRuns.details(2, 2));

        assertThat(reports().updateAll())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("stress-test-results-db.md", "stress-test-results-localhost.md");
        assertThat(results.resolve("stress-test-results-db.md"))
                .content()
                .contains("on db.example.org", "| 2 | 0 |")
                .doesNotContain("localhost");
    }

    @Test
    void aRunAddsItselfToTheFileOfItsHostAndTouchesNoOther() {
        store(
                run("orchestration", "09:30:00", OLD),
                "db.example.org",
                RunStatus.PASSED,
                OrchestrationRuns.details(2, 2));
        StoredRun here = store(run("orchestration", "09:31:00", OLD), "localhost", RunStatus.PASSED, requests());

        assertThat(reports().update(here)).contains(results.resolve("stress-test-results-localhost.md"));
        assertThat(results.resolve("stress-test-results-db.md")).doesNotExist();
    }

    @Test
    void aRunThatNamesNoHostIsInNoFile() {
        StoredRun old = Runs.store(results).begin(Runs.identity()).finish(RunStatus.PASSED, Runs.details());

        assertThat(reports().update(old)).isEmpty();
        assertThat(reports().updateAll()).isEmpty();
    }

    @Test
    void runsOfChangedCodeAreApartFromThoseOfItsCommit() {
        store(run("orchestration", "09:30:00", OLD), "localhost", RunStatus.PASSED, OrchestrationRuns.details(1, 1));
        SourceVersion changed = new SourceVersion(OLD, null, "main", "2026-11-20T18:00:00Z", "0".repeat(64));
        store(
                identity("orchestration", "09:31:00", changed),
                "localhost",
                RunStatus.PASSED,
                OrchestrationRuns.details(1, 1));
        store(run("orchestration", "09:32:00", OLD), "localhost", RunStatus.PASSED, OrchestrationRuns.details(1, 1));

        reports().updateAll();

        assertThat(results.resolve("stress-test-results-localhost.md"))
                .content()
                .containsSubsequence(
                        "without the uncommitted changes of the last test",
                        "with uncommitted changes",
                        "changes that are not committed",
                        "first test on this host");
    }

    @Test
    void theNewestHundredCommitsAreInTheFile() {
        for (int second = 0; second <= 50; second++) {
            for (String minute : List.of("00", "01")) {
                String time = String.format(Locale.ROOT, "09:%s:%02d", minute, second);
                store(
                        run(
                                "orchestration",
                                time,
                                time.replace(":", "").repeat(7).substring(2)),
                        "db",
                        RunStatus.PASSED,
                        requests());
            }
        }

        reports().updateAll();

        assertThat(results.resolve("stress-test-results-db.md"))
                .content()
                .contains("2 older sections are left out", "09:01:50", "09:00:02")
                .doesNotContain("09:00:01", "first test on this host");
    }

    @Test
    void aRunWithoutFiguresIsShownWithItsReason() {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.putArray("reasons").add("JMeter ended without a verdict; see jmeter.log");
        store(run("orchestration-light", "09:30:00", OLD), "localhost", RunStatus.INVALID, none);

        reports().updateAll();

        assertThat(results.resolve("stress-test-results-localhost.md"))
                .content()
                .contains("| light group-commit 2:2 | - | - | - | - | - | - | - | - | - | - | - | - | invalid |")
                .contains("invalid: JMeter ended without a verdict; see jmeter.log");
    }

    private HostReports reports() {
        return new HostReports(Runs.store(results), results);
    }

    private StoredRun store(Identity identity, String host, RunStatus status, ObjectNode details) {
        PendingRun pending = Runs.store(results).begin(identity).under(Runs.onHost(host, Map.of("dispatchers", "2:2")));
        try {
            Files.writeString(
                    pending.directory().resolve("run_stats.csv"),
                    "Type,Name,Average Response Time,50%,95%,99%\n,Aggregated,4.25,1.25,3.5,12.3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pending.finish(status, details);
    }

    private static Identity run(String suite, String time, String commit) {
        return identity(suite, time, new SourceVersion(commit, null, "main", "2026-11-20T18:00:00Z", null));
    }

    private static Identity identity(String suite, String time, SourceVersion source) {
        Identity like = Runs.identity();
        return new Identity(
                suite,
                "group-commit",
                "run-" + time.replace(':', '-'),
                Instant.parse("2026-11-21T" + time + ".250Z"),
                source,
                like.environment());
    }

    private static ObjectNode requests() {
        ObjectNode details = Runs.details();
        return details.put("rlt_iters_total", 300).put("rlt_success_total", 299);
    }
}
