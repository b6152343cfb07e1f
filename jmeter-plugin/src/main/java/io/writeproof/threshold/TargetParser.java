package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import io.writeproof.threshold.TargetMeasure.Function;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@link RuleParser} that reads what a rule asks of the target itself, from the function on. */
final class TargetParser {

    private final TextCursor cursor;

    TargetParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    TargetMeasure measure() {
        Function function = function();
        open();
        BigDecimal quantile = function == Function.QUANTILE ? quantile() : null;
        List<Series> series = new ArrayList<>();
        series.add(series());
        if (function == Function.RATIO) {
            comma("a second metric to divide by");
            series.add(series());
        }
        if (!cursor.skipBlanks().take(")")) {
            throw cursor.expected("`)` after the metric of the target");
        }
        return new TargetMeasure(function, quantile, series);
    }

    private Function function() {
        int start = cursor.offset();
        String name = cursor.takeName();
        return Function.called(name).orElseThrow(() -> {
            cursor.backTo(start);
            return cursor.expected("one of " + Function.names());
        });
    }

    private void open() {
        if (!cursor.skipBlanks().take("(")) {
            throw cursor.expected("`(` and the name of a metric of the target");
        }
    }

    private BigDecimal quantile() {
        int start = cursor.skipBlanks().offset();
        BigDecimal quantile = cursor.takeNumber("a quantile from 0 to 1");
        if (quantile.compareTo(BigDecimal.ONE) > 0) {
            throw cursor.error("a quantile is 0 to 1; p99 is 0.99", start);
        }
        comma("a histogram");
        return quantile;
    }

    private void comma(String what) {
        if (!cursor.skipBlanks().take(",")) {
            throw cursor.expected("`,` and " + what);
        }
    }

    private Series series() {
        cursor.skipBlanks();
        String name = name();
        return new Series(name, cursor.skipBlanks().take("{") ? labels() : Map.of());
    }

    /** As Prometheus has it: a letter, underscore or colon, then digits too. */
    private String name() {
        int start = cursor.offset();
        String name = cursor.takeWhile(c -> c == ':' || c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            cursor.backTo(start);
            throw cursor.expected("the name of a metric of the target");
        }
        return name;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        while (!cursor.skipBlanks().take("}")) {
            if (!labels.isEmpty() && !cursor.take(",")) {
                throw cursor.expected("`,` or `}` after a label");
            }
            int start = cursor.skipBlanks().offset();
            String name = cursor.takeName();
            if (name.isEmpty()) {
                throw cursor.expected("a label such as status=\"200\"");
            }
            if (!cursor.skipBlanks().take("=") || !cursor.skipBlanks().take("\"")) {
                throw cursor.expected("`=\"` and a value after the label");
            }
            if (labels.put(name, value()) != null) {
                throw cursor.error("the label `" + name + "` is there twice", start);
            }
        }
        return labels;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        while (!cursor.atEnd() && cursor.peek() != '\n' && cursor.peek() != '"') {
            value.append(cursor.take("\\") ? escaped() : cursor.next());
        }
        if (!cursor.take("\"")) {
            throw cursor.expected("`\"` after the value");
        }
        return value.toString();
    }

    private char escaped() {
        char escaped = cursor.peek();
        if (escaped != 'n' && escaped != '"' && escaped != '\\') {
            throw cursor.expected("`n`, `\"` or `\\` after the backslash");
        }
        cursor.next();
        return escaped == 'n' ? '\n' : escaped;
    }
}
