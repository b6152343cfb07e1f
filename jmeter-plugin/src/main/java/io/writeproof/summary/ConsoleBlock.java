package io.writeproof.summary;

import io.writeproof.summary.LabelSummary.Spread;
import io.writeproof.summary.RunReport.KeptPhase;
import io.writeproof.summary.RunReport.LagSummary;
import io.writeproof.summary.RunReport.Load;
import io.writeproof.summary.RunReport.PhaseSummary;
import io.writeproof.summary.RunReport.Punctuality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verdict as a block of lines for people. */
public final class ConsoleBlock {

    private static final int MOST_PHASES = 5;
    private static final int DIGITS = 4;

    private final RunReport report;
    private final TextRows rows;

    private ConsoleBlock(RunReport report, int columns) {
        this.report = report;
        this.rows = new TextRows(
                columns,
                report.gates().stream().mapToInt(gate -> gate.name().length()).reduce(0, Math::max));
    }

    /**
     * Lines that end with a line feed each.
     *
     * @param columns so many characters has none of them more; at least 40
     */
    public static String of(RunReport report, int columns) {
        return new ConsoleBlock(report, columns).render();
    }

    private String render() {
        head();
        report.gates().forEach(this::gate);
        if (!report.gates().isEmpty()) {
            rows.line("");
        }
        load();
        report.traffic().labels().forEach(this::label);
        schedule(report.traffic().kept());
        errors(report.errors());
        target(report.target());
        parity(report.parity());
        return rows.toString();
    }

    private void head() {
        rows.line("");
        rows.text(report.judgement().verdict().name() + "  run "
                + report.identity().runId() + ", exit code "
                + report.judgement().exitCode());
        rows.line("");
        if (report.judgement().verdict() == Verdict.INVALID) {
            report.judgement().reasons().forEach(reason -> row("!", "invalid", reason));
        }
        if (report.identity().progress().interrupted()) {
            String planned = report.load().planned() == null ? "its schedule had ended" : "all requests were sent";
            row("!", "stopped", "the run was stopped before " + planned);
        }
        if (report.identity().progress().abortedBy() != null) {
            row("!", "aborted", "by " + report.identity().progress().abortedBy());
        }
        report.judgement().warnings().forEach(warning -> row("!", "warning", warning));
        report.files().stream()
                .flatMap(file -> Stream.ofNullable(file.trouble()))
                .forEach(trouble -> row("!", "file", trouble));
    }

    private void gate(Gate gate) {
        Double margin = gate.margin();
        String distance = margin == null ? "" : ", " + together("margin " + percent(margin));
        row(gate.passed() ? "✓" : "✗", gate.name(), gate.reason() + distance);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return rounded(percent, Math.abs(percent) >= 10 ? 0 : 1) + " %";
    }

    private void load() {
        Load load = report.load();
        long measured = load.requests().rltItersTotal();
        long successful = load.requests().rltSuccessTotal();
        String planned = load.planned() == null ? "" : " of " + load.planned().requests();
        row(" ", "total", measured + planned + " measured, " + load.requests().totalRequestsSent() + " with warm-up");
        String share = measured == 0 ? "" : " (" + rounded(100.0 * successful / measured, 2) + " %)";
        row(" ", "successful", successful + share);
        row(" ", "failed", String.valueOf(measured - successful));
        row(" ", "elapsed", rounded(load.elapsedS(), 2) + " s");
        if (load.elapsedS() > 0) {
            row(" ", "throughput", rounded(measured / load.elapsedS(), 1) + "/s");
        }
        if (load.meanResponseMs() != null) {
            row(" ", "average", ms(load.meanResponseMs()) + " response time");
        }
    }

    private void label(String label, LabelSummary summary) {
        row(" ", "label", label + ": " + counts(summary));
        row(" ", "  response", spread(summary.responseMs()));
        row(" ", "  service", spread(summary.serviceMs()));
        Map<String, Map<String, LabelSummary>> phases = report.traffic().labelsByPhase();
        List<Map.Entry<String, LabelSummary>> parts = report.traffic().phases().stream()
                .map(PhaseSummary::name)
                .distinct()
                .flatMap(phase -> Stream.ofNullable(
                                phases.getOrDefault(phase, Map.of()).get(label))
                        .map(part -> Map.entry(phase, part)))
                .toList();
        if (parts.size() > 1) {
            parts.forEach(part -> phase(part.getKey(), part.getValue()));
        }
    }

    /** The response time alone. */
    private void phase(String phase, LabelSummary summary) {
        Spread response = summary.responseMs();
        row(
                " ",
                "  in " + phase,
                together("avg " + digits(response.mean()) + "  p95 " + ms(response.p95())) + ", " + counts(summary));
    }

    private static String counts(LabelSummary summary) {
        String within = summary.inTransactions() == 0 ? " requests" : " in transactions";
        return together(summary.count() + within) + ", " + together(summary.errors() + " failed");
    }

    private static String spread(Spread spread) {
        return String.join(
                "  ",
                together("avg " + digits(spread.mean())),
                together("p50 " + digits(spread.p50())),
                together("p95 " + digits(spread.p95())),
                together("p99 " + digits(spread.p99())),
                together("max " + ms(spread.max())));
    }

    private static String together(String words) {
        return words.replace(' ', TextRows.TOGETHER);
    }

    private void schedule(@Nullable Punctuality kept) {
        if (kept == null) {
            return;
        }
        LagSummary lag = kept.lagMs();
        row(
                " ",
                "lag",
                "avg " + ms(lag.avg()) + "  max " + ms(lag.max()) + ", " + kept.late() + " late, " + kept.neverSent()
                        + " never sent" + neverSent(kept.scheduleByPhase()));
    }

    /** Which phases requests are missing of, when there are several. */
    private static String neverSent(Map<String, KeptPhase> phases) {
        List<String> lacking = phases.entrySet().stream()
                .filter(phase -> phase.getValue().neverSent() > 0)
                .map(phase -> phase.getKey() + " " + phase.getValue().neverSent())
                .toList();
        if (phases.size() == 1 || lacking.isEmpty()) {
            return "";
        }
        String shown = lacking.stream().limit(MOST_PHASES).collect(Collectors.joining(", "));
        return " (" + shown + (lacking.size() > MOST_PHASES ? ", …)" : ")");
    }

    private void errors(Map<String, Long> errors) {
        errors.forEach((kind, count) -> row(" ", "error", count + " × " + kind));
        report.firstErrors()
                .forEach(error -> row(
                        " ",
                        error.equals(report.firstErrors().get(0)) ? "  first" : "",
                        (error.at() + " " + error.label() + ": " + error.error() + " " + error.message()).strip()));
    }

    private void target(@Nullable TargetSummary target) {
        if (target == null) {
            return;
        }
        String process = Stream.of(cpu(target.cpu()), memory(target.residentBytes()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        if (!process.isEmpty()) {
            row(" ", "target", process);
        }
        if (target.problem() != null) {
            row("!", "target", target.problem());
        }
    }

    private static Optional<String> cpu(TargetSummary.@Nullable Cpu cpu) {
        return cpu == null ? Optional.empty() : Optional.of("cpu " + rounded(cpu.cores(), 2) + " cores");
    }

    private static Optional<String> memory(TargetSummary.@Nullable Memory memory) {
        return memory == null
                ? Optional.empty()
                : Optional.of("memory " + mebibytes(memory.start()) + " at start, " + mebibytes(memory.end())
                        + " at end, peak " + mebibytes(memory.max()));
    }

    private void parity(@Nullable ParitySummary parity) {
        if (parity == null) {
            return;
        }
        ParitySummary.Requests requests = parity.requests();
        ParitySummary.Counts counts = parity.counts();
        ParitySummary.Rows rows = parity.rows();
        row(
                " ",
                "parity",
                requests.acknowledged() + " acknowledged, " + requests.failed() + " failed, "
                        + requests.indeterminate() + " indeterminate; "
                        + (rows == null ? "rows not read" : rows.rows() + " rows"));
        row(
                " ",
                "",
                counts.lost() + " lost, " + counts.duplicate() + " duplicate, " + counts.unexpected() + " unexpected, "
                        + counts.orphan() + " orphan, " + counts.late() + " late");
        keys("lost", parity.damaged().lost(), counts.lost());
        keys("duplicate", parity.damaged().duplicate(), counts.duplicate());
        keys("unexpected", parity.damaged().unexpected(), counts.unexpected());
        keys("orphan", parity.damaged().orphan(), counts.orphan());
    }

    private void keys(String kind, List<String> keys, long total) {
        for (int i = 0; i < keys.size(); i++) {
            row(" ", i == 0 ? kind : "", keys.get(i));
        }
        if (total > keys.size() && !keys.isEmpty()) {
            row(" ", "", "and " + (total - keys.size()) + " more");
        }
    }

    private void row(String mark, String name, String value) {
        rows.row(mark, name, value);
    }

    private static String ms(double milliseconds) {
        return digits(milliseconds) + " ms";
    }

    /** Four digits, because three are recorded: rounding shall not add to what recording took. */
    private static String digits(double milliseconds) {
        int whole = milliseconds > 0 ? (int) Math.floor(Math.log10(milliseconds)) + 1 : DIGITS;
        return rounded(milliseconds, Math.max(0, DIGITS - whole));
    }

    private static String mebibytes(long bytes) {
        double mebibytes = bytes / (double) (1 << 20);
        return rounded(mebibytes, mebibytes >= 100 ? 0 : 1) + " MiB";
    }

    private static String rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
