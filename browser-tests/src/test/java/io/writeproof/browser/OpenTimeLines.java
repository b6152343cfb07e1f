package io.writeproof.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import io.writeproof.report.Mode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The time lines of a run of two minutes, in a window of its own for each test. */
@ExtendWith(OneChromium.class)
abstract class OpenTimeLines {

    static final LoadDocument RUN = SimulatedRun.of(120);

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    /** Where the window is scrolled to. */
    private final String shown;

    Visit visit;

    OpenTimeLines(String shown) {
        this.shown = shown;
    }

    @BeforeAll
    static void start(Chromium shared) throws IOException {
        chromium = shared;
        Files.writeString(file(), LoadPage.of(RUN, Mode.STORED).html());
    }

    private static Path file() {
        return directory.resolve("lines.html");
    }

    @BeforeEach
    void open() {
        visit = chromium.visit(file().toUri(), Look.WIDE);
        visit.page().locator(shown).scrollIntoViewIfNeeded();
        rate().waitFor();
    }

    @AfterEach
    void close() {
        visit.close();
    }

    final Locator rate() {
        return visit.page().locator("#chart-rate canvas");
    }

    /** Chooses the time between two points of a picture, given as parts of its width; {@code y} as a part of its height. */
    final void drag(BoundingBox picture, double from, double to, double y) {
        Mouse mouse = visit.page().mouse();
        double height = picture.y + picture.height * y;
        mouse.move(picture.x + picture.width * from, height);
        mouse.down();
        mouse.move(picture.x + picture.width * to, height, new Mouse.MoveOptions().setSteps(3));
        mouse.up();
    }
}
