package io.writeproof.parity;

import org.jspecify.annotations.Nullable;

/** A report for people: the verdict, the counts, and the damaged keys in their classes. */
public final class ReportText {

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    /** The report as lines of plain text. */
    public static String of(ParityReport report) {
        return new ReportText().write(report);
    }

    private String write(ParityReport report) {
        line("parity", report.verdict() + ": " + report.reason());
        Requests requests = report.requests();
        line(
                "requests",
                requests.acknowledged() + " acknowledged, " + requests.failed() + " failed, " + requests.indeterminate()
                        + " indeterminate");
        @Nullable Findings findings = report.findings();
        if (findings != null) {
            line("rows", findings.rows() + childRows(findings));
            line("of failed", findings.failedPresent() + " have a row all the same");
            line(
                    "of indeterminate",
                    findings.indeterminatePresent() + " have a row, " + report.indeterminateAbsent() + " have none");
            line("compared", findings.comparison());
            line(
                    "settled",
                    report.settledAfter() == null ? "never" : "after " + Sentences.seconds(report.settledAfter()));
            keys("lost", findings.damage().lost());
            keys("duplicate", findings.damage().duplicate());
            keys("unexpected", findings.damage().unexpected());
            keys("orphan", findings.damage().orphan());
            keys("late", findings.damage().late());
        }
        return text.toString();
    }

    private static String childRows(Findings findings) {
        return findings.childRows() == Findings.NOT_COUNTED ? "" : ", child rows " + findings.childRows();
    }

    private void keys(String name, KeyList keys) {
        line(name, Long.toString(keys.total()));
        keys.keys().forEach(key -> line("", key));
        long more = keys.total() - keys.keys().size();
        if (more > 0 && !keys.keys().isEmpty()) {
            line("", "and " + more + " more");
        }
    }

    private void line(String name, String value) {
        text.append(name)
                .append(" ".repeat(Math.max(1, 18 - name.length())))
                .append(value)
                .append('\n');
    }
}
