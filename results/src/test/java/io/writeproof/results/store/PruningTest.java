package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PruningTest {

    private static final RunSummary OLD = run(1, "passed", "sync", "e1");
    private static final RunSummary MIDDLE = run(2, "passed", "sync", "e1");
    private static final RunSummary NEW = run(3, "invalid", "sync", "e1");
    private static final RunSummary OTHER_VARIANT = run(1, "failed", "async", "e1");
    private static final RunSummary ELSEWHERE = run(1, "interrupted", "sync", "e2");
    private static final List<RunSummary> ALL = List.of(OLD, OTHER_VARIANT, ELSEWHERE, MIDDLE, NEW);

    @Test
    void theNewestOfEachGroupStay() {
        assertThat(Pruning.keepingNewest(2).unwanted(ALL)).containsExactly(OLD);
    }

    @Test
    void theLastValidRunStaysThoughNewerOnesAreInvalid() {
        assertThat(Pruning.keepingNewest(1).unwanted(ALL)).containsExactly(OLD);
    }

    @Test
    void oldRunsGoButTheLastValidOneOfEachGroup() {
        assertThat(Pruning.startedBefore(Instant.parse("2027-01-01T00:00:00Z")).unwanted(ALL))
                .containsExactly(OLD, ELSEWHERE, NEW);
    }

    @Test
    void whatIsYoungStays() {
        assertThat(Pruning.startedBefore(Instant.parse("2026-11-02T00:00:00Z")).unwanted(ALL))
                .containsExactly(OLD, ELSEWHERE);
    }

    @Test
    void aQueryRestrictsByEverythingThatIsGiven() {
        assertThat(query(Optional.of("inference"), Optional.of("c"), Optional.of("e2"), OptionalInt.empty()))
                .containsExactly(ELSEWHERE);
        assertThat(query(Optional.of("jmh"), Optional.empty(), Optional.empty(), OptionalInt.empty()))
                .isEmpty();
        assertThat(query(Optional.empty(), Optional.of("d"), Optional.empty(), OptionalInt.empty()))
                .isEmpty();
        assertThat(query(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(2)))
                .containsExactly(MIDDLE, NEW);
    }

    @Test
    void aQueryTakesWhatBeganAtTheMomentOrLater() {
        RunQuery since = new RunQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-02T00:00:00Z")),
                Optional.empty(),
                OptionalInt.empty());

        assertThat(since.of(ALL)).containsExactly(MIDDLE, NEW);
    }

    private static List<RunSummary> query(
            Optional<String> suite, Optional<String> commit, Optional<String> environment, OptionalInt limit) {
        return new RunQuery(suite, commit, Optional.empty(), environment, limit).of(ALL);
    }

    private static RunSummary run(int day, String status, String variant, String environment) {
        ObjectNode line = Json.object();
        line.put("run_id", status + day).put("suite", "inference").put("variant", variant);
        line.put("status", status).put("started_at", "2026-11-0" + day + "T00:00:00Z");
        line.put("commit", "cafe").put("environment", environment);
        return new RunSummary(Path.of("inference", variant + day + environment), line);
    }
}
