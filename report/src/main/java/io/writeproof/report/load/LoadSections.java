package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Section;
import io.writeproof.report.chart.HeatMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections of a load run, in the order in which they are read. Stateless. */
public final class LoadSections {

    private LoadSections() {}

    /** The sections that the document has something for. */
    public static List<Section> of(LoadDocument document) {
        Stream<Optional<Section>> charts =
                Stream.of(Optional.of(TimeSection.of(document)), DistributionSection.of(document));
        return known(Stream.of(before(document), charts, after(document)));
    }

    /** Those without charts, which a live page draws by itself. */
    static List<Section> withoutCharts(LoadDocument document) {
        return known(Stream.of(before(document), after(document)));
    }

    /**
     * What a live page has to exchange because its script does not draw it: the sections without charts, and pictures.
     *
     * @return HTML by the id of its element
     */
    public static Map<String, String> exchanged(LoadDocument document) {
        Map<String, String> parts = new LinkedHashMap<>();
        withoutCharts(document)
                .forEach(section -> parts.put(section.id(), section.html().html()));
        TimeSection.heat(document)
                .ifPresent(heat ->
                        parts.put(HeatMap.elementId(heat.id()), heat.figure().html()));
        return parts;
    }

    private static Stream<Optional<Section>> before(LoadDocument document) {
        JsonNode run = document.run();
        return Stream.of(
                Optional.of(VerdictSection.of(run)),
                Optional.of(ValiditySection.of(document)),
                GatesSection.of(run),
                ParitySection.of(run));
    }

    private static Stream<Optional<Section>> after(LoadDocument document) {
        JsonNode run = document.run();
        return Stream.of(
                BusySection.of(document),
                LabelsSection.of(run),
                ServerTimeSection.of(run),
                QueriesSection.of(run),
                Optional.of(EnvironmentSection.of(run)));
    }

    private static List<Section> known(Stream<Stream<Optional<Section>>> sections) {
        return sections.flatMap(part -> part).flatMap(Optional::stream).toList();
    }
}
