package io.writeproof.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Mode;
import io.writeproof.report.Page;
import io.writeproof.report.Section;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadPage;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run of JMH as a page: what every run has, and its benchmarks. Stateless. */
final class JmhPage {

    /** In characters. A page must stay small enough to be sent around; what makes it longer stays in its file. */
    private static final int LONGEST = 1_000_000;

    /** What a page of a load run has that is not about its load. */
    private static final Set<String> COMMON = Set.of("verdict", "validity", "environment");

    private JmhPage() {}

    /** The page's HTML; {@code jmh.json} stands in it whole, under the id {@code jmh}, unless that makes the page too long. */
    static String of(StoredRun run, JsonNode results) {
        LoadDocument document = new LoadDocument(run.document(), List.of(), List.of());
        Page common = LoadPage.of(document, Mode.STORED);
        List<Section> sections = new ArrayList<>(JmhSections.of(run, results));
        common.sections().stream()
                .filter(section -> COMMON.contains(section.id()))
                .forEach(section -> sections.add(section.id().equals("verdict") ? 0 : sections.size(), section));
        String title = run.suite() + " · " + run.shortCommit();
        Map<String, JsonNode> embedded = new LinkedHashMap<>(common.embedded());
        embedded.put("jmh", results);
        String whole = new Page(title, common.status(), sections, embedded).html();
        return whole.length() <= LONGEST ? whole : new Page(title, common.status(), sections, common.embedded()).html();
    }
}
