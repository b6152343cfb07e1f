package io.writeproof.results.page;

import io.writeproof.report.Markup;
import io.writeproof.report.Mode;
import io.writeproof.report.Page;
import io.writeproof.report.Section;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadPage;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A run of the durability experiment as a page: what every run has, its matrix, and what the matrix does not show. Stateless. */
final class DurabilityPage {

    /** The field of {@code run.json} that makes a run one of these. */
    static final String FIELD = "durability";

    /** What a page of a load run has that is not about its load, in that order; the matrix comes after the first. */
    private static final Set<String> COMMON = Set.of("verdict", "validity", "environment");

    private DurabilityPage() {}

    static Page of(StoredRun run) {
        Page common = LoadPage.of(new LoadDocument(run.document(), List.of(), List.of()), Mode.STORED);
        List<Section> sections = new ArrayList<>();
        for (Section section : common.sections()) {
            if (COMMON.contains(section.id())) {
                sections.add(section);
            }
            if (section.id().equals("verdict")) {
                sections.addAll(sections(run));
            }
        }
        return new Page(run.suite() + " · " + run.shortCommit(), common.status(), sections, common.embedded());
    }

    /** The matrix at a glance, all of its figures, and its caveats. */
    static List<Section> sections(StoredRun run) {
        DurabilityMatrix matrix = new DurabilityMatrix(run.document().path(FIELD));
        return List.of(
                new Section("durability-matrix", "Durability matrix", matrix.glance()),
                new Section("durability", "Kill by kill", matrix.figures()),
                new Section("durability-caveats", "What the matrix does not show", caveats(run)));
    }

    private static Markup caveats(StoredRun run) {
        List<Markup> caveats = StreamSupport.stream(
                        run.document().path(FIELD).path("caveats").spliterator(), false)
                .map(caveat -> Markup.element("li", Markup.text(caveat.asText())))
                .toList();
        return Markup.element("ul", Map.of(), Markup.join(caveats));
    }
}
