package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the limit is: what was in use in each phase, and which of it was the fullest.
 *
 * <p>The part of the USE method that a load generator can see (Brendan Gregg, "Thinking Methodically about Performance", ACM
 * Queue 10(12), 2012): for every resource its utilisation, and beside it what waited.
 */
final class BusySection {

    /** Compilers fill the processors then, and nothing of it is judged. */
    private static final String WARM_UP = "warmup";

    private BusySection() {}

    /** Empty for a run that goes on, and for one without a timeline: means of half a phase would mislead. */
    static Optional<Section> of(LoadDocument document) {
        List<Phase> phases = document.run().path("provisional").asBoolean() ? List.of() : phases(document);
        Optional<Phase> busiest = phases.stream()
                .filter(phase -> !phase.name.equals(WARM_UP))
                .max(Comparator.comparingDouble(phase -> phase.fullest.use));
        return busiest.map(phase ->
                new Section("busy", "What was busy", Markup.of(sentence(phase, document.run()), table(phases))));
    }

    /** In the order in which they began; a name that comes again, as a ramp of several parts, is one phase. */
    private static List<Phase> phases(LoadDocument document) {
        Map<String, List<JsonNode>> byName = new LinkedHashMap<>();
        for (JsonNode second : document.timeline()) {
            // A second in which one phase follows another belongs to neither.
            if (second.path("phases").size() == 1) {
                byName.computeIfAbsent(second.path("phases").path(0).asText(), name -> new ArrayList<>())
                        .add(second);
            }
        }
        return byName.entrySet().stream()
                .flatMap(phase -> fullest(document.run(), phase.getValue())
                        .map(fullest -> new Phase(phase.getKey(), phase.getValue(), fullest))
                        .stream())
                .toList();
    }

    /** The first that is full, because it may be why others are; or else the one of which most was in use. */
    private static Optional<Fullest> fullest(JsonNode run, List<JsonNode> seconds) {
        List<Fullest> uses = Stream.of(Resource.values())
                .flatMap(resource -> resource.use(run, seconds).stream().mapToObj(use -> new Fullest(resource, use)))
                .toList();
        return uses.stream()
                .filter(Fullest::isFull)
                .findFirst()
                .or(() -> uses.stream().max(Comparator.comparingDouble(Fullest::use)));
    }

    private static Markup sentence(Phase phase, JsonNode run) {
        String use = phase.fullest.resource.title() + ", " + Figures.of(phase.fullest.percent()) + " % in use";
        String parts = phase.fullest.resource == Resource.PROCESSORS ? processors(phase, run) : "";
        return phase.fullest.isFull()
                ? paragraph(Tone.WARN, "The limit: ", use + parts + " in ", phase.name)
                : paragraph(
                        Tone.PLAIN,
                        "Nothing that is watched was used up. ",
                        "The fullest: " + use + parts + " in ",
                        phase.name);
    }

    /** The service may be on another machine, so what it used is no part of the sum. */
    private static String processors(Phase phase, JsonNode run) {
        return " (" + run.at("/environment/machine/cores").asText() + " cores: the load generator had "
                + phase.shown("/generator/cpu_cores") + ", everything else " + Figures.of(phase.everythingElse())
                + ", the hypervisor took " + phase.shown("/machine/steal_cores")
                + "; the service, wherever it runs, used " + phase.shown("/target/cpu_cores") + ")";
    }

    private static Markup paragraph(Tone tone, String head, String text, String phase) {
        return Markup.element(
                "p",
                Map.of("class", ("busiest " + tone.style()).strip()),
                Markup.element("strong", Markup.text(head)),
                Markup.text(text),
                Markup.label(phase),
                Markup.text("."));
    }

    private static Markup table(List<Phase> phases) {
        Table table = Table.of(
                "In use in each phase, means",
                Column.text("Phase"),
                Column.number("Achieved, /s"),
                Column.text("Fullest"),
                Column.number("In use, %"),
                Column.number("Busy").in("Processors, cores"),
                Column.number("Generator").in("Processors, cores"),
                Column.number("Service").in("Processors, cores"),
                Column.number("Hypervisor").in("Processors, cores"),
                Column.number("In flight"),
                Column.number("Rows in queue"),
                Column.number("Active").in("Database sessions"),
                Column.number("Waiting").in("Database sessions"));
        for (Phase phase : phases) {
            Tone tone = phase.fullest.isFull() ? Tone.WARN : Tone.PLAIN;
            table.row(
                    Cell.label(phase.name),
                    Cell.number(Figures.rate(phase.mean("/achieved")), phase.mean("/achieved")),
                    Cell.text(phase.fullest.resource.title()).with(tone),
                    Cell.number(Figures.of(phase.fullest.percent()), phase.fullest.use)
                            .with(tone),
                    phase.cell("/machine/busy_cores"),
                    phase.cell("/generator/cpu_cores"),
                    phase.cell("/target/cpu_cores"),
                    phase.cell("/machine/steal_cores"),
                    phase.cell("/in_flight"),
                    phase.cell("/target/queue_depth"),
                    phase.cell("/database/active"),
                    phase.cell("/database/waiting"));
        }
        return table.html();
    }

    /** The resource of which the largest part was in use. */
    private record Fullest(Resource resource, double use) {

        /** Beyond it waiting grows faster than the load does. */
        private static final double FULL_PERCENT = 90;

        boolean isFull() {
            return percent() >= FULL_PERCENT;
        }

        /** Whole ones: it is a mean of samples taken once a second. */
        double percent() {
            return Math.rint(use * 100);
        }
    }

    private record Phase(String name, List<JsonNode> seconds, Fullest fullest) {

        double mean(String pointer) {
            return Resource.mean(seconds, pointer).orElse(Double.NaN);
        }

        /** On the generator's machine: the database, the service when it runs there, and whatever else does. */
        double everythingElse() {
            return Resource.mean(
                            seconds,
                            second -> Json.numberOrNaN(second.at("/machine/busy_cores"))
                                    - Json.numberOrNaN(second.at("/generator/cpu_cores")))
                    .orElse(Double.NaN);
        }

        String shown(String pointer) {
            return Figures.of(mean(pointer));
        }

        Cell cell(String pointer) {
            return Cell.number(shown(pointer), mean(pointer));
        }
    }
}
