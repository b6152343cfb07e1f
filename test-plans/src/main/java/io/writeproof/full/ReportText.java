package io.writeproof.full;

import io.writeproof.full.GatewayProfile.Share;
import io.writeproof.results.report.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The report for people, in Markdown: the verdict first, then what it rests on. Stateless. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        Markdown text = new Markdown().heading(1, "Full report of " + report.startedAt());
        verdict(report, text);
        environment(report, text);
        slos(report, text);
        loads(report, text);
        benchmarks(report.benchmarks(), text.heading(2, "Benchmarks"));
        report.databases().forEach(database -> database(database, text));
        profiles(report.profiles(), text);
        text.heading(2, "Parts")
                .table(
                        List.of("part", "outcome", "seconds", "reason"),
                        report.parts().stream().map(ReportText::part).toList());
        return text.heading(2, "Files").list(report.files()).toString();
    }

    /** The benchmarks alone, for {@code summary.md}. */
    static String ofBenchmarks(String startedAt, List<BenchmarkScore> scores) {
        Markdown text = new Markdown().heading(1, "Benchmarks of " + startedAt);
        benchmarks(scores, text);
        return text.toString();
    }

    private static void verdict(Report report, Markdown text) {
        long held = report.slos().stream().filter(Slo::passed).count();
        text.paragraph(String.format(
                Locale.ROOT,
                "**%s** (exit code %d): %d of %d SLOs held, %d of %d parts passed.",
                report.verdict().name(),
                report.exitCode(),
                held,
                report.slos().size(),
                report.parts().stream()
                        .filter(p -> p.outcome() == Outcome.PASSED)
                        .count(),
                report.parts().size()));
        text.list(report.parts().stream()
                .filter(part -> part.outcome() != Outcome.PASSED)
                .map(part -> "**" + part.name() + "** " + part.outcome().label() + ": " + part.reason())
                .toList());
    }

    private static void environment(Report report, Markdown text) {
        List<List<String>> facts = new ArrayList<>();
        report.environment().forEach((name, fact) -> facts.add(List.of(name, fact)));
        text.heading(2, "Environment").table(List.of("", ""), facts);
    }

    private static void slos(Report report, Markdown text) {
        text.heading(2, "SLOs");
        if (report.slos().isEmpty()) {
            text.paragraph("No load plan was asked for.");
            return;
        }
        if (report.minSamples() != null) {
            text.paragraph(
                    "At this pace there are fewer requests than percentiles take. They were judged from as few as "
                            + report.minSamples()
                            + " (`min_samples`), so that each row has a value; what moves one of them"
                            + " may be a single request.");
        }
        text.table(
                List.of("plan", "SLO", "limit", "measured", ""),
                report.slos().stream()
                        .map(slo -> List.of(
                                slo.plan(), slo.gate(), code(slo.rule()), slo.measuredText(), slo.passed() ? "✓" : "✗"))
                        .toList());
    }

    private static void loads(Report report, Markdown text) {
        if (report.loads().isEmpty()) {
            return;
        }
        text.heading(2, "Load plans")
                .table(
                        List.of(
                                "plan",
                                "writes",
                                "verdict",
                                "requests",
                                "achieved/s",
                                "target/s",
                                "errors",
                                "lost rows",
                                "stored in"),
                        report.loads().stream().map(ReportText::load).toList());
        text.paragraph("Response times in milliseconds, from the planned send:");
        text.table(
                List.of("plan", "label", "requests", "errors", "p50", "p95", "p99", "max"),
                report.loads().stream().flatMap(ReportText::labels).toList());
    }

    private static List<String> load(LoadFigures load) {
        return List.of(
                load.plan(),
                load.writeMode(),
                load.verdict(),
                Long.toString(load.requests()),
                Figures.text(load.achievedQps(), 1),
                Figures.text(load.targetQps(), 1),
                Figures.percent(load.errorRate()),
                Figures.text(load.lost(), 0),
                load.stored());
    }

    private static Stream<List<String>> labels(LoadFigures load) {
        return load.labels().stream()
                .map(label -> List.of(
                        load.plan(),
                        label.label(),
                        Long.toString(label.requests()),
                        Long.toString(label.errors()),
                        Figures.text(label.p50(), 2),
                        Figures.text(label.p95(), 2),
                        Figures.text(label.p99(), 2),
                        Figures.text(label.max(), 2)));
    }

    private static void benchmarks(List<BenchmarkScore> scores, Markdown text) {
        if (scores.isEmpty()) {
            text.paragraph("None has a score; Parts says why.");
            return;
        }
        text.table(
                List.of("benchmark", "parameters", "threads", "mode", "score", "± (99.9 %)", "unit", "B/op"),
                scores.stream()
                        .map(score -> List.of(
                                score.benchmark(),
                                score.parameterText(),
                                Integer.toString(score.threads()),
                                score.mode(),
                                Figures.score(score.score()),
                                Figures.score(score.error()),
                                score.unit(),
                                Figures.text(score.bytesPerOperation(), 0)))
                        .toList());
    }

    private static void database(DatabaseFigures database, Markdown text) {
        text.heading(2, "Database: " + database.plan()).list(database.notes());
        database.tables().forEach(table -> text.heading(3, table.title()).table(table.columns(), table.rows()));
        database.statements()
                .forEach(statement -> text.heading(3, "EXPLAIN (ANALYZE, BUFFERS): " + statement.title())
                        .code(statement.lines()));
    }

    private static void profiles(List<GatewayProfile> profiles, Markdown text) {
        if (profiles.isEmpty()) {
            return;
        }
        text.heading(2, "Profile of the gateway")
                .table(
                        List.of(
                                "plan",
                                "CPU, average",
                                "CPU, highest",
                                "collections",
                                "pauses",
                                "longest pause",
                                "heap after the first",
                                "after the last",
                                "highest",
                                "threads"),
                        profiles.stream().map(ReportText::profile).toList());
        for (GatewayProfile profile : profiles) {
            text.heading(3, "Hottest methods: " + profile.plan() + " (" + profile.samples() + " samples)");
            text.table(List.of("method", "samples"), shares(profile.hottest()));
            text.heading(
                    3, "Allocations: " + profile.plan() + " (" + Figures.mebibytes(profile.allocatedBytes()) + ")");
            text.table(List.of("class", "bytes"), shares(profile.allocations()));
        }
    }

    private static List<String> profile(GatewayProfile profile) {
        return List.of(
                profile.plan(),
                Figures.percent(profile.cpuAverage()),
                Figures.percent(profile.cpuMax()),
                Long.toString(profile.collections()),
                Figures.text(profile.pausesMs(), 1) + " ms",
                Figures.text(profile.longestPauseMs(), 1) + " ms",
                Figures.mebibytes(profile.heapAfterGcFirst()),
                Figures.mebibytes(profile.heapAfterGcLast()),
                Figures.mebibytes(profile.heapAfterGcMax()),
                Long.toString(profile.threadsMax()));
    }

    private static List<List<String>> shares(List<Share> shares) {
        return shares.stream()
                .map(share -> List.of(code(share.name()), Figures.percent(share.part())))
                .toList();
    }

    private static List<String> part(Part part) {
        return List.of(part.name(), part.outcome().label(), Figures.text(part.seconds(), 1), part.reason());
    }

    private static String code(String name) {
        return "`" + name + "`";
    }
}
