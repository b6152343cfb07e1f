package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;

/** Somebody who has no mouse. Used by one thread. */
record Keyboard(Visit visit) {

    private static final int PATIENCE = 1_000;

    /** Charts are made when they come near the screen, which is told in one frame and seen in the next. */
    private static final String SETTLED =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";

    /** Marks what has the focus; false when that is nothing, or has been before. */
    private static final String REACHED = """
            (() => {
              const focused = document.activeElement;
              const fresh = focused !== document.body && !('reached' in focused.dataset);
              if (fresh) focused.dataset.reached = '';
              return fresh;
            })()""";

    /** What can be used or scrolled but was never marked, and charts that were never made. */
    private static final String MISSED = """
            [...document.querySelectorAll('a[href], button, summary, canvas, figure.chart, [tabindex="0"]')]
              .filter(element => element.checkVisibility())
              .filter(element => element.matches('figure')
                ? element.querySelector('script.numbers') && !element.querySelector('canvas')
                : !('reached' in element.dataset))
              .map(element => element.outerHTML.slice(0, 120))""";

    /** Goes through the whole page with the Tab key; what it did not get to, as HTML. */
    @SuppressWarnings("unchecked") // what a browser has is of no Java type
    List<String> missed() {
        int stops = 0;
        do {
            assertThat(stops++).as("stops of the Tab key").isLessThan(PATIENCE);
            visit.page().keyboard().press("Tab");
            visit.value(SETTLED);
        } while ((Boolean) visit.value(REACHED));
        return (List<String>) visit.value(MISSED);
    }

    /** Sorts every table by its first heading, twice; the focus stays there. */
    void sortTables() {
        for (Locator table : visit.page().locator("table.sortable:visible").all()) {
            Locator heading = table.locator("thead th:has(button)").first();
            heading.locator("button").press("Enter");
            String once = heading.getAttribute("aria-sort");
            visit.page().keyboard().press("Enter");
            String twice = heading.getAttribute("aria-sort");
            assertThat(once + ", " + twice).isIn("ascending, descending", "descending, ascending");
        }
    }
}
