package io.writeproof.full;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parts have found so far. Used by one thread. */
final class Findings {

    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<Slo> slos = new ArrayList<>();
    private final List<LoadFigures> loads = new ArrayList<>();
    private final List<BenchmarkScore> benchmarks = new ArrayList<>();
    private final List<DatabaseFigures> databases = new ArrayList<>();
    private final List<GatewayProfile> profiles = new ArrayList<>();

    /** Notes which version of something took part. */
    void version(String of, String version) {
        versions.put(of, version);
    }

    void slos(List<Slo> more) {
        slos.addAll(more);
    }

    void load(LoadFigures load) {
        loads.add(load);
    }

    void benchmarks(List<BenchmarkScore> scores) {
        benchmarks.addAll(scores);
    }

    void database(DatabaseFigures database) {
        databases.add(database);
    }

    void profile(GatewayProfile profile) {
        profiles.add(profile);
    }

    /** All of it, as the report of a run. */
    Report report(Head head, List<Part> parts, List<String> files) {
        Map<String, String> environment = new LinkedHashMap<>(head.environment());
        environment.putAll(versions);
        return new Report(
                head.startedAt(),
                environment,
                head.minSamples().orElse(null),
                parts,
                slos,
                loads,
                benchmarks,
                databases,
                profiles,
                files);
    }

    /** What is known before anything runs. */
    record Head(String startedAt, Map<String, String> environment, Optional<Integer> minSamples) {}
}
