package io.writeproof.summary;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.summary.ParitySummary.Counts;
import io.writeproof.summary.ParitySummary.Damaged;
import io.writeproof.summary.ParitySummary.Look;
import io.writeproof.summary.ParitySummary.Rows;
import io.writeproof.summary.RunReport.ClockJump;
import io.writeproof.summary.RunReport.ClockSummary;
import io.writeproof.summary.RunReport.FirstError;
import io.writeproof.summary.RunReport.Identity;
import io.writeproof.summary.RunReport.Judgement;
import io.writeproof.summary.RunReport.KeptPhase;
import io.writeproof.summary.RunReport.LagSummary;
import io.writeproof.summary.RunReport.Load;
import io.writeproof.summary.RunReport.PhaseSummary;
import io.writeproof.summary.RunReport.PlannedLoad;
import io.writeproof.summary.RunReport.Progress;
import io.writeproof.summary.RunReport.Punctuality;
import io.writeproof.summary.RunReport.Requests;
import io.writeproof.summary.RunReport.Threads;
import io.writeproof.summary.RunReport.Traffic;
import io.writeproof.summary.RunReport.Versions;
import io.writeproof.summary.TargetSummary.Cpu;
import io.writeproof.summary.TargetSummary.Memory;
import io.writeproof.summary.WrittenFile.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reports for the tests of this package. */
final class Reports {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Versions VERSIONS = new Versions("5.6.3", "0.1.0", "17");

    private static final Progress WHOLE = new Progress(false, false, null);

    private Reports() {}

    static RunReport passed() {
        return new RunReport(
                new Identity("run-1", START, START.plusSeconds(200), WHOLE),
                new Judgement(Verdict.PASSED, 0, List.of(), List.of()),
                new Load(100.0, 99.8, 98.0, 12.345, 0.0, 180.0, 4.266, new Requests(18_000, 18_000, 18_500), null),
                List.of(
                        gate("steady_state", true, "achieved 99.8/s >= required 98.0/s (0.98 of target 100/s)"),
                        gate("p99_latency", true, "p99 response time 12.3 ms <= limit 250 ms"),
                        new Gate(
                                "memory",
                                "target.max(m) <= 1GiB",
                                true,
                                2.3e8,
                                1073741824.0,
                                "",
                                0.785,
                                true,
                                "m 230.7e6 <= 1 GiB")),
                new Traffic(
                        Map.of("POST /inference", LabelSummary.of(samples())),
                        Map.of(
                                "steady",
                                Map.of("POST /inference", LabelSummary.of(samples())),
                                "warmup",
                                Map.of("POST /inference", LabelSummary.of(samples()))),
                        List.of(
                                new PhaseSummary("warmup", START, START.plusSeconds(5), 100.0),
                                new PhaseSummary("steady", START.plusSeconds(5), START.plusSeconds(185), 100.0)),
                        new Punctuality(
                                new LagSummary(0.08, 4.25),
                                3,
                                0,
                                Map.of("steady", new KeptPhase(100.0, 99.7, 18_000, 0, new LagSummary(0.08, 4.25), 3)),
                                List.of(new Threads("Arrival Schedule", 2L, 16, 3, 0)))),
                new ParitySummary(
                        true,
                        "every acknowledged key has its row",
                        new ParitySummary.Requests(18_500, 0, 0),
                        new Rows(18_500, 18_500L, 0, 0),
                        new Counts(0, 0, 0, 0, 0),
                        1300.0,
                        true,
                        new Damaged(List.of(), List.of(), List.of(), List.of()),
                        List.of(new Look(12, 17_000, 1_500), new Look(1300, 18_500, 0))),
                new TargetSummary(
                        191, 0, new Memory(220_200_960, 224_395_264, 230_686_720), new Cpu(76.5, 0.425), null),
                0.0312,
                new ClockSummary(0.3, null),
                Map.of(),
                List.of(),
                List.of(new WrittenFile(Kind.HDR_LOG, "run.hlog", true, null)),
                VERSIONS);
    }

    static RunReport failed() {
        return new RunReport(
                new Identity("run-2", START, START.plusSeconds(90), new Progress(true, false, "db_correctness")),
                new Judgement(
                        Verdict.FAILED,
                        99,
                        List.of("db_correctness: 3 of 9000 acknowledged keys have no row"),
                        List.of("requests of 2 threads were cut off")),
                new Load(
                        100.0,
                        49.8,
                        null,
                        312.4,
                        0.004,
                        90.25,
                        4.266,
                        new Requests(9_000, 8_964, 9_500),
                        new PlannedLoad(10_000, 90.25, 4.266)),
                List.of(
                        gate("error_rate_check", true, "error rate 0.40 % <= limit 1 % (36 of 9000 requests failed)"),
                        gate("db_correctness", false, "3 of 9000 acknowledged keys have no row")),
                new Traffic(
                        Map.of(),
                        Map.of(),
                        List.of(),
                        new Punctuality(
                                new LagSummary(210.5, 1900.25),
                                8_000,
                                9_000,
                                keptPhases(),
                                List.of(
                                        new Threads("Reads", 74L, 64, 8_000, 7_990),
                                        new Threads("Writes", 8L, 16, 0, 0),
                                        new Threads("Idle", null, 0, 0, 0)))),
                new ParitySummary(
                        false,
                        "3 of 9000 acknowledged keys have no row",
                        new ParitySummary.Requests(9_464, 30, 6),
                        new Rows(9_464, null, 2, 4),
                        new Counts(3, 1, 0, 0, 0),
                        null,
                        false,
                        new Damaged(List.of("key-a", "key-b"), List.of("key-c"), List.of(), List.of()),
                        List.of()),
                new TargetSummary(
                        90, 2, new Memory(9_437_184, 10_485_760, 10_485_760), null, "the target was restarted"),
                null,
                null,
                new TreeMap<>(Map.of("503", 30L, "599 SocketException", 6L)),
                List.of(
                        new FirstError(START.plusMillis(250), "POST /a", "503", "Service Unavailable"),
                        new FirstError(START.plusSeconds(2), "POST /a", "599 SocketException", "Connection reset")),
                List.of(new WrittenFile(Kind.SAMPLES_CSV, "samples.csv", false, "7 samples are not in samples.csv")),
                VERSIONS);
    }

    /** Holds its gates until now, and goes on. */
    static RunReport goingOn() {
        RunReport held = passed();
        return new RunReport(
                new Identity("run-5", START, START.plusSeconds(20), new Progress(true, true, null)),
                held.judgement(),
                held.load(),
                held.gates(),
                held.traffic(),
                held.parity(),
                held.target(),
                held.steal(),
                held.clock(),
                held.errors(),
                held.firstErrors(),
                List.of(),
                VERSIONS);
    }

    /** Has something in every field. */
    static RunReport complete() {
        LabelSummary label = LabelSummary.of(samples(), 7);
        return new RunReport(
                new Identity("run-4", START, START.plusSeconds(200), new Progress(true, false, "p99_latency")),
                new Judgement(
                        Verdict.FAILED,
                        99,
                        List.of("p99_latency: p99 response time 312 ms > limit 250 ms"),
                        List.of("requests of 2 threads were cut off")),
                new Load(
                        100.0,
                        99.8,
                        98.0,
                        312.4,
                        0.004,
                        180.5,
                        4.266,
                        new Requests(18_000, 17_928, 18_500),
                        new PlannedLoad(20_000, 180.5, 4.266)),
                Stream.of("p99_latency", "steady_state", "error_rate_check", "db_correctness")
                        .map(name -> gate(name, true, name + " held"))
                        .toList(),
                new Traffic(
                        Map.of("POST /inference", label),
                        Map.of("steady", Map.of("POST /inference", label)),
                        List.of(
                                new PhaseSummary("steady", START, START.plusSeconds(180), 100.0),
                                new PhaseSummary("never begun", null, null, 50.0)),
                        new Punctuality(
                                new LagSummary(0.08, 4.25),
                                3,
                                500,
                                Map.of(
                                        "steady",
                                        new KeptPhase(100.0, 99.7, 18_000, 500, new LagSummary(0.08, 4.25), 3)),
                                List.of(new Threads("Arrival Schedule", 74L, 64, 3, 3)))),
                new ParitySummary(
                        false,
                        "4 keys are damaged",
                        new ParitySummary.Requests(18_494, 4, 2),
                        new Rows(18_495, 18_494L, 1, 1),
                        new Counts(1, 2, 3, 4, 5),
                        1300.0,
                        true,
                        new Damaged(List.of("key-a"), List.of("key-b"), List.of("key-c"), List.of("key-d")),
                        List.of(new Look(12, 17_000, 1_495), new Look(1300, 18_495, 1))),
                new TargetSummary(
                        191,
                        2,
                        new Memory(220_200_960, 224_395_264, 230_686_720),
                        new Cpu(76.5, 0.425),
                        "the target was restarted"),
                0.0712,
                new ClockSummary(3600000.25, new ClockJump(41.5, -3600000.25)),
                new TreeMap<>(Map.of("503", 4L, "599 SocketException", 2L)),
                List.of(new FirstError(START.plusMillis(250), "POST /inference", "503", "Service Unavailable")),
                List.of(
                        new WrittenFile(Kind.SAMPLES_CSV, "samples.csv", false, "7 samples are not in samples.csv"),
                        new WrittenFile(Kind.HDR_LOG, "run.hlog", true, null)),
                VERSIONS);
    }

    static RunReport invalid() {
        return new RunReport(
                new Identity("run-3", START, START.plusSeconds(1), WHOLE),
                new Judgement(Verdict.INVALID, 105, List.of("there was no sample in a measured phase"), List.of()),
                new Load(null, 0, null, null, null, 0, null, new Requests(0, 0, 0), null),
                List.of(gate("p99(a\uFFFE<b>)", false, "no data: there was no sample in a measured phase")),
                new Traffic(Map.of(), Map.of(), List.of(), null),
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                VERSIONS);
    }

    private static Map<String, KeptPhase> keptPhases() {
        Map<String, KeptPhase> phases = new LinkedHashMap<>();
        phases.put("steady", new KeptPhase(100.0, 99.7, 9_000, 0, new LagSummary(210.5, 1900.25), 8_000));
        phases.put("spike", new KeptPhase(800.0, 5.5, 500, 7_500, new LagSummary(0, 0), 0));
        phases.put("rest", new KeptPhase(null, 0.0, 0, 0, new LagSummary(0, 0), 0));
        phases.put("recovery", new KeptPhase(50.0, null, 0, 1_500, new LagSummary(0, 0), 0));
        return phases;
    }

    private static Gate gate(String name, boolean passed, String reason) {
        return new Gate(
                name, name + " <= 1", passed, passed ? 1.0 : null, 2.0, "ms", passed ? 0.5 : null, true, reason);
    }

    private static SampleStatistics samples() {
        SampleRecorder recorder = new SampleRecorder();
        SampleMoments moments = new SampleMoments();
        for (int i = 1; i <= 1000; i++) {
            moments.planned(0, "steady");
            moments.sent(50_000);
            moments.ended(i * 100_000L);
            recorder.succeeded("POST /inference", moments);
        }
        return recorder.byLabel(phase -> true).getOrDefault("POST /inference", SampleStatistics.none());
    }
}
