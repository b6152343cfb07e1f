package io.writeproof.results.report;

import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as JUnit XML: a test case for each row, so that any CI server shows what failed. Stateless. */
final class ComparisonJUnit {

    private ComparisonJUnit() {}

    static String of(ComparisonReport report) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"compare\">\n"
                + report.comparison().sections().stream()
                        .map(ComparisonJUnit::suite)
                        .collect(Collectors.joining())
                + "</testsuites>\n";
    }

    private static String suite(SectionComparison section) {
        List<RowComparison> rows = section.rows();
        return "  <testsuite name=\"" + Xml.escaped(section.section().title()) + "\" tests=\"" + rows.size()
                + "\" failures=\"" + count(rows, Kind.FAILURE) + "\" errors=\"" + count(rows, Kind.ERROR)
                + "\" skipped=\"" + count(rows, Kind.SKIPPED) + "\">\n"
                + rows.stream().map(row -> test(section.section().suite(), row)).collect(Collectors.joining())
                + "  </testsuite>\n";
    }

    private static String test(String suite, RowComparison row) {
        return "    <testcase classname=\"" + Xml.escaped(suite) + "\" name=\""
                + Xml.escaped(row.key().toString()) + "\"" + end(Kind.of(row.verdict()), message(row));
    }

    private static String end(Kind kind, String message) {
        return kind == Kind.PASSED
                ? "/>\n"
                : "><" + kind.element + " message=\"" + Xml.escaped(message) + "\"/></testcase>\n";
    }

    private static String message(RowComparison row) {
        ComparisonCells cells = ComparisonCells.of(row);
        return row.verdict().label() + ": " + cells.baseline() + " to " + cells.candidate() + " " + row.unit() + ", "
                + cells.change() + ", gate " + cells.gate() + (row.note().isEmpty() ? "" : "; " + row.note());
    }

    private static long count(List<RowComparison> rows, Kind kind) {
        return rows.stream().filter(row -> Kind.of(row.verdict()) == kind).count();
    }

    /** What JUnit calls it. */
    private enum Kind {
        PASSED(""),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        static Kind of(Verdict verdict) {
            return switch (verdict) {
                case REGRESSED, FAILED, MISSING -> FAILURE;
                case INVALID -> ERROR;
                case UNDERPOWERED, INCONCLUSIVE, NOT_JUDGED -> SKIPPED;
                case IMPROVED, NEW, UNCHANGED -> PASSED;
            };
        }
    }
}
