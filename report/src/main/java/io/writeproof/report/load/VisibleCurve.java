package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.chart.Axis;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Mark;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Scale;
import io.writeproof.report.chart.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How the rows came after the end of the traffic: a step at each look that saw something new. */
final class VisibleCurve {

    private static final double MILLIS = 1_000;
    /** What is almost everything must not be rounded to everything. */
    private static final double NOT_ALL = 99.99;

    /** What the curve is not: the time of each row from its acknowledgement on, which no table tells. */
    private static final String MEANING =
            "Seen by looks at the tables: a row may have been there before, so each time is an upper bound. It counts"
                    + " from the end of the traffic, not from the row's own acknowledgement. Until keys are compared rows"
                    + " are only counted, and one too many hides one that is missing.";

    private final List<Look> looks;
    private final double acknowledged;
    private final OptionalDouble settledMs;

    /** A look at the tables. */
    private record Look(double afterMs, double missing) {}

    private VisibleCurve(List<Look> looks, JsonNode parity) {
        this.looks = looks;
        this.acknowledged = parity.path("acknowledged").asDouble();
        this.settledMs = Json.number(parity.path("settled_after_ms"));
    }

    /** A chart, or a sentence when the first look saw everything; nothing when nobody looked. */
    static Markup of(JsonNode parity) {
        List<Look> looks = Json.items(parity.path("looks"))
                .filter(look ->
                        look.path("after_ms").isNumber() && look.path("missing").isNumber())
                .map(look -> new Look(
                        look.path("after_ms").asDouble(), look.path("missing").asDouble()))
                .toList();
        VisibleCurve curve = new VisibleCurve(looks, parity);
        return looks.isEmpty() || curve.acknowledged <= 0 ? Markup.NONE : curve.html();
    }

    private Markup html() {
        if (looks.stream().allMatch(look -> look.missing() == 0)) {
            return note("Every row was there at the first look, " + after(looks.get(0)) + ".");
        }
        Look last = looks.get(looks.size() - 1);
        Markup missing = last.missing() > 0
                ? note(Figures.of(last.missing()) + " of " + Figures.of(acknowledged)
                        + " were still missing at the last look, " + after(last) + ".")
                : Markup.NONE;
        return Markup.of(chart().figure(), note(MEANING), missing);
    }

    private Chart chart() {
        List<Series> lines = new ArrayList<>();
        lines.add(Series.of("rows that a look saw", Ink.TEAL, Mark.LINE, steps()));
        settledMs.ifPresent(settled -> lines.add(Series.of(
                "settled after " + duration(settled),
                Ink.GREEN,
                Mark.DOTS,
                List.of(new Point(settled / MILLIS, shareAt(settled))))));
        return new Chart(
                "visible",
                "Time to visible, at most",
                Axis.linear("", "s"),
                new Axis("", "% of the acknowledged rows, by seconds since the end of the traffic", Scale.SHARE),
                lines,
                List.of());
    }

    /** Between two looks nothing is known, so the rows count as there from the look that saw them. */
    private List<Point> steps() {
        List<Point> steps = new ArrayList<>();
        for (Look look : looks) {
            if (!steps.isEmpty()) {
                steps.add(new Point(
                        look.afterMs() / MILLIS, steps.get(steps.size() - 1).y()));
            }
            steps.add(new Point(look.afterMs() / MILLIS, share(look)));
        }
        return steps;
    }

    private double shareAt(double millis) {
        double share = 0;
        for (Look look : looks) {
            share = look.afterMs() <= millis ? share(look) : share;
        }
        return share;
    }

    private double share(Look look) {
        double share = 100 * Math.max(0, acknowledged - look.missing()) / acknowledged;
        return look.missing() > 0 ? Math.min(NOT_ALL, share) : share;
    }

    private static String after(Look look) {
        return duration(look.afterMs()) + " after the end of the traffic";
    }

    private static String duration(double millis) {
        return Figures.duration(Duration.ofMillis(Math.round(millis)));
    }

    private static Markup note(String text) {
        return Markup.element("p", Map.of("class", "muted"), Markup.text(text));
    }
}
