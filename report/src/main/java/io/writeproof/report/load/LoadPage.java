package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Mode;
import io.writeproof.report.Page;
import java.util.Map;

/** A load run as a page. Stateless. */
public final class LoadPage {

    private LoadPage() {}

    /**
     * The page; {@code run.json} stands in it whole, under the id {@code run}.
     *
     * @param mode live pages are filled in by their server while the run goes on
     */
    public static Page of(LoadDocument document, Mode mode) {
        JsonNode run = document.run();
        String suite = Json.text(run.path("suite")).orElse("Load run");
        String title = Json.text(run.path("variant"))
                .map(variant -> suite + " · " + variant)
                .orElse(suite);
        return new Page(title, Outcome.of(run).status(), LoadSections.of(document), Map.of("run", run), mode);
    }
}
