package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time line by its key, and the way back from a part of the time. */
final class TimeLineInBrowserTest extends OpenTimeLines {

    private static final String RATE = "#chart-rate";
    private static final String BACK = ".moment button";

    TimeLineInBrowserTest() {
        super(RATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enter", "Space"})
    void aKeysEntryHidesItsLineAndShowsItAgain(String key) {
        Locator entry = visit.page().locator(RATE + " .key button").first();
        Object all = drawn();

        entry.press(key);
        assertThat(entry.getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(drawn()).isNotEqualTo(all);

        entry.press(key);
        assertThat(entry.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(drawn()).isEqualTo(all);
        assertThat(visit.value("document.activeElement.getAttribute('aria-pressed')"))
                .isEqualTo("true");
        visit.assertQuiet();
    }

    /** The focus is where the mouse has left it, or where the Tab key has gone meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"#chart-rate canvas", "#chart-heat .plot", "#chart-latency .key button >> nth=0", BACK})
    void escapeLeavesAPartOfTheTime(String focused) {
        Object whole = drawn();
        choosePart();
        assertThat(drawn()).isNotEqualTo(whole);

        visit.page().locator(focused).press("Escape");
        assertThat(drawn()).isEqualTo(whole);
        assertThat(visit.page().locator(BACK).isVisible()).isFalse();
        assertThat(visit.page().locator("#chart-heat .ranged").isVisible()).isFalse();
        visit.assertQuiet();
    }

    @Test
    void escapeLeavesItWithoutAnyFocus() {
        Object whole = drawn();
        choosePart();
        visit.value("document.activeElement.blur()");

        visit.page().keyboard().press("Escape");
        assertThat(drawn()).isEqualTo(whole);
        visit.assertQuiet();
    }

    /** By dragging over a third of the line; the pointer is taken away again, with the cursor that it moves. */
    private void choosePart() {
        Page page = visit.page();
        drag(rate().boundingBox(), 1.0 / 3, 2.0 / 3, 1.0 / 2);
        page.mouse().move(0, 0);
        assertThat(page.locator(BACK).isVisible()).isTrue();
    }

    /** The canvas as it is. */
    private Object drawn() {
        return rate().evaluate("canvas => canvas.toDataURL()");
    }
}
