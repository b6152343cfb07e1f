package io.writeproof.jmeter;

import io.writeproof.parity.Damage;
import io.writeproof.parity.Findings;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.Requests;
import io.writeproof.summary.ParitySummary;
import io.writeproof.summary.ParitySummary.Counts;
import io.writeproof.summary.ParitySummary.Damaged;
import io.writeproof.summary.ParitySummary.Rows;
import io.writeproof.threshold.Measurements.Finding;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Measurements.State;
import io.writeproof.threshold.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parity report as rules and files need it. */
final class ParityFigures {

    private final ParityReport report;

    ParityFigures(ParityReport report) {
        this.report = report;
    }

    /** What rules can ask for. */
    RunMeasurements measurements() {
        return new RunMeasurements(numbers(), finding());
    }

    Finding finding() {
        return new Finding(report.passed() ? State.OK : State.NOT_OK, report.reason());
    }

    /** The numbers that rules can ask for. Without findings there are none about rows. */
    Map<Metric, Double> numbers() {
        Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
        Requests requests = report.requests();
        numbers.put(Metric.PARITY_ACKNOWLEDGED, (double) requests.acknowledged());
        numbers.put(Metric.PARITY_FAILED, (double) requests.failed());
        numbers.put(Metric.PARITY_INDETERMINATE, (double) requests.indeterminate());
        Findings findings = report.findings();
        if (findings != null) {
            Damage damage = findings.damage();
            numbers.put(Metric.PARITY_ROWS, (double) findings.rows());
            numbers.put(Metric.PARITY_LOST, (double) damage.lost().total());
            numbers.put(Metric.PARITY_DUPLICATE, (double) damage.duplicate().total());
            numbers.put(Metric.PARITY_UNEXPECTED, (double) damage.unexpected().total());
            numbers.put(Metric.PARITY_ORPHAN, (double) damage.orphan().total());
            numbers.put(Metric.PARITY_LATE, (double) damage.late().total());
        }
        Double settled = settledAfterMs();
        if (settled != null) {
            numbers.put(Metric.PARITY_SETTLED_AFTER, settled);
        }
        return numbers;
    }

    ParitySummary summary() {
        Requests requests = report.requests();
        Damage damage = report.damage();
        return new ParitySummary(
                report.passed(),
                report.reason(),
                new ParitySummary.Requests(requests.acknowledged(), requests.failed(), requests.indeterminate()),
                rows(),
                new Counts(
                        damage.lost().total(),
                        damage.duplicate().total(),
                        damage.unexpected().total(),
                        damage.orphan().total(),
                        damage.late().total()),
                settledAfterMs(),
                report.verifiedWithinTimeout(),
                new Damaged(
                        damage.lost().keys(),
                        damage.duplicate().keys(),
                        damage.unexpected().keys(),
                        damage.orphan().keys()),
                report.looks().stream()
                        .map(look -> new ParitySummary.Look(look.after().toMillis(), look.rows(), look.missing()))
                        .toList());
    }

    private @Nullable Rows rows() {
        Findings findings = report.findings();
        if (findings == null) {
            return null;
        }
        Long childRows = findings.childRows() == Findings.NOT_COUNTED ? null : findings.childRows();
        return new Rows(findings.rows(), childRows, findings.indeterminatePresent(), report.indeterminateAbsent());
    }

    private @Nullable Double settledAfterMs() {
        Duration settled = report.settledAfter();
        return settled == null ? null : (double) settled.toMillis();
    }
}
