package io.writeproof.jmeter;

import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.parity.ParityReport;
import io.writeproof.schedule.Punctuality;
import io.writeproof.summary.Gate;
import io.writeproof.summary.LabelSummary;
import io.writeproof.summary.LateSending;
import io.writeproof.summary.RunReport;
import io.writeproof.summary.RunReport.Identity;
import io.writeproof.summary.RunReport.Judgement;
import io.writeproof.summary.RunReport.KeptPhase;
import io.writeproof.summary.RunReport.LagSummary;
import io.writeproof.summary.RunReport.Load;
import io.writeproof.summary.RunReport.PhaseSummary;
import io.writeproof.summary.RunReport.Progress;
import io.writeproof.summary.RunReport.Requests;
import io.writeproof.summary.RunReport.Versions;
import io.writeproof.summary.Verdict;
import io.writeproof.summary.WrittenFile;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Metric;
import io.writeproof.threshold.Outcome;
import io.writeproof.threshold.Rule;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/** Turns what was recorded of a run until now into the report on it. */
final class RunAssessment {

    private final ThresholdsSettings settings;
    private final LoadRun run;
    private final PlannedLoad plan;
    private final Recorded<String> labels;
    private final LiveJudge judge;
    private final Traffic total;

    RunAssessment(ThresholdsSettings settings, LoadRun run, PlannedLoad plan, LiveJudge judge) {
        this.settings = settings;
        this.run = run;
        this.plan = plan;
        this.labels = run.measured();
        this.judge = judge;
        this.total = judge.total();
    }

    /** The report on a run that is over. Completes the files too, because what is wrong with them is part of the verdict. */
    RunReport report(RunOutputs outputs) {
        List<WrittenFile> files = outputs.end(labels, total.seconds());
        Punctuality kept = plan.punctuality();
        Long planned = settings.plannedRequests();
        boolean tooFew = planned != null && total.samples().requests() < planned;
        boolean interrupted = tooFew || (kept != null && kept.neverSent() > 0);
        ParityReport parity = worst(Stream.concat(run.parity().stream(), ParityReports.all().stream()));
        return report(new Progress(interrupted, false, judge.abortedBy()), parity, files);
    }

    /** The report on a run that is about to be stopped. */
    RunReport soFar() {
        return report(new Progress(true, true, judge.abortedBy()), worst(run.parity().stream()), List.of());
    }

    private RunReport report(Progress progress, @Nullable ParityReport parity, List<WrittenFile> files) {
        ParityFigures figures = parity == null ? null : new ParityFigures(parity);
        List<Outcome> outcomes = judge.outcomes(figures == null ? RunMeasurements.NONE : figures.measurements());
        RunReport.Punctuality kept = punctuality(plan.punctuality());
        Map<String, LabelSummary> summaries = new TreeMap<>();
        labels.each()
                .forEach((label, samples) -> summaries.put(label, LabelSummary.of(samples, labels.partsOf(label))));
        return new RunReport(
                new Identity(settings.runId(), run.startedAt(), run.at(System.nanoTime()), progress),
                judgement(outcomes, parity, files, warnings(kept)),
                load(outcomes),
                outcomes.stream().map(RunAssessment::gate).toList(),
                new RunReport.Traffic(summaries, labelsByPhase(), phases(), kept),
                figures == null ? null : figures.summary(),
                TargetOfTest.summary(judge.phases()),
                run.machine().steal(),
                run.clock().map(ClockFigures::summary).orElse(null),
                run.errors(),
                run.firstErrors(),
                files,
                versions());
    }

    /** The one that counts; null when there is none. */
    static @Nullable ParityReport worst(Stream<ParityReport> reports) {
        return reports.max(Comparator.comparing(ParityReport::verdict)).orElse(null);
    }

    private Map<String, Map<String, LabelSummary>> labelsByPhase() {
        Map<String, Map<String, LabelSummary>> phases = new TreeMap<>();
        Recorded<SeriesName> series = run.bySeries();
        series.each().forEach((name, samples) -> {
            if (!name.phase().equals(SampleMoments.NO_PHASE)) {
                phases.computeIfAbsent(name.phase(), phase -> new TreeMap<>())
                        .put(name.label(), LabelSummary.of(samples, series.partsOf(name)));
            }
        });
        return phases;
    }

    private List<String> warnings(RunReport.@Nullable Punctuality kept) {
        List<String> warnings = new ArrayList<>(run.warnings());
        if (kept != null) {
            warnings.addAll(LateSending.warnings(kept, plan.measuredPhases()));
        }
        return warnings;
    }

    private Judgement judgement(
            List<Outcome> outcomes, @Nullable ParityReport parity, List<WrittenFile> files, List<String> warnings) {
        List<String> invalid = new ArrayList<>();
        if (total.samples().requests() == 0) {
            invalid.add(
                    "there was no sample in a measured phase: check that a thread group with samplers is in the scope"
                            + " of Thresholds, and that it ran");
        }
        if (parity != null && parity.verdict() == ParityReport.Verdict.INVALID) {
            invalid.add(parity.reason());
        }
        // A file that lacks samples by design says so itself; one that is not there at all was asked for in vain.
        files.stream()
                .filter(file -> !file.complete() && !file.kind().mayLackSamples())
                .flatMap(file -> Stream.ofNullable(file.trouble()))
                .forEach(invalid::add);
        if (!invalid.isEmpty()) {
            return new Judgement(Verdict.INVALID, TestExit.INVALID, invalid, warnings);
        }
        List<String> broken = outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(outcome -> outcome.rule().gate() + ": " + outcome.reason())
                .toList();
        return broken.isEmpty()
                ? new Judgement(Verdict.PASSED, TestExit.PASSED, broken, warnings)
                : new Judgement(Verdict.FAILED, TestExit.FAILED, broken, warnings);
    }

    private Load load(List<Outcome> outcomes) {
        SampleStatistics samples = total.samples();
        Double minimum = outcomes.stream()
                .filter(outcome -> outcome.rule().measure() == Metric.ACHIEVED_RATE)
                .filter(outcome -> outcome.rule().scope().equals(Scope.MEASURED) && outcome.limit() != null)
                .findFirst()
                .map(Outcome::limit)
                .orElse(null);
        Long planned = settings.plannedRequests();
        Double mean = samples.requests() == 0 ? null : samples.responseTime().meanNanos() / 1e6;
        return new Load(
                planned(total, plan.targetRate()),
                total.achievedRate(),
                minimum,
                samples.successes() == 0 ? null : samples.responseTime().percentileNanos(99) / 1e6,
                samples.requests() == 0 ? null : total.errorRate(),
                total.seconds(),
                mean,
                new Requests(
                        samples.requests(), samples.successes(), run.total().requests()),
                planned == null ? null : new RunReport.PlannedLoad(planned, total.seconds(), mean));
    }

    private static Gate gate(Outcome outcome) {
        Rule rule = outcome.rule();
        String unit = rule.measure().unit().symbol();
        return new Gate(
                rule.gate(),
                rule.body(),
                outcome.passed(),
                outcome.actual(),
                outcome.limit(),
                unit,
                outcome.margin(),
                outcome.judged(),
                outcome.reason());
    }

    private List<PhaseSummary> phases() {
        PhaseTimes times = new PhaseTimes(run);
        return Stream.concat(
                        plan.schedules().stream().flatMap(times::of),
                        judge.phases().unplanned().stream()
                                .filter(place -> !place.name().equals(SampleMoments.NO_PHASE))
                                .map(times::of))
                .toList();
    }

    private RunReport.@Nullable Punctuality punctuality(@Nullable Punctuality kept) {
        if (kept == null) {
            return null;
        }
        Map<String, KeptPhase> phases = new LinkedHashMap<>();
        plan.phases().forEach(phase -> phases.put(phase, keptPhase(phase)));
        return new RunReport.Punctuality(lag(kept), kept.late(), kept.neverSent(), phases, plan.threads());
    }

    private KeptPhase keptPhase(String phase) {
        Punctuality kept = plan.punctuality(phase);
        Traffic traffic = judge.in(phase);
        return new KeptPhase(
                planned(traffic, plan.targetRate(phase)),
                traffic.seconds() == 0 ? null : traffic.achievedRate(),
                kept.measured(),
                kept.neverSent(),
                lag(kept),
                kept.late());
    }

    /** Over the time that the achieved rate is over, or they could not be compared; before a schedule begins, as it says. */
    private static @Nullable Double planned(Traffic traffic, @Nullable Double bySchedule) {
        return traffic.targetRate() == null ? bySchedule : traffic.targetRate();
    }

    private static LagSummary lag(Punctuality kept) {
        return new LagSummary(
                milliseconds(kept.lag().mean()), milliseconds(kept.lag().max()));
    }

    private static Versions versions() {
        String plugin = RunAssessment.class.getPackage().getImplementationVersion();
        return new Versions(
                JMeterUtils.getJMeterVersion(),
                plugin == null ? "unpackaged" : plugin,
                System.getProperty("java.version"));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
