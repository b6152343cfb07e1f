package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All benchmarks, by {@code scripts/bench}. Used by one thread, once. */
final class BenchmarkPart {

    private final Place place;
    private final Script script;
    private final Findings findings;

    BenchmarkPart(Place place, Script script, Findings findings) {
        this.place = place;
        this.script = script;
        this.findings = findings;
    }

    /**
     * Runs them and keeps JMH's own file as {@code raw/latest.json} and {@code raw/benchmarks_<timestamp>.json}, beside
     * {@code summary.md}.
     *
     * @throws PartFailedException when one of them gave no result
     */
    void run(Pace pace, String timestamp) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                place.script("bench").toString(), "--store", place.runs().toString()));
        command.addAll(pace.jmh());
        Path log = place.log("benchmarks");
        Outcome outcome = Outcome.ofBenchmarks(script.run(command, log));
        List<StoredRun> stored = place.stored(Optional.of("jmh"));
        if (stored.isEmpty()) {
            throw new PartFailedException(outcome == Outcome.PASSED ? Outcome.INVALID : outcome, place.lastWords(log));
        }
        StoredRun run = stored.get(stored.size() - 1);
        take(run.directory().resolve("jmh.json"), timestamp);
        if (outcome != Outcome.PASSED) {
            throw new PartFailedException(outcome, reason(run, log));
        }
    }

    private void take(Path scores, String timestamp) throws IOException {
        Path raw = Files.createDirectories(place.benchmarks().resolve("raw"));
        Files.copy(scores, raw.resolve("latest.json"));
        Files.copy(scores, raw.resolve("benchmarks_" + timestamp + ".json"));
        List<BenchmarkScore> read = BenchmarkScore.read(scores);
        findings.benchmarks(read);
        Files.writeString(place.benchmarks().resolve("summary.md"), ReportText.ofBenchmarks(timestamp, read));
        JsonNode version = new ObjectMapper().readTree(scores.toFile()).at("/0/jmhVersion");
        findings.version("JMH", version.asText("unknown"));
    }

    private String reason(StoredRun run, Path log) {
        String missing = StreamSupport.stream(
                        run.document().path("without_result").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? place.lastWords(log) : "no result from " + missing;
    }
}
