package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Draws the pictures of the documentation. No name of a test, so that it is only run by name: {@code scripts/pictures} does.
 *
 * <p>{@code writeproof.pictures} is where they go; {@code writeproof.pictures.from} a directory with pages and a recorded
 * {@code terminal.txt}, or {@code writeproof.pictures.live} the address of a live page.
 */
final class Pictures {

    private static final Look LOOK = Look.WIDE.width(1200);
    private static final int HEIGHT = 2450;
    private static final String LIVE = "writeproof.pictures.live";
    private static final int SECONDS_SHOWN = 30;

    private final Path pictures = Path.of(System.getProperty("writeproof.pictures", ""));

    @Test
    @DisabledIfSystemProperty(named = LIVE, matches = ".+")
    void pagesAndTerminal() throws IOException {
        Path from = Path.of(System.getProperty("writeproof.pictures.from", ""));
        Transcript terminal = Transcript.recorded(Files.readString(from.resolve("terminal.txt")));
        try (Chromium chromium = Chromium.start()) {
            for (Path page : pages(from)) {
                picture(chromium, page.toUri(), page.getFileName().toString().replace(".html", ".png"));
            }
            terminal(chromium, terminal, "verdict.png");
            terminal(chromium, terminal.underWay(), "progress.png");
        }
        assertThat(pictures.resolve("verdict.png")).isNotEmptyFile();
    }

    @Test
    @EnabledIfSystemProperty(named = LIVE, matches = ".+")
    void livePage() {
        try (Chromium chromium = Chromium.start();
                Visit visit = chromium.visit(URI.create(System.getProperty(LIVE)), LOOK)) {
            visit.page().waitForTimeout(SECONDS_SHOWN * 1000);
            visit.picture(HEIGHT, pictures.resolve("live.png"));
        }
    }

    private static List<Path> pages(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private void picture(Chromium chromium, URI page, String name) {
        try (Visit visit = chromium.visit(page, LOOK)) {
            visit.picture(HEIGHT, pictures.resolve(name));
        }
    }

    private void terminal(Chromium chromium, Transcript transcript, String name) throws IOException {
        Path page = Files.writeString(Files.createTempFile("terminal", ".html"), transcript.html());
        try (Visit visit = chromium.visit(page.toUri(), LOOK)) {
            visit.picture("pre", pictures.resolve(name));
        } finally {
            Files.delete(page);
        }
    }
}
