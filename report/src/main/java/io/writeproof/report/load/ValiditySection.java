package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Facts;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Tone;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether anything may be concluded from the run: did it make the load that was asked for, and was its machine steady. */
final class ValiditySection {

    /** The least part of the planned rate that counts as reached, as in comparisons. */
    private static final double REACHED = 0.95;
    /** Later than this is late, in milliseconds: the plugin's own limit. */
    private static final double LATE_MS = 1;

    /** More of the processors than this is worth a warning: the plugin's own limit. */
    private static final double MOST_STOLEN = 0.05;

    /** Clocks that go further apart than this are worth one too, in milliseconds: the plugin's own limit. */
    private static final double MOST_APART_MS = 100;

    private ValiditySection() {}

    static Section of(LoadDocument document) {
        JsonNode run = document.run();
        Facts facts = new Facts();
        rate(facts, run);
        schedule(facts, run);
        Json.items(run.path("threads")).forEach(threads -> threads(facts, threads));
        pauses(facts, document.timeline());
        steal(facts, run.path("steal"));
        clock(facts, run.path("clock"));
        noise(facts, run.path("noise_check"));
        end(facts, run);
        flags(facts, run);
        return new Section("validity", "Validity", Markup.of(facts.html(), warnings(run)));
    }

    private static void rate(Facts facts, JsonNode run) {
        OptionalDouble achieved = Json.number(run.path("achieved_qps"));
        OptionalDouble target = Json.number(run.path("target_qps"));
        if (achieved.isEmpty()) {
            return;
        }
        Markup shown = Markup.text(Figures.rate(achieved.getAsDouble()) + " /s");
        if (target.isEmpty() || target.getAsDouble() <= 0) {
            facts.add("Achieved rate", shown, Tone.PLAIN, "no rate was planned");
            return;
        }
        double part = achieved.getAsDouble() / target.getAsDouble();
        double required = Json.number(run.path("min_required_qps")).orElse(REACHED * target.getAsDouble());
        facts.add(
                "Achieved rate",
                shown,
                achieved.getAsDouble() >= required ? Tone.GOOD : Tone.BAD,
                Figures.percent(part) + " % of the " + Figures.rate(target.getAsDouble()) + " /s planned");
    }

    private static void schedule(Facts facts, JsonNode run) {
        JsonNode lag = run.path("lag_ms");
        if (!lag.isObject()) {
            return;
        }
        double most = lag.path("max").asDouble();
        facts.add(
                "Schedule lag",
                Markup.text(Figures.ms(lag.path("avg").asDouble()) + " ms"),
                most > LATE_MS ? Tone.WARN : Tone.GOOD,
                "on average; at most " + Figures.ms(most) + " ms");
        long late = run.path("late").asLong();
        facts.add(
                "Late",
                Markup.text(Figures.count(late)),
                late > 0 ? Tone.WARN : Tone.GOOD,
                "requests sent more than 1 ms after their planned moment");
        long missing = run.path("never_sent").asLong();
        if (run.path("provisional").asBoolean()) {
            facts.add(
                    "Not sent yet",
                    Markup.text(Figures.count(missing)),
                    Tone.PLAIN,
                    "planned requests that are to come");
        } else {
            facts.add(
                    "Never sent",
                    Markup.text(Figures.count(missing)),
                    missing > 0 ? Tone.BAD : Tone.GOOD,
                    "planned requests that did not go out");
        }
    }

    private static void threads(Facts facts, JsonNode threads) {
        OptionalDouble needed = Json.number(threads.path("needed"));
        long had = threads.path("had").asLong();
        boolean tooFew = had == 0 || needed.orElse(0) > had;
        facts.add(
                "Threads",
                Markup.text(Figures.count(had)),
                tooFew ? Tone.WARN : Tone.GOOD,
                needed.isPresent() ? "about " + Figures.count((long) needed.getAsDouble()) + " were needed" : "");
    }

    /** The generator's own pauses look like the service's. */
    private static void pauses(Facts facts, List<JsonNode> timeline) {
        timeline.stream()
                .flatMapToDouble(second -> Json.number(second.at("/generator/gc_ms")).stream())
                .max()
                .ifPresent(worst -> facts.add(
                        "Generator's pauses",
                        Markup.text(Figures.ms(worst) + " ms"),
                        Tone.PLAIN,
                        "of collecting garbage, in the worst second"));
    }

    /** A neighbour on the same host makes latencies longer, and nothing in the machine shows it. */
    private static void steal(Facts facts, JsonNode steal) {
        Json.number(steal)
                .ifPresent(part -> facts.add(
                        "Taken by the hypervisor",
                        Markup.text(Figures.percent(part) + " %"),
                        part > MOST_STOLEN ? Tone.WARN : Tone.GOOD,
                        "of the processors, in the measured phases"));
    }

    /** Nothing on the page depends on the wall clock; whoever lays the page beside another log does. */
    private static void clock(Facts facts, JsonNode clock) {
        OptionalDouble largest = Json.number(clock.path("largest_difference_ms"));
        if (largest.isEmpty()) {
            return;
        }
        JsonNode jump = clock.path("jump");
        boolean steady = !jump.isObject() && largest.getAsDouble() <= MOST_APART_MS;
        String difference = "largest difference between wall clock and monotonic clock "
                + Figures.ms(largest.getAsDouble()) + " ms";
        facts.add(
                "Clock",
                Markup.text(steady ? "steady" : jump.isObject() ? "jumped" : "drifted"),
                steady ? Tone.GOOD : Tone.WARN,
                jump.isObject() ? jumped(jump) + "; " + difference : difference);
    }

    private static String jumped(JsonNode jump) {
        double ms = jump.path("ms").asDouble();
        return "put " + (ms < 0 ? "back" : "forward") + " by " + Figures.ms(Math.abs(ms)) + " ms, seen "
                + Figures.of(jump.path("after_s").asDouble()) + " s after the start";
    }

    private static void noise(Facts facts, JsonNode check) {
        if (!check.path("stable").isBoolean()) {
            facts.add("Noise check", Markup.text("not made"), Tone.MUTED, "");
        } else if (check.path("stable").booleanValue()) {
            facts.add("Noise check", Markup.text("stable"), Tone.GOOD, "as fast after the run as before it");
        } else {
            facts.add("Noise check", Markup.text("unstable"), Tone.BAD, "the machine changed its speed meanwhile");
        }
    }

    private static void end(Facts facts, JsonNode run) {
        Json.text(run.path("aborted_by"))
                .ifPresent(gate -> facts.add("Stopped by", Markup.label(gate), Tone.BAD, "a rule ended the run"));
        if (run.path("interrupted").asBoolean()) {
            facts.add("Complete", Markup.text("no"), Tone.BAD, "stopped before its end");
        } else if (!run.path("provisional").asBoolean()) {
            facts.add("Complete", Markup.text("yes"), Tone.GOOD, "ran to its end");
        }
    }

    private static void flags(Facts facts, JsonNode run) {
        Json.items(run.at("/validity/flags"))
                .forEach(flag -> facts.add("Flag", Markup.label(flag.asText().replace('_', ' ')), Tone.WARN, ""));
    }

    private static Markup warnings(JsonNode run) {
        List<Markup> warnings = Stream.concat(
                        Json.items(run.path("warnings")).map(JsonNode::asText),
                        Json.items(run.path("files")).flatMap(file -> Json.text(file.path("trouble")).stream()))
                .map(warning -> Markup.element("li", Tone.WARN.mark(""), Markup.label(warning)))
                .toList();
        return warnings.isEmpty()
                ? Markup.NONE
                : Markup.element("ul", Map.of("class", "warnings"), Markup.join(warnings));
    }
}
