package io.writeproof.results.report;

import io.writeproof.report.Section;
import java.util.List;
import java.util.stream.Collectors;

/** What a page shows, without its frame. */
public final class Pages {

    private Pages() {}

    /** The sections, with a line for each row of a table, so that people can look at differences. */
    public static String content(List<Section> sections) {
        return sections.stream()
                .map(section -> section.html().html().replace("<tr", "\n<tr").replace("<circle", "\n<circle") + "\n")
                .collect(Collectors.joining());
    }
}
