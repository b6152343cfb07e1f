package io.writeproof.jmeter;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.parity.ParityReport;
import io.writeproof.schedule.Punctuality;
import io.writeproof.summary.Gate;
import io.writeproof.summary.LabelSummary;
import io.writeproof.summary.RunReport;
import io.writeproof.summary.RunReport.Identity;
import io.writeproof.summary.RunReport.Judgement;
import io.writeproof.summary.RunReport.LagSummary;
import io.writeproof.summary.RunReport.Load;
import io.writeproof.summary.RunReport.PhaseSummary;
import io.writeproof.summary.RunReport.Progress;
import io.writeproof.summary.RunReport.Requests;
import io.writeproof.summary.RunReport.Versions;
import io.writeproof.summary.Verdict;
import io.writeproof.summary.WrittenFile;
import io.writeproof.threshold.Comparison;
import io.writeproof.threshold.Judge;
import io.writeproof.threshold.Limit;
import io.writeproof.threshold.Measurements;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Metric;
import io.writeproof.threshold.Outcome;
import io.writeproof.threshold.Rule;
import io.writeproof.threshold.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/** Turns what was recorded of a run into the report on it. To be made when the run is over. */
final class RunAssessment {

    private static final Rule PARITY_IS_OK =
            new Rule(null, Metric.PARITY, null, new Rule.Condition(Comparison.EQUAL, Limit.Word.OK));

    private final ThresholdsSettings settings;
    private final LoadRun run;
    private final PlannedLoad plan;
    private final Map<String, SampleStatistics> labels;
    private final Traffic total;
    private final @Nullable ParityReport parity;

    RunAssessment(ThresholdsSettings settings, LoadRun run, PlannedLoad plan) {
        this.settings = settings;
        this.run = run;
        this.plan = plan;
        this.labels = run.measured();
        SampleStatistics samples = LoadRun.sum(labels);
        this.total = new Traffic(samples, measuredSeconds(plan, samples));
        this.parity = worst(run.parity());
    }

    /** Completes the files too, because what is wrong with them is part of the verdict. */
    RunReport report(RunOutputs outputs) {
        List<WrittenFile> files = outputs.end(labels, total.seconds());
        List<Outcome> outcomes = outcomes();
        Punctuality kept = plan.punctuality();
        Map<String, LabelSummary> summaries = new TreeMap<>();
        labels.forEach((label, samples) -> summaries.put(label, LabelSummary.of(samples)));
        return new RunReport(
                new Identity(
                        settings.runId(),
                        run.startedAt(),
                        Instant.now(),
                        new Progress(kept != null && kept.neverSent() > 0, false, null)),
                judgement(outcomes, files),
                load(outcomes),
                outcomes.stream().map(RunAssessment::gate).toList(),
                new RunReport.Traffic(summaries, labelsByPhase(), phases(), kept == null ? null : punctuality(kept)),
                parity == null ? null : new ParityFigures(parity).summary(),
                run.errors(),
                files,
                versions());
    }

    /** The planned time, so that a run that ends early has not achieved its rate; longer when the run took longer. */
    private static double measuredSeconds(PlannedLoad plan, SampleStatistics samples) {
        Long planned = plan.measuredFromNanos();
        long from = planned == null ? samples.firstSentNanos() : planned;
        long actualNanos = samples.requests() == 0 ? 0 : samples.lastEndedNanos() - from;
        return Math.max(plan.measuredDuration().toNanos(), actualNanos) / 1e9;
    }

    private static @Nullable ParityReport worst(List<ParityReport> fromSamples) {
        return Stream.concat(fromSamples.stream(), ParityReports.drain().stream())
                .max(Comparator.comparing(ParityReport::verdict))
                .orElse(null);
    }

    private List<Outcome> outcomes() {
        Map<String, Traffic> traffic = new TreeMap<>();
        labels.forEach((label, samples) -> traffic.put(label, new Traffic(samples, total.seconds())));
        Judge judge = new Judge(new Measurements(total, traffic, plan.targetRate(), runMeasurements()));
        return rules().map(judge::judge).toList();
    }

    /** A parity check that was made counts, whether or not a rule mentions it. */
    private Stream<Rule> rules() {
        boolean mentioned = settings.rules().stream().anyMatch(rule -> rule.measure() == Metric.PARITY);
        return parity == null || mentioned
                ? settings.rules().stream()
                : Stream.concat(settings.rules().stream(), Stream.of(PARITY_IS_OK));
    }

    private RunMeasurements runMeasurements() {
        Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
        Punctuality kept = plan.punctuality();
        if (kept != null) {
            numbers.put(Metric.LATE, (double) kept.late());
            numbers.put(Metric.NEVER_SENT, (double) kept.neverSent());
            numbers.put(Metric.LAG_MEAN, milliseconds(kept.lag().mean()));
            numbers.put(Metric.LAG_MAX, milliseconds(kept.lag().max()));
        }
        ParityFigures figures = parity == null ? null : new ParityFigures(parity);
        if (figures != null) {
            numbers.putAll(figures.numbers());
        }
        return new RunMeasurements(numbers, figures == null ? null : figures.finding());
    }

    private Map<String, Map<String, LabelSummary>> labelsByPhase() {
        Map<String, Map<String, LabelSummary>> phases = new TreeMap<>();
        run.bySeries().forEach((name, samples) -> {
            if (!name.phase().equals(SampleMoments.NO_PHASE)) {
                phases.computeIfAbsent(name.phase(), phase -> new TreeMap<>())
                        .put(name.label(), LabelSummary.of(samples));
            }
        });
        return phases;
    }

    private Judgement judgement(List<Outcome> outcomes, List<WrittenFile> files) {
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
                .filter(file -> !file.complete() && file.kind() != WrittenFile.Kind.SAMPLES_CSV)
                .flatMap(file -> Stream.ofNullable(file.trouble()))
                .forEach(invalid::add);
        if (!invalid.isEmpty()) {
            return new Judgement(Verdict.INVALID, TestExit.INVALID, invalid);
        }
        List<String> broken = outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(outcome -> outcome.rule().gate() + ": " + outcome.reason())
                .toList();
        return broken.isEmpty()
                ? new Judgement(Verdict.PASSED, TestExit.PASSED, broken)
                : new Judgement(Verdict.FAILED, TestExit.FAILED, broken);
    }

    private Load load(List<Outcome> outcomes) {
        SampleStatistics samples = total.samples();
        Double minimum = outcomes.stream()
                .filter(outcome -> outcome.rule().measure() == Metric.ACHIEVED_RATE)
                .filter(outcome -> outcome.rule().label() == null && outcome.limit() != null)
                .findFirst()
                .map(Outcome::limit)
                .orElse(null);
        return new Load(
                plan.targetRate(),
                total.achievedRate(),
                minimum,
                samples.successes() == 0 ? null : samples.responseTime().percentileNanos(99) / 1e6,
                samples.requests() == 0 ? null : total.errorRate(),
                new Requests(
                        samples.requests(), samples.successes(), run.total().requests()));
    }

    private static Gate gate(Outcome outcome) {
        Rule rule = outcome.rule();
        String unit = rule.measure().unit().symbol();
        return new Gate(
                rule.gate(), rule.body(), outcome.passed(), outcome.actual(), outcome.limit(), unit, outcome.reason());
    }

    private List<PhaseSummary> phases() {
        PhaseTimes times = PhaseTimes.now();
        return plan.schedules().stream().flatMap(times::of).toList();
    }

    private RunReport.Punctuality punctuality(Punctuality kept) {
        LagSummary lag = new LagSummary(
                milliseconds(kept.lag().mean()), milliseconds(kept.lag().max()));
        return new RunReport.Punctuality(lag, kept.late(), kept.neverSent(), plan.threads());
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
