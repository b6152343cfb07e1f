package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.writeproof.report.Mode;
import io.writeproof.report.load.LoadPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time line by its key, and the way back from a part of the time. */
@ExtendWith(OneChromium.class)
final class TimeLineInBrowserTest {

    private static final String RATE = "#chart-rate";
    private static final String BACK = ".moment button";

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    private Visit visit;

    @BeforeAll
    static void start(Chromium shared) throws IOException {
        chromium = shared;
        Files.writeString(file(), LoadPage.of(SimulatedRun.of(120), Mode.STORED).html());
    }

    private static Path file() {
        return directory.resolve("lines.html");
    }

    @BeforeEach
    void open() {
        visit = chromium.visit(file().toUri(), Look.WIDE);
        visit.page().locator(RATE).scrollIntoViewIfNeeded();
        canvas().waitFor();
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private Locator canvas() {
        return visit.page().locator(RATE + " canvas");
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
        BoundingBox line = canvas().boundingBox();
        page.mouse().move(line.x + line.width / 3, line.y + line.height / 2);
        page.mouse().down();
        page.mouse().move(line.x + line.width * 2 / 3, line.y + line.height / 2, new Mouse.MoveOptions().setSteps(3));
        page.mouse().up();
        page.mouse().move(0, 0);
        assertThat(page.locator(BACK).isVisible()).isTrue();
    }

    /** The canvas as it is. */
    private Object drawn() {
        return canvas().evaluate("canvas => canvas.toDataURL()");
    }
}
