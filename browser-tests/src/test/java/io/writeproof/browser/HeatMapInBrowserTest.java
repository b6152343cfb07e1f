package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The heat map under the cursor that it shares with the time lines. */
final class HeatMapInBrowserTest extends OpenTimeLines {

    private static final String PLOT = "#chart-heat .plot";
    private static final String TIP = "#chart-heat .tip";
    private static final Pattern SECOND = Pattern.compile("(\\d+):(\\d\\d)\nrequests: (\\d+)\n.*: (\\d+)");

    HeatMapInBrowserTest() {
        super("#chart-heat");
    }

    @Test
    void theCursorOfATimeLineIsInItToo() {
        assertThat(visit.page().locator("#chart-heat .cursor").isVisible()).isFalse();
        rate().hover();
        assertThat(visit.page().locator("#chart-heat .cursor").isVisible()).isTrue();
        assertThat(visit.text(TIP)).contains("\nmost at ");
        assertThatTheTipIsTrue();
        visit.page().mouse().move(0, 0);
        assertThat(visit.page().locator("#chart-heat .cursor").isVisible()).isFalse();
        assertThat(visit.page().locator(TIP).isVisible()).isFalse();
        visit.assertQuiet();
    }

    @Test
    void pointingAtItMovesTheCursorOfTheTimeLines() {
        visit.page().locator(PLOT).hover();
        assertThat(visit.page().locator("#chart-rate .cursor").isVisible()).isTrue();
        assertThat(visit.text(".moment")).matches("at \\d:\\d\\d · (warmup|steady)");
        assertThat(visit.text(TIP)).doesNotContain("most at");
        assertThatTheTipIsTrue();
        visit.assertQuiet();
    }

    @Test
    void everyColumnHasItsOwnSecond() {
        BoundingBox cells = visit.page().locator("#chart-heat svg.area").boundingBox();
        for (int column : List.of(0, 1, 59, 60, 118, 119)) {
            visit.page().mouse().move(cells.x + cells.width * (column + 0.5) / 120, cells.y + 60);
            assertThat(secondOfTip()).isEqualTo(column + 1);
            assertThatTheTipIsTrue();
        }
    }

    @Test
    void aPartOfTheTimeIsMarkedInIt() {
        Page page = visit.page();
        BoundingBox cells = page.locator("#chart-heat svg.area").boundingBox();
        assertThat(page.locator("#chart-heat .ranged").isVisible()).isFalse();
        drag(cells, 1.0 / 4, 1.0 / 2, 1.0 / 2);
        BoundingBox marked = page.locator("#chart-heat .ranged").boundingBox();
        assertThat(marked.width).isBetween(cells.width / 4 - 3, cells.width / 4 + 3);
        assertThat(page.locator(".moment button").isVisible()).isTrue();
        page.locator(".moment button").click();
        assertThat(page.locator("#chart-heat .ranged").isVisible()).isFalse();
        visit.assertQuiet();
    }

    @Test
    void arrowKeysGoFromSecondToSecond() {
        visit.page().locator(PLOT).focus();
        visit.page().keyboard().press("ArrowRight");
        visit.page().keyboard().press("ArrowRight");
        int second = secondOfTip();
        visit.page().keyboard().press("ArrowLeft");
        assertThat(secondOfTip()).isEqualTo(second - 1);
        assertThat(visit.graveBarriers()).isEmpty();
    }

    private int secondOfTip() {
        return Integer.parseInt(tip().group(1)) * 60 + Integer.parseInt(tip().group(2));
    }

    private Matcher tip() {
        Matcher tip = SECOND.matcher(visit.text(TIP));
        assertThat(tip.matches()).as(visit.text(TIP)).isTrue();
        return tip;
    }

    /** Its counts are those that the timeline has of its second. */
    private void assertThatTheTipIsTrue() {
        List<Long> counts = StreamSupport.stream(
                        RUN.timeline()
                                .get(secondOfTip() - 1)
                                .path("response_counts")
                                .spliterator(),
                        false)
                .map(count -> Math.max(0, count.asLong()))
                .toList();
        assertThat(Long.parseLong(tip().group(3)))
                .isEqualTo(counts.stream().mapToLong(Long::longValue).sum());
        assertThat(counts).contains(Long.parseLong(tip().group(4)));
    }
}
